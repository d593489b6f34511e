import type { Figure } from '#shared/domain/figure.ts';
import type { NamedText } from '#shared/domain/finding.ts';
import type { ReadinessSection } from '#shared/domain/readiness.ts';
import type { Readiness } from './schema.ts';
import { wordsEn } from './words-en.ts';
import { wordsFr } from './words-fr.ts';

const TESTS = 7;

/** Points of the four sections; the lowest one is what counts. */
export function figures({ sections, final, lowest }: Readiness): Figure[] {
  return [
    {
      id: 'readiness.sections',
      kind: 'bars',
      title: { key: 'readiness.figures.sections' },
      subtitle: { key: 'readiness.figures.subtitle' },
      alt: { key: 'readiness.figures.alt', values: { final } },
      valueFormat: 'decimal',
      marks: sections.map(({ name, score }) => ({
        label: name,
        name: sectionName(name),
        labelFormat: 'text',
        value: score,
        total: TESTS,
        emphasis: lowest.includes(name) ? 'subject' : 'other',
      })),
      table: {
        columns: [
          { id: 'section', label: { key: 'readiness.columns.section' }, format: 'text' },
          { id: 'points', label: { key: 'readiness.columns.points' }, format: 'decimal' },
          { id: 'made', label: { key: 'readiness.columns.made' }, format: 'integer' },
        ],
        rows: sections.map(({ name, score, tests }) => [name, score, tests.filter((one) => one.score > 0).length]),
      },
    },
  ];
}

function sectionName(name: ReadinessSection): NamedText {
  return { text: { en: nameIn(wordsEn, name), fr: nameIn(wordsFr, name) }, otherwise: name };
}

function nameIn(words: typeof wordsEn, name: ReadinessSection): string {
  const names = words['sections'];
  const found = typeof names === 'object' ? names[name] : undefined;
  return typeof found === 'string' ? found : name;
}
