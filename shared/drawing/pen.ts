import type { Palette } from './palette.ts';

type Attributes = Record<string, string | number>;

/** What a mark or a text is, as the charts of the window name it; the pen gives each its colour and weight. */
export type Style = keyof ReturnType<typeof stylesOf>;

/** Strings of SVG. Same input, same bytes: numbers are rounded to a tenth, everything written is escaped. */
export type Pen = {
  rect: (style: Style, box: { x: number; y: number; width: number; height: number }) => string;
  line: (style: Style, ends: { x1: number; x2: number; y1: number; y2: number }) => string;
  path: (style: Style, d: string) => string;
  circle: (style: Style, circle: { cx: number; cy: number; r: number }) => string;
  text: (style: Style, text: string, place: TextPlace) => string;
};

export type TextPlace = {
  x: number;
  y: number;
  anchor?: 'start' | 'middle' | 'end';
  isBold?: boolean;
  /** How the text begins, in bold. */
  lead?: string;
};

export function penOf(palette: Palette): Pen {
  const styles = stylesOf(palette);
  const made = (name: string, style: Style, own: Attributes): string =>
    `<${name}${attributes(own)}${attributes(styles[style])}/>`;
  return {
    rect: (style, { x, y, width, height }) => made('rect', style, { x, y, width, height }),
    line: (style, { x1, x2, y1, y2 }) => made('line', style, { x1, x2, y1, y2 }),
    path: (style, d) => made('path', style, { d }),
    circle: (style, { cx, cy, r }) => made('circle', style, { cx, cy, r }),
    text: (style, text, { x, y, anchor = 'start', isBold = false, lead = '' }) =>
      `<text${attributes({
        x,
        y,
        ...(anchor === 'start' ? {} : { 'text-anchor': anchor }),
        ...styles[style],
        ...(isBold ? { 'font-weight': 600 } : {}),
      })}>${lead === '' ? '' : `<tspan font-weight="600">${escaped(lead)}</tspan>`}${escaped(text.slice(lead.length))}</text>`,
  };
}

export function attributes(all: Attributes): string {
  return Object.entries(all)
    .map(([name, value]) => ` ${name}="${typeof value === 'number' ? rounded(value) : escaped(value)}"`)
    .join('');
}

/** Text and attribute values for SVG and HTML. */
export function escaped(text: string): string {
  return printable(text).replace(/[&<>"']/g, (sign) => ENTITIES[sign] ?? sign);
}

/** Without what no XML document may hold, and without the signs that turn the direction of the text around them. */
export function printable(text: string): string {
  return text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u202d\u202e\ufffe\uffff]|\p{Surrogate}/gu, '');
}

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

export function rounded(value: number): string {
  const tenth = Math.round(value * 10) / 10;
  return String(Object.is(tenth, -0) ? 0 : tenth);
}

function stylesOf(palette: Palette) {
  const { paper, sunk, ink, ink2, ink3, rule, rule2, accent, other, track } = palette;
  const line = (stroke: string, width = 2): Attributes => ({ stroke, 'stroke-width': width });
  const open = (stroke: string, width = 2): Attributes => ({ fill: 'none', ...line(stroke, width) });
  return {
    name: { fill: ink3 },
    label: { fill: ink, 'font-size': 13 },
    value: { fill: ink2 },
    strong: { fill: ink, 'font-weight': 600 },
    base: { fill: ink, 'font-size': 13 },
    inside: { fill: paper },
    dim: { fill: ink3 },
    forText: { fill: palette.forText, 'font-weight': 600 },
    actText: { fill: palette.againstText, 'font-weight': 600 },
    track: { fill: track },
    plain: { fill: ink2 },
    subject: { fill: accent },
    act: { fill: palette.against },
    against: { fill: palette.against },
    for: { fill: palette.for },
    other: { fill: other },
    unseen: { fill: sunk },
    density: { fill: ink3 },
    band: { fill: ink, 'fill-opacity': '0.14' },
    line: line(rule, 1),
    zero: line(rule2, 1),
    step: line(rule2, 1),
    reference: { ...line(ink3, 1), 'stroke-dasharray': '3 3' },
    threshold: { ...line(ink, 1), 'stroke-dasharray': '6 3' },
    event: line(ink3, 1),
    noteArea: { fill: accent, 'fill-opacity': '0.1' },
    /** Keeps a frame apart from cells that are as dark as itself. */
    noteGap: open(paper, 6),
    notePoint: open(accent, 2),
    noteText: { fill: ink2, stroke: paper, 'stroke-width': 3, 'stroke-linejoin': 'round', 'paint-order': 'stroke' },
    bound: line(ink2),
    boundSubject: line(accent),
    boundAct: line(palette.against),
    boundOther: line(other),
    thread: { ...open(other, 1), 'stroke-opacity': '0.45' },
    curve: { ...open(ink), 'stroke-linejoin': 'round' },
    curvePeer: { ...open(accent), 'stroke-linejoin': 'round' },
    curveOther: { ...open(other), 'stroke-linejoin': 'round' },
    curveReference: { ...open(ink3, 1), 'stroke-dasharray': '4 4' },
    curveUnseen: { ...open(other), 'stroke-dasharray': '2 3' },
    bandEdge: open(ink, 1),
    dot: { fill: ink2 },
    dotSubject: { fill: accent },
    dotAct: { fill: palette.against },
    hollow: { fill: paper, ...line(other), 'stroke-width': '1.5' },
    peer: { fill: paper, ...line(ink3), 'stroke-width': '1.5' },
    heat0: { fill: palette.heat[0] },
    heat1: { fill: palette.heat[1] },
    heat2: { fill: palette.heat[2] },
    heat3: { fill: palette.heat[3] },
    heat4: { fill: palette.heat[4] },
    heat5: { fill: palette.heat[5] },
  } satisfies Record<string, Attributes>;
}
