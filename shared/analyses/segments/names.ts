import type { NamedText } from '#shared/domain/finding.ts';
import type { SegmentLevel } from './schema.ts';

/** What names a level of a column. */
type LevelName = Pick<SegmentLevel, 'column' | 'label' | 'value' | 'valueLabel'>;

/** A group in the words of the bundle: `Type of job: Permanent; Age: 25 to 34 years`. */
export function groupName({ group, levels }: { group: string; levels: readonly LevelName[] }): NamedText {
  return {
    text: {
      en: levels.map((level) => named(level, 'en', ': ')).join('; '),
      fr: levels.map((level) => named(level, 'fr', '\u00a0: ')).join('\u00a0; '),
    },
    otherwise: group,
  };
}

function named({ column, label, value, valueLabel }: LevelName, language: 'en' | 'fr', joint: string): string {
  return `${label[language] ?? column}${joint}${valueLabel[language] ?? value ?? ''}`;
}

/** The columns that groups are made of, each in its words. */
export function columnNames(levels: readonly SegmentLevel[]): NamedText {
  const list = (language: 'en' | 'fr'): string =>
    levels.map((level) => level.label[language] ?? level.column).join(', ');
  return { text: { en: list('en'), fr: list('fr') }, otherwise: levels.map((level) => level.column).join(', ') };
}
