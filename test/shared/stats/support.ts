import { readFileSync } from 'node:fs';
import { expect } from 'vitest';
import { isEstimated, type NotEstimable } from '#shared/domain/estimate.ts';
import { scoreTableOf, type ScoreTable } from '#shared/stats/score-table.ts';

type ClassAnswer = Record<
  | 'auc'
  | 'average_precision'
  | 'brier'
  | 'log_loss'
  | 'ece_10_equal_width'
  | 'ks'
  | 'threshold'
  | 'tp'
  | 'fp'
  | 'tn'
  | 'fn'
  | 'accuracy'
  | 'precision'
  | 'recall'
  | 'specificity'
  | 'f1'
  | 'balanced_accuracy'
  | 'mcc',
  number
>;
type BinAnswer = Record<'from' | 'to' | 'n' | 'mean_score' | 'observed_rate', number>;
type ValueAnswer = Record<
  'n' | 'mae' | 'rmse' | 'mape' | 'r2' | 'bias_mean_error' | 'median_absolute_error' | 'share_within_10_percent',
  number
>;
type ArmAnswer = Record<'successes' | 'n' | 'mean' | 'sd', number>;

type Oracle = {
  credit: {
    all: ClassAnswer & { calibration_bins: BinAnswer[] };
    shadow: ClassAnswer & { calibration_bins: BinAnswer[] };
    byMonth: Record<string, ClassAnswer>;
    liftByDecile: Record<'n' | 'min_score' | 'max_score' | 'positives' | 'rate' | 'lift' | 'cumulative_gain', number>[];
    granted: {
      treatment: ArmAnswer;
      control: ArmAnswer;
      z_pooled: number;
      pvalue_two_sided: number;
      newcombe95: [number, number];
    };
    gain: {
      treatment: ArmAnswer;
      control: ArmAnswer;
      t_welch: number;
      dof: number;
      pvalue_two_sided: number;
      welch95: [number, number];
    };
  };
  housing: { all: ValueAnswer; shadow: ValueAnswer; agent: ValueAnswer; byMonth: Record<string, ValueAnswer> };
};

type Results<P, A> = { performance: P; ab_test: A };

function results<P, A>(name: 'credit' | 'housing'): Results<P, A> {
  const path = new URL(`../../fixtures/cases/${name}/oracle-results.json`, import.meta.url);
  return JSON.parse(readFileSync(path, 'utf8')) as Results<P, A>;
}

type Credit = Oracle['credit'];
type Housing = Oracle['housing'];

const credit = results<
  {
    all: Credit['all'];
    shadow_all: Credit['shadow'];
    by_month: Credit['byMonth'];
    lift_by_decile: Credit['liftByDecile'];
  },
  { granted_rate_all_rows: Credit['granted']; gain_eur_where_known: Credit['gain'] }
>('credit');
const housing = results<
  { all: Housing['all']; shadow_all: Housing['shadow']; agent_all: Housing['agent']; by_month: Housing['byMonth'] },
  unknown
>('housing');

/** The references of the cases, under the names of these tests. */
export const oracle: Oracle = {
  credit: {
    all: credit.performance.all,
    shadow: credit.performance.shadow_all,
    byMonth: credit.performance.by_month,
    liftByDecile: credit.performance.lift_by_decile,
    granted: credit.ab_test.granted_rate_all_rows,
    gain: credit.ab_test.gain_eur_where_known,
  },
  housing: {
    all: housing.performance.all,
    shadow: housing.performance.shadow_all,
    agent: housing.performance.agent_all,
    byMonth: housing.performance.by_month,
  },
};

/** Two implementations in double precision over about 8,000 rows. */
export const EXACT = 1e-9;
/** The known answers of the design are printed with six or seven figures. */
export const CLOSE = 1e-6;

export function expectNear(figure: number | NotEstimable, answer: number, tolerance: number): void {
  expect(isEstimated(figure)).toBe(true);
  expect(Math.abs((figure as number) - answer)).toBeLessThanOrEqual(tolerance * Math.max(1, Math.abs(answer)));
}

export function estimated<T>(figure: T): Exclude<T, { ok: false }> {
  if (!isEstimated(figure)) throw new Error(`not estimable: ${JSON.stringify(figure)}`);
  return figure;
}

export function tableOf(scores: readonly number[], outcomes: readonly number[]): ScoreTable {
  return scoreTableOf(Float64Array.from(scores), Float64Array.from(outcomes));
}

export const EMPTY = tableOf([], []);

/** Rows of a comma-separated text as objects; quotes may hold commas and line ends. */
export function csvRows(url: URL): Record<string, string>[] {
  const records: string[][] = [[]];
  for (const [, quoted, plain, end] of readFileSync(url, 'utf8').matchAll(
    /(?:"((?:[^"]|"")*)"|([^,\r\n]*))(,|\r?\n|$)/g,
  )) {
    records.at(-1)!.push(quoted === undefined ? (plain ?? '') : quoted.replaceAll('""', '"'));
    if (end !== ',') records.push([]);
  }
  const [header, ...rows] = records.filter((record) => record.length > 1);
  return rows.map((row) => Object.fromEntries(header!.map((name, at) => [name, row[at] ?? ''])));
}

export function knownFile(name: string): URL {
  return new URL(`known/${name}`, import.meta.url);
}

export function caseFile(name: string): URL {
  return new URL(`../../fixtures/cases/${name}`, import.meta.url);
}

export type CreditRow = { month: string; score: number; shadow: number; outcome: number };

export function creditRows(): CreditRow[] {
  return csvRows(caseFile('credit/predictions.csv'))
    .filter((row) => row['outcome'] !== '')
    .map((row) => ({
      month: row['computed_at']!.slice(0, 7),
      score: Number(row['score']),
      shadow: Number(row['shadow_score']),
      outcome: row['outcome'] === 'bad' ? 1 : 0,
    }));
}

export function twoClassExample(): { score: Float64Array; outcome: Float64Array; table: ScoreTable } {
  const rows = csvRows(knownFile('two-class-example.csv'));
  const score = Float64Array.from(rows, (row) => Number(row['score']));
  const outcome = Float64Array.from(rows, (row) => Number(row['outcome']));
  return { score, outcome, table: scoreTableOf(score, outcome) };
}

/** Share of simulated intervals that hold the truth. */
export function coverage(draws: number, holds: (draw: number) => boolean): number {
  let held = 0;
  for (let draw = 0; draw < draws; draw++) if (holds(draw)) held++;
  return held / draws;
}

/** Nominal 95 %, plus or minus what 2,000 draws and a normal approximation may cost. */
export function expectCoverage(share: number): void {
  expect(share).toBeGreaterThan(0.93);
  expect(share).toBeLessThan(0.97);
}
