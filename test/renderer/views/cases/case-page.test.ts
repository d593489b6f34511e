import { describe, expect, it } from 'vitest';
import type { SimilarCase, ToldFact } from '#shared/analyses/similar/schema.ts';
import { NO_LABELS } from '#renderer/meaning/labels.ts';
import { comparisons } from '#renderer/views/cases/comparisons.ts';
import { factsShown } from '#renderer/views/cases/similar-facts.ts';
import { traceCells } from '#renderer/views/cases/trace-cells.ts';
import type { Traced } from '#renderer/views/cases/trace-cells.ts';
import { explained } from '#test/shared/analyses/model-doubles.ts';
import { logColumn, projectSummary } from '#test/support/project-summary.ts';
import { windowWords } from '#test/support/renderer-words.ts';
import { reading, refuse } from './case-doubles.ts';

const en = windowWords('en');
const fr = windowWords('fr');
const explain = explained({
  logged: 0.623,
  score: 0.623,
  decision: { logged: refuse, expected: refuse, applied: null },
});

describe('the trace of a case', () => {
  const traced: Traced = { reading, explain, isAsking: false, meaning: { arms: null }, isAudit: false };
  const told = (change: Partial<Traced>, words = en): string[] =>
    traceCells({ ...traced, ...change }, words).map(({ id, said, value }) => `${id} (${said}): ${value}`);

  it('says in five steps what was proven here and what is only logged', () => {
    expect(told({})).toEqual([
      'asked (logged only): C105310, 26\u00a0Mar\u00a02025, 15:40',
      'score (proven): 62.3% logged, 62.3% computed again',
      'cutoff (proven): 35%: 27.3 points above',
      'decision (logged only): Refused',
      'outcome (logged only): good, known 22\u00a0Jul\u00a02025',
    ]);
    expect(told({}, fr)[2]).toBe('cutoff (prouvé): 35\u00a0%\u00a0: 27,3 points au-dessus');
  });

  it('says in seven to an auditor what the model was given, what follows it and what was carried out', () => {
    const seven = told({ isAudit: true });
    expect(seven).toHaveLength(7);
    expect(seven[1]).toBe('facts (logged only): 4 facts');
    expect(seven[2]).toContain('computed again, model 2.0.0, aaaaaaaa');
    expect(seven[3]).toBe('after (proven): nothing changed its score');
    expect(seven[5]).toBe('decision (logged only): Refused, carried out as decided');
    const silent = told({ isAudit: true, reading: { ...reading, applied: null } });
    expect(silent[5]).toBe('decision (logged only): Refused, how it was carried out is not logged');
  });

  it('claims nothing that the model did not give again', () => {
    const other = explained({ logged: 0.4, warnings: [{ code: 'LOGGED_DIFFERS', columns: [], value: 0.1 }] });
    const seven = told({ isAudit: true, explain: other });
    expect(seven[2]).toMatch(/^score \(differs\)/);
    expect(seven[3]).toBe('after (missing): not known');
    expect(told({ isAudit: true, explain: null, isAsking: true })[3]).toBe('after (being checked): ');
    expect(told({ explain: null })[1]).toBe('score (logged only): 62.3% logged');
  });
});

describe('whom a case can be compared with', () => {
  it('offers the reference, each decision, the segments of the case and one other case', () => {
    const labels = { ...NO_LABELS, decision: [{ value: 'accept', label: 'Granted' }] };
    const { columns } = projectSummary();
    expect(comparisons({ explain, columns, labels }, en)).toEqual([
      { value: 'bundle', label: 'The reference cases' },
      { value: '@decision=accept', label: 'Those decided “Granted”' },
      { value: 'Job=freelance', label: 'Those with Type of job: Freelance' },
      { value: 'another', label: 'One other case' },
    ]);
  });

  it('offers no segment by a fact that the log does not hold', () => {
    const columns = [logColumn({ name: 'Home', part: 'feature' })];
    expect(comparisons({ explain, columns, labels: NO_LABELS }, en).map(({ value }) => value)).toEqual([
      'bundle',
      'another',
    ]);
  });
});

describe('similar cases', () => {
  const fact = (feature: string, own: ToldFact['own'], unit: ToldFact['unit'] = {}): ToldFact => ({
    feature,
    label: {},
    own,
    ownLabel: {},
    unit,
  });
  const compared = [fact('Age', 31), fact('Job', 'freelance'), fact('Amount', 14400), fact('Income', 700, { en: '€' })];
  const one = {
    values: [
      { value: 29, label: {} },
      { value: 'fixed', label: { en: 'Permanent' } },
      { value: 14800, label: {} },
      { value: null, label: {} },
    ],
  } as unknown as SimilarCase;

  it('stand side by side by the facts that weighed most, each in its own words', () => {
    const shown = factsShown({ compared }, explain);
    expect(shown.map(({ fact: { feature } }) => feature)).toEqual(['Income', 'Amount', 'Job']);
    expect(shown.map(({ of }) => of(one).text.en)).toEqual(['not filled in', '14,800', 'Permanent']);
  });

  it('stand side by side by the first facts of the model where nobody knows why', () => {
    expect(factsShown({ compared }, null).map(({ fact: { feature } }) => feature)).toEqual(['Age', 'Job', 'Amount']);
  });
});
