import type { Finding, Phrase } from '#shared/domain/finding.ts';
import { refusalPhrase } from '../refusals.ts';
import type { Readiness, ReadinessTest } from './schema.ts';

/** The name of a test as a sentence. */
function testPhrase({ id }: Pick<ReadinessTest, 'id'>): Phrase {
  return { key: `readiness.tests.${id}` };
}

/** What the project shows about a test, or why it shows nothing; null where only people know. */
export function evidencePhrase({ evidence }: ReadinessTest): Phrase | null {
  if (evidence === null) return null;
  return 'ok' in evidence
    ? refusalPhrase(evidence)
    : { key: `readiness.evidence.${evidence.id}`, values: evidence.values };
}

export function findings({ sections, final, band, lowest, found }: Readiness): Finding[] {
  const tests = sections.flatMap((section) => section.tests);
  const made = tests.filter(({ score }) => score > 0).length;
  const first = lowest[0];
  const raising = sections
    .filter(({ name }) => lowest.includes(name))
    .flatMap((section) => section.tests.filter(({ needs, score }) => score === 0 && needs !== 'evidence'));
  const account: Phrase[] = [
    { key: 'readiness.made', values: { made, all: tests.length } },
    ...(first === undefined ? [] : [{ key: 'readiness.floor', values: { section: sectionPhrase(first), final } }]),
    ...(raising[0] === undefined ? [] : [{ key: 'readiness.raise', values: { test: testPhrase(raising[0]) } }]),
  ];
  return [
    {
      id: 'readiness.final',
      state: final > 2 ? 'holds' : 'watch',
      weight: final > 2 ? 0.2 : 0.45,
      title: { key: `readiness.bands.${band}`, values: { final } },
      account,
      figure: 'readiness.sections',
      link: { label: { key: 'readiness.link' }, page: 'audit', focus: 'readiness' },
    },
    ...(found === 0
      ? []
      : [
          {
            id: 'readiness.found',
            state: 'watch' as const,
            weight: 0.4,
            title: { key: 'readiness.found', values: { count: found } },
            account: tests.flatMap((test) =>
              test.evidence !== null && !('ok' in test.evidence) && test.evidence.found
                ? [evidencePhrase(test)].filter((phrase) => phrase !== null)
                : [],
            ),
          },
        ]),
  ];
}

function sectionPhrase(name: string): Phrase {
  return { key: `readiness.sections.${name}` };
}
