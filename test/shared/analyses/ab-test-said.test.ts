import { expect, it } from 'vitest';
import { reasonPhrase, reservationPhrase } from '#shared/analyses/ab-test/said.ts';
import type { AbTest, AbVerdict } from '#shared/analyses/ab-test/schema.ts';
import { words } from '#shared/analyses/ab-test/words.ts';
import { createWords } from '#shared/words/words.ts';

const values = { column: 'region', group: 'S', share: 0.62, groupShare: 0.62 };
const test = {
  metrics: [],
  segments: [{ column: 'region', group: 'S', columnLabel: { en: 'Region', fr: 'Région' } }],
  sampleRatioBySegment: [{ column: 'region', group: 'S', label: { en: 'The South', fr: 'Le Sud' } }],
} as unknown as AbTest;

it('a group that was dealt unlike the others is named as the bundle names it', () => {
  const [en, fr] = (['en', 'fr'] as const).map((language) => createWords(language, [words]));
  const reason = reasonPhrase(test, { reason: 'sharesApart', values } as unknown as AbVerdict);
  expect(en?.say(reason)).toContain('Where Region is “The South”, 62.0% of the cases');
  const uneven = reservationPhrase(test, { reason: 'shareUneven', values });
  expect(fr?.say(uneven).replaceAll('\u00a0', ' ')).toContain('Là où Région vaut « Le Sud »');
});
