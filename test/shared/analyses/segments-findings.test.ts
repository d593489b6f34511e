import { describe, expect, it } from 'vitest';
import { notEstimable } from '#shared/domain/estimate.ts';
import { figures } from '#shared/analyses/segments/figures.ts';
import { findings } from '#shared/analyses/segments/findings.ts';
import type { Segment, SegmentLevel, Segments } from '#shared/analyses/segments/schema.ts';
import { words } from '#shared/analyses/segments/words.ts';
import { wilsonInterval } from '#shared/stats/wilson-interval.ts';
import { createWords } from '#shared/words/words.ts';

const job = (value: string, en: string, fr: string): SegmentLevel => ({
  column: 'Job',
  label: { en: 'Type of job', fr: 'Type d’emploi' },
  value,
  valueLabel: { en, fr },
  low: null,
  high: null,
  isMissing: false,
});

function group(level: SegmentLevel, n: number, wrong: number): Segment {
  const few = notEstimable('TOO_FEW_ROWS', 30);
  const isTold = n >= 30;
  return {
    group: `Job = ${level.value ?? ''}`,
    levels: [level],
    n,
    rows: n + 10,
    positives: wrong,
    rate: isTold ? wrong / n : few,
    interval: isTold ? wilsonInterval(wrong, n) : few,
    meanScore: isTold ? 0.3 : few,
    auc: isTold ? 0.8 : few,
    aucInterval: isTold ? [0.7, 0.9] : few,
    decisionRate: isTold ? 0.4 : few,
    wrong: isTold ? wrong / n : few,
    wrongInterval: isTold ? wilsonInterval(wrong, n) : few,
    bias: isTold ? 0.01 : few,
    estimable: isTold,
  };
}

const fixed = job('fixed', 'Permanent', 'CDI');
const freelance = job('freelance', 'Self-employed', 'Indépendant');
const other = job('others', 'Other', 'Autre');

function segments(groups: Segment[], more: Partial<Segments> = {}): Segments {
  return {
    rows: 5000,
    mode: 'exact',
    aucError: 0,
    task: 'binary_classification',
    unit: null,
    population: { known: 4000, withoutOutcome: 1000, immature: 0, lost: 1000, withoutScore: 0 },
    outcome: {
      positive: { value: 'bad', label: { en: 'Payment default', fr: 'Défaut de paiement' } },
      negative: { value: 'good', label: {} },
    },
    cutoff: null,
    by: ['Job'],
    groups,
    overall: { n: 4000, wrong: 0.22, wrongInterval: [0.2, 0.24], rate: 0.3 },
    worst: { tested: 214, segments: [] },
    ...more,
  };
}

const worse = {
  group: 'Job = freelance',
  levels: [freelance],
  n: 400,
  wrong: 0.35,
  wrongElsewhere: 0.2,
  difference: 0.15,
  interval: [0.1, 0.2] as [number, number],
  pValue: 1e-6,
  adjusted: 1e-4,
};

const said = (result: Segments, language: 'en' | 'fr' = 'en'): string[] => {
  const { say } = createWords(language, [words]);
  return findings(result).map((one) => [one.title, ...one.account].map(say).join(' '));
};

describe('what segments say', () => {
  it('names where decisions are wrong more often, in the words of the reader', () => {
    const result = segments([], { worst: { tested: 214, segments: [worse] } });
    expect(said(result)).toEqual([
      'For “Type of job: Self-employed”, 35 in 100 decisions are wrong; elsewhere, 20 in 100. 140 of 400 with a known outcome: 10.0 to 20.0 more in 100 than elsewhere, with 95% confidence. It stands out among the 214 segments that were looked at, even when the luck of looking at so many is allowed for.',
    ]);
    expect(said(result, 'fr')[0]).toContain('Type d’emploi\u00a0: Indépendant');
    expect(findings(result)[0]).toMatchObject({ state: 'act', figure: 'segments.worst' });
    const two = said(segments([], { worst: { tested: 214, segments: [worse, { ...worse, group: 'Job = others' }] } }));
    expect(two[0]).toContain('One other segment that stands out is listed with it.');
    const slight = { ...worse, interval: [0.01, 0.2] as [number, number] };
    expect(findings(segments([], { worst: { tested: 9, segments: [slight] } }))[0]).toMatchObject({ state: 'watch' });
  });

  it('says not shown where no difference is, and never equal', () => {
    const result = segments([group(fixed, 400, 80), group(freelance, 400, 88)]);
    const text = said(result).join(' ');
    expect(text).toContain('In none of 214 segments are decisions shown to be wrong more often than elsewhere.');
    expect(text).toContain('it is not shown that decisions are wrong more often in one of 2 groups than in another');
    expect(text).not.toMatch(/equal|same/);
  });

  it('compares groups that differ, and leaves small ones out', () => {
    const result = segments([group(fixed, 400, 60), group(freelance, 400, 160), group(other, 12, 6)]);
    const text = said(result);
    expect(text[1]).toContain(
      'Wrong decisions go from 15 in 100 for “Type of job: Permanent” to 40 in 100 for “Type of job: Self-employed”.',
    );
    expect(text.at(-1)).toBe(
      'One group of 3 holds too few known outcomes, or too few of one of them, to be judged. Together 12 of 4,000 known outcomes. They are left out of every comparison.',
    );
  });

  it('calls no group small while nobody said what the score announces', () => {
    const unsaid = segments([group(fixed, 20, 5), group(freelance, 10, 1)], {
      worst: notEstimable('POSITIVE_CLASS_UNKNOWN'),
    });
    expect(findings(unsaid).map(({ id }) => id)).toEqual(['segments.none']);
  });

  it('says why nothing can be told, and nothing of an empty selection', () => {
    expect(said(segments([], { worst: notEstimable('NO_CUTOFF') }))[0]).toMatch(/cannot be told yet\. Nobody said/);
    expect(said(segments([], { rows: 0 }))).toEqual([]);
  });
});

describe('the figures of segments', () => {
  it('draw each group with its interval beside all cases, and a gap where nothing can be told', () => {
    const result = segments([group(fixed, 400, 60), group(other, 12, 6)], {
      worst: { tested: 214, segments: [worse] },
    });
    const drawn = figures(result);
    expect(drawn.map((one) => one.id)).toEqual(['segments.wrong', 'segments.rate', 'segments.auc', 'segments.worst']);
    expect(drawn[0]).toMatchObject({ kind: 'intervals', reference: { value: 0.22 } });
    expect(drawn[0]?.marks).toMatchObject([{ value: 0.15 }, { value: null, interval: null }]);
    expect(drawn[0]?.table.rows[1]).toEqual(['Job = others', 22, 12, null, null, null]);
    expect(drawn[3]?.marks[0]).toMatchObject({ value: 0.35, peer: 0.2 });
    const { say, has } = createWords('fr', [words]);
    for (const one of drawn)
      for (const phrase of [one.title, one.alt, ...one.table.columns.map((column) => column.label)]) {
        expect(has(phrase.key) || has(`${phrase.key}_other`), phrase.key).toBe(true);
        expect(say(phrase)).not.toMatch(/\{\{|segments\./);
      }
    expect(figures(segments([]))).toEqual([]);
  });
});
