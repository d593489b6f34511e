export const HELP_SECTIONS = [
  'minutes',
  'import',
  'formats',
  'bundles',
  'outcomes',
  'stories',
  'presenting',
  'holding',
  'privacy',
  'keys',
] as const;

export type HelpSection = (typeof HELP_SECTIONS)[number];

export function sectionOf(tab: string | null): HelpSection {
  return HELP_SECTIONS.find((section) => section === tab) ?? 'minutes';
}

/** The paragraphs of a section, numbered from one in the dictionary. */
export function paragraphKeys(section: HelpSection, has: (key: string) => boolean): string[] {
  const keys: string[] = [];
  for (let index = 1; has(`help.${section}.p${index}`); index += 1) keys.push(`help.${section}.p${index}`);
  return keys;
}
