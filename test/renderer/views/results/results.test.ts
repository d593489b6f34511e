import { describe, expect, it } from 'vitest';
import { isEstimated, notEstimable } from '#shared/domain/estimate.ts';
import { classMetrics } from '#shared/analyses/performance/class-metrics.ts';
import { scoreTableOf } from '#shared/stats/score-table.ts';
import type { Threshold } from '#shared/analyses/threshold/schema.ts';
import { cutoffModel } from '#renderer/views/results/cutoff-model.ts';
import { cutoffLead, cutoffVerdict, movedSentence, peopleRows } from '#renderer/views/results/cutoff-words.ts';
import type { Value } from '#shared/analyses/value/schema.ts';
import { totalNote } from '#renderer/views/results/money-words.ts';
import { missingPart } from '#renderer/views/results/missing-part.ts';
import { inSentence, namesOf } from '#renderer/views/results/names.ts';
import { excludesZero, scoreText, shortMoney, signedPoints } from '#renderer/views/results/numbers.ts';
import { tabOf } from '#renderer/views/results/results-tabs.ts';
import { firstColumns, groupColumns, keptColumns } from '#renderer/views/results/segment-columns.ts';
import { tellingBins } from '#renderer/views/results/calibration-bins.ts';
import { metricRows, withoutInterval } from '#renderer/views/results/metric-rows.ts';
import { noIntervalSentences } from '#renderer/views/results/no-interval-words.ts';
import { windowWords } from '#test/support/renderer-words.ts';
import { logColumn, projectSummary } from '#test/support/project-summary.ts';

const en = windowWords('en');
const fr = windowWords('fr');

const CUTOFF = {
  threshold: 0.35,
  operator: '>=' as const,
  whenTrue: 'refuse',
  whenFalse: 'accept',
  whenTrueLabel: { en: 'Refused', fr: 'Refusé' },
  whenFalseLabel: { en: 'Granted', fr: 'Accordé' },
};
const OUTCOME = {
  positive: { value: 'bad', label: { en: 'Payment default', fr: 'Défaut de paiement' } },
  negative: { value: 'good', label: { en: 'Repaid', fr: 'Remboursé' } },
};

function context(
  change: Partial<Parameters<typeof cutoffModel>[0]> = {},
  words = en,
): Parameters<typeof cutoffVerdict>[0] {
  const known = new Array<number>(100).fill(0);
  const positives = new Array<number>(100).fill(0);
  Object.assign(known, { 10: 4870, 33: 130, 60: 2712 });
  Object.assign(positives, { 10: 625, 33: 50, 60: 1620 });
  const matrix: Threshold['matrix'] = {
    truePositive: 0,
    falsePositive: 0,
    trueNegative: 1631.09,
    falseNegative: -4061.9,
    source: 'observed',
    observedRows: 5512,
  };
  const model = cutoffModel({
    histogram: { low: 0, step: 0.01, known, positives },
    cutoff: CUTOFF,
    matrix,
    best: notEstimable('NO_VALUE_MATRIX'),
    ...change,
  });
  return { model, names: namesOf({ outcome: OUTCOME, cutoff: CUTOFF }, words), currency: 'EUR', isProbability: true };
}

describe('the tabs of Results', () => {
  it('begin with the quality when the address names none that is known', () => {
    expect(tabOf(null)).toBe('quality');
    expect(tabOf('nothing')).toBe('quality');
    expect(tabOf('cutoff')).toBe('cutoff');
  });
});

describe('a log without what results need', () => {
  it('is told which column is missing', () => {
    const columns = projectSummary().columns;
    expect(missingPart({ rows: 0, columns })).toBe('rows');
    expect(missingPart({ rows: 10, columns })).toBeNull();
    expect(missingPart({ rows: 10, columns: columns.filter(({ part }) => part !== 'score') })).toBe('score');
    expect(missingPart({ rows: 10, columns: columns.filter(({ part }) => part !== 'outcome') })).toBe('outcome');
  });
});

