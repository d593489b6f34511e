import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { manifestSchema } from '#shared/bundle/manifest.ts';
import type { Passport } from '#shared/contract/bundles.ts';
import { passportFields } from '#renderer/passport/passport-fields.ts';
import { FIXTURES } from '#test/support/engine.ts';
import { windowWords } from '#test/support/renderer-words.ts';

it('names the figures at deployment as the results do, and others as the bundle does', () => {
  const text = readFileSync(join(FIXTURES, 'bundles/credit/bundle.json'), 'utf8');
  const manifest = manifestSchema.parse(JSON.parse(text));
  manifest.training!.metrics_at_deployment!['gini_of_ours'] = 0.5;
  const passport = { bundle: { sha256: 'ab' }, manifest, model: { family: 'trees' } } as unknown as Passport;
  const told = (language: 'en' | 'fr'): string | null | undefined =>
    passportFields(passport, windowWords(language)).find(({ key }) => key === 'metrics')?.value;
  expect(told('en')).toBe(
    'AUC 0.832; Brier score 0.145; Log loss 0.443; ECE, ten bins of equal width 0.024; Precision 0.585; Recall 0.658; gini of ours 0.500',
  );
  expect(told('fr')).toContain('Score de Brier 0,145\u00a0; Perte logarithmique 0,443');
});
