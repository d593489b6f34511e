export const DATA_TABS = [
  'sources',
  'columns',
  'quality',
  'setAside',
  'framing',
  'models',
  'meaning',
  'trail',
] as const;

export type DataTab = (typeof DATA_TABS)[number];

/** The tab of an address; an unknown one is the first. */
export function tabOf(text: string | null): DataTab {
  return DATA_TABS.find((tab) => tab === text) ?? 'sources';
}