describe('the sentence of the cut-off', () => {
  it('says what another one would have earned, with whom', () => {
    expect(cutoffVerdict(context(), 33, en)).toBe(
      'A cut-off of 33% instead of 35% would have earned €72,608 more, with 130 more cases refused.',
    );
    expect(cutoffVerdict(context({}, fr), 33, fr)).toBe(
      'Un seuil de 33\u00a0% au lieu de 35\u00a0% aurait rapporté 72\u00a0608\u00a0€ de plus, avec 130 dossiers «\u00a0Refusé\u00a0» de plus.',
    );
    expect(cutoffVerdict(context(), 100, en)).toContain('less, with 2,712 more cases granted.');
  });

  it('says what the one in force earns, and has people without money', () => {
    expect(cutoffVerdict(context(), 35, en)).toMatch(
      /^The cut-off in force, 35%, earns €4,312,\d{3} over 7,712 cases\.$/,
    );
    const bare = context({ matrix: notEstimable('NO_VALUE_MATRIX') });
    expect(cutoffVerdict(bare, 33, en)).toBe(
      'A cut-off of 33% instead of 35% would have meant 130 more cases refused.',
    );
    expect(cutoffVerdict(bare, 35, en)).toContain('2,712 cases of 7,712 are refused.');
    const alone = context({ cutoff: null });
    expect(cutoffVerdict(alone, 50, en)).toMatch(/^A cut-off of 50% would have earned/);
    expect(movedSentence(alone, 50, en)).toBeNull();
  });

  it('keeps the doubt beside it, and says when nothing is shown', () => {
    expect(cutoffLead(context(), 33, en)).toBe('Between €9,489 and €135,727 more over 7,712 cases.');
    const even = context({
      matrix: {
        truePositive: 0,
        falsePositive: 0,
        trueNegative: 10,
        falseNegative: -16.1,
        source: 'asked',
        observedRows: 0,
      },
    });
    expect(cutoffVerdict(even, 33, en), 'no amount in large type that chance alone could have made').toBe(
      'A cut-off of 33% instead of 35% would have meant 130 more cases refused; no difference in money is shown.',
    );
    expect(cutoffLead(even, 33, en)).toMatch(
      /^Anything from −\u2060€\d+ to \+€\d+ over 7,712 cases: no difference is shown\.$/,
    );
  });

  it('says that the score plays no part where all get the same decision', () => {
    const known = [10, 10];
    const all = context({ histogram: { low: 0, step: 0.5, known, positives: [2, 8] }, best: notEstimable('NO_ROWS') });
    expect(cutoffLead(all, 0, en)).toContain('Every case would get the same decision: the score would play no part.');
    expect(cutoffLead(all, 1, en)).not.toContain('no part');
  });

  it('says how the cases between the two turned out', () => {
    expect(movedSentence(context(), 33, en)).toBe(
      'Of the 130 cases that would also be refused, 50 ended as “Payment default” and 80 as “Repaid”.',
    );
  });
});

describe('the note under what the cases brought', () => {
  const unknown = notEstimable('NO_ARM_COLUMN');
  const value: Value = {
    ...{ rows: 25, currency: 'EUR', n: 25, withoutValue: 0, immature: 0, total: 7279, perCase: 291, days: 1 },
    ...{ perCaseInterval: notEstimable('TOO_FEW_ROWS', 30), byPeriod: [], against: unknown, projected: unknown },
  };

  it('has no rate of one day, and says why a mean of few has no interval', () => {
    expect(totalNote(value, en)).toBe(
      'on 25 cases of one day. For one case €291; fewer than 30 values give no interval.',
    );
    expect(totalNote(value, fr).replaceAll('\u00a0', ' ')).toBe(
      'sur 25 dossiers d’un même jour. Pour un dossier 291 € ; moins de 30 valeurs ne donnent pas d’intervalle.',
    );
  });

  it('has both where they can be told', () => {
    expect(totalNote({ ...value, days: 10, perCaseInterval: [250, 332], withoutValue: 1 }, en)).toBe(
      'on 25 cases: €728 a day over 10 days. For one case €291, between €250 and €332. One case without a value is left out.',
    );
  });
});

