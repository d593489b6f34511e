/** The colours of the look by the name of their use. Marks reach 3:1 and texts 4.5:1 on the paper of their theme. */
export type Palette = {
  paper: string;
  sunk: string;
  ink: string;
  ink2: string;
  ink3: string;
  rule: string;
  rule2: string;
  accent: string;
  accentSoft: string;
  for: string;
  forText: string;
  against: string;
  againstText: string;
  other: string;
  track: string;
  /** From nothing to very strong, one for each level of a heat map. */
  heat: readonly [string, string, string, string, string, string];
};

const LIGHT: Palette = {
  paper: '#fbfaf7',
  sunk: '#f3f1ec',
  ink: '#16191d',
  ink2: '#484e56',
  ink3: '#666c75',
  rule: '#e3e0d8',
  rule2: '#8a877f',
  accent: '#1f3a5f',
  accentSoft: '#e9edf3',
  for: '#0072b2',
  forText: '#00659e',
  against: '#d55e00',
  againstText: '#ad4a00',
  other: '#8c9097',
  track: '#d4d5d3',
  heat: ['#f1efe9', '#dce2ea', '#c6d1de', '#aebdd0', '#56759c', '#1f3a5f'],
};

/** `print` differs by its paper: white, so that a printer lays no ink on it. */
export const PALETTES = { light: LIGHT, print: { ...LIGHT, paper: '#ffffff' } } as const satisfies Record<
  string,
  Palette
>;

export type Theme = keyof typeof PALETTES;