describe('the table of people and money', () => {
  it('adds up in what it shows', () => {
    const number = (text: string | null): number => Number((text ?? '').replace('\u2212', '-').replace(/[^\d-]/g, ''));
    for (const edge of [11, 33, 34, 35, 61, 100])
      for (const row of peopleRows(context(), edge, en))
        expect(number(row.trial) - number(row.before)).toBe(number(row.change));
  });

  it('marks what is better and what is worse by the amounts', () => {
    const tones = Object.fromEntries(peopleRows(context(), 33, en).map((row) => [row.id, row.tone]));
    expect(tones).toEqual({ tn: 'against', fp: 'against', tp: 'for', fn: 'for', selected: null, money: 'for' });
  });
});

describe('numbers', () => {
  it('write a decision as a word or in quotes', () => {
    expect(inSentence('Refused', en)).toBe('refused');
    expect(inSentence('Hot: to be called', en)).toBe('“Hot: to be called”');
    expect(inSentence('Refusé', fr)).toBe('«\u00a0Refusé\u00a0»');
  });

  it('keep a score short and an axis shorter', () => {
    expect(scoreText(0.33, true, en)).toBe('33%');
    expect(scoreText(0.335, true, fr)).toBe('33,5\u00a0%');
    expect(scoreText(12.5, false, en)).toBe('12.50');
    expect(shortMoney(4e6, 4e6, 'EUR', en)).toBe('€4m');
    expect(shortMoney(4e6, 4e6, 'EUR', fr)).toBe('4\u00a0M€');
    expect(shortMoney(0, 4e6, 'EUR', en)).toBe('€0');
    expect(shortMoney(-2e6, 4e6, 'EUR', en)).toBe('−\u2060€2m');
  });

  it('give no sign to nothing', () => {
    expect(signedPoints(0.0001, en)).toBe('0.0');
    expect(signedPoints(-0.0001, en)).toBe('0.0');
    expect(signedPoints(0.017, en)).toBe('+1.7');
    expect(excludesZero([-1, 2])).toBe(false);
    expect(excludesZero([1, 2])).toBe(true);
    expect(excludesZero(notEstimable('NO_ROWS'))).toBe(false);
  });
});

describe('columns that make groups', () => {
  const columns = [
    logColumn({ name: 'id', part: 'prediction_id' }),
    logColumn({ name: 'Age', part: 'feature', kind: 'number' }),
    logColumn({ name: 'Job', part: 'feature' }),
    logColumn({ name: 'Notes', part: 'feature', sensitivity: 'free-text' }),
    logColumn({ name: 'channel', part: 'audit' }),
  ];

  it('leave out identifiers and free text, and begin with a fact in words', () => {
    expect(groupColumns(columns).map(({ name }) => name)).toEqual(['Age', 'Job', 'channel']);
    expect(firstColumns(columns)).toEqual(['Job']);
    expect(firstColumns([])).toEqual([]);
  });

  it('forget a choice whose column is gone', () => {
    expect(keptColumns(['Age', 'gone'], columns)).toEqual(['Age']);
    expect(keptColumns(['gone'], columns)).toBeNull();
    expect(keptColumns(null, columns)).toBeNull();
  });
});

describe('the bins that are told', () => {
  const bin = (from: number, n: number, off: number): Parameters<typeof tellingBins>[0][number] => ({
    from,
    to: from + 0.1,
    n,
    positives: 1,
    meanScore: from + 0.05,
    rate: from + 0.05 + off,
    interval: [0, 1],
  });

  it('are few, in order, counted enough, and hold the one that is farthest off', () => {
    const told = tellingBins([
      bin(0, 900, 0),
      bin(0.1, 100, 0),
      bin(0.2, 100, 0.2),
      bin(0.3, 100, 0),
      bin(0.4, 100, 0),
      bin(0.5, 4, 0.4),
      bin(0.6, 40, 0),
    ]).map(({ from }) => from);
    expect(told.length).toBeLessThanOrEqual(4);
    expect(told).toEqual([...told].sort((a, b) => a - b));
    expect(told).toContain(0.2);
    expect(told).not.toContain(0.5);
  });
});

describe('the table of indices', () => {
  const metrics = { auc: 0.82, aucInterval: [0.81, 0.83], ece: 0.07 } as unknown as Parameters<typeof metricRows>[0];
  const version = (name: string): Parameters<typeof metricRows>[1]['byVersion'][number] => ({
    ...metrics,
    version: name,
    role: null,
  });
  const promise = (
    metric: string,
    name: string,
    deployed: number,
  ): Parameters<typeof metricRows>[1]['atDeployment'][number] => ({
    ...{ metric, version: name, deployed, now: 0.8 },
    interval: notEstimable('TOO_FEW_ROWS'),
  });

  it('stands the promise of the one version beside its index, whatever the manifest calls it', () => {
    const atDeployment = [promise('auc', '2.0.0', 0.83), promise('ece_10_equal_width', '2.0.0', 0.02)];
    const rows = metricRows(metrics, { atDeployment, byVersion: [version('2.0.0')] });
    expect(rows[0]).toMatchObject({ id: 'auc', deployed: 0.83, version: '2.0.0', interval: [0.81, 0.83] });
    expect(rows.filter(({ id }) => id === 'ece')).toMatchObject([{ value: 0.07, deployed: 0.02 }]);
  });

  it('lets a promise of one of several versions stand beside what that version reaches, not beside all of them', () => {
    const atDeployment = [promise('auc', '2.0.0', 0.83), promise('auc', '2.1.0', 0.85)];
    const rows = metricRows(metrics, { atDeployment, byVersion: [version('2.0.0'), version('2.1.0')] });
    expect(rows.slice(0, 3)).toMatchObject([
      { id: 'auc', value: 0.82, deployed: null, version: null },
      { id: 'auc', value: 0.8, deployed: 0.83, version: '2.0.0' },
      { id: 'auc', value: 0.8, deployed: 0.85, version: '2.1.0' },
    ]);
  });

  it('has an interval around every index of decisions and scores, but for those that chance alone widens', () => {
    const score = Float64Array.from({ length: 400 }, (_, at) => ((at * 37) % 400) / 400);
    const outcome = score.map((one, at) => (one > ((at * 61) % 400) / 400 ? 1 : 0));
    const judged = { cutoff: { threshold: 0.5, operator: '>=' as const }, isProbability: true, isBinned: false };
    const rows = metricRows(classMetrics(scoreTableOf(score, outcome), judged), { atDeployment: [], byVersion: [] });
    expect(rows).toHaveLength(17);
    for (const { id, value, interval } of rows)
      if (isEstimated(interval)) {
        expect(interval[0], id).toBeLessThan(value as number);
        expect(interval[1], id).toBeGreaterThan(value as number);
      }
    expect(withoutInterval(rows).map(({ row, why }) => [row.id, why.reason])).toEqual([
      ['ks', 'LARGEST_OF_MANY'],
      ['ece', 'WIDENED_BY_CHANCE'],
      ['eceEqualCount', 'WIDENED_BY_CHANCE'],
    ]);
  });

  it('names each index without an interval once, and why; a version only where it alone has none', () => {
    const few = notEstimable('TOO_FEW_OF_A_CLASS', 5);
    const row = (id: string, version: string | null, interval: [number, number] | typeof few) => ({
      ...{ id, version, interval, kind: 'index' as const, value: 0.5, deployed: null },
    });
    const chance = notEstimable('WIDENED_BY_CHANCE');
    const told = withoutInterval([
      row('auc', null, [0.4, 0.6]),
      row('ece', null, chance),
      row('ece', '2.0.0', chance),
      row('eceEqualCount', null, chance),
      row('kappa', null, [0.4, 0.6]),
      row('kappa', '2.0.0', few),
      { ...row('mcc', null, few), value: notEstimable('TOO_FEW_ROWS') },
    ]);
    const named = told.map(({ row: { id, version }, why }) => ({ name: `${id} ${version ?? ''}`.trim(), why }));
    expect(noIntervalSentences(named, en)).toEqual([
      'No interval for ece and eceEqualCount. Chance alone makes such an error larger, the more so the better a score is calibrated: no interval would hold 95 times in 100.',
      'No interval for kappa 2.0.0. Too few cases have one of the two outcomes; at least 5 are needed.',
    ]);
  });
});
