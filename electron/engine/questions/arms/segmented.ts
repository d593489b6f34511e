import { comparison, sideOf } from '#shared/analyses/ab-test/compare.ts';
import type { Comparison } from '#shared/analyses/ab-test/compare.ts';
import type { AbGroup, AbInteraction, AbTest } from '#shared/analyses/ab-test/schema.ts';
import { isEstimated, notEstimable } from '#shared/domain/estimate.ts';
import type { NotEstimable } from '#shared/domain/estimate.ts';
import { ofLevel } from '#shared/analyses/figure-cases.ts';
import type { SegmentLevel } from '#shared/analyses/segments/schema.ts';
import { heterogeneity } from '#shared/stats/heterogeneity.ts';
import { holm } from '#shared/stats/holm.ts';
import { breslowDay } from '#shared/stats/mantel-haenszel.ts';
import { sampleRatio } from '#shared/stats/sample-ratio.ts';
import type { CodedColumn } from '../groups/levels.ts';
import { groupText } from '../groups/levels.ts';
import { gathered, sumsOf } from './cube.ts';
import type { Cell, Part } from './cube.ts';
import type { AskedMetric } from './metrics.ts';

/** Cases of an arm that a group needs, and successes where a rate is told. */
const ROWS = 30;
const SUCCESSES = 5;

/** The rows of one value of a column: what it is called, and how `where` names it. */
export type Group = {
  column: string;
  columnLabel: AbGroup['columnLabel'];
  group: string;
  label: AbGroup['label'];
  where: string | null;
  part: Part;
};

/** Months and the levels of each column, with what both arms add up to in each. */
export function groupsOf(cells: readonly Cell[], columns: readonly CodedColumn[], metrics: number): Group[][] {
  const months = gathered(cells, ({ day }) => monthOf(day), metrics);
  const byMonth = [...months]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([month, part]): Group => ({ column: '@month', columnLabel: {}, group: month, label: {}, where: null, part }));
  const byColumn = columns.map((column, at) => {
    const parts = gathered(cells, ({ codes }) => codes[at] ?? 0, metrics);
    return column.levels.flatMap((level, code): Group[] => {
      const part = parts.get(code);
      return part === undefined ? [] : [{ ...named(column, level), part }];
    });
  });
  return [byMonth, ...byColumn].filter((groups) => groups.length > 1);
}

function named(column: CodedColumn, level: SegmentLevel): Omit<Group, 'part'> {
  return {
    column: column.name,
    columnLabel: column.label,
    group: level.value ?? groupText([level]),
    label: level.valueLabel,
    where: ofLevel(level),
  };
}

/** The primary metric in every group, and whether the groups of a column differ. */
export function segmentsOf(
  byColumn: readonly (readonly Group[])[],
  { kind }: AskedMetric,
  overall: Comparison,
): { segments: AbGroup[]; interactions: AbInteraction[] } {
  const segments: AbGroup[] = [];
  const interactions: AbInteraction[] = [];
  for (const groups of byColumn) {
    const compared = groups.map((group) => ({ group, sums: sumsOf(group.part, 0) }));
    const tests = compared.map(({ sums }) => comparison(kind, sums));
    const told = compared.map(({ group, sums }, at): AbGroup => {
      const { treatment, control } = sums;
      const isRare =
        kind === 'rate' &&
        Math.min(treatment.y, treatment.n - treatment.y, control.y, control.n - control.y) < SUCCESSES;
      const lacking =
        treatment.n < ROWS || control.n < ROWS
          ? notEstimable('TOO_FEW_ROWS', ROWS)
          : isRare
            ? notEstimable('TOO_FEW_ROWS', SUCCESSES)
            : null;
      const test = tests[at];
      const { part: _, ...name } = group;
      return {
        ...name,
        treatment: { n: treatment.n, mean: treatment.n === 0 ? notEstimable('NO_ROWS') : treatment.y / treatment.n },
        control: { n: control.n, mean: control.n === 0 ? notEstimable('NO_ROWS') : control.y / control.n },
        difference: lacking ?? test?.difference ?? notEstimable('NO_ROWS'),
        interval: lacking ?? test?.interval ?? notEstimable('NO_ROWS'),
        pValue: lacking ?? test?.pValue ?? notEstimable('NO_ROWS'),
        adjusted: lacking ?? test?.pValue ?? notEstimable('NO_ROWS'),
        estimable: lacking === null && test !== undefined && isEstimated(test.difference),
      };
    });
    adjust(told);
    segments.push(...told);
    const [first] = groups;
    if (first !== undefined) interactions.push(interaction(first, compared, tests, kind, overall));
  }
  adjust(interactions);
  return { segments, interactions };
}

function adjust(list: { pValue: number | NotEstimable; adjusted: number | NotEstimable }[]): void {
  const known = list.filter(({ pValue }) => isEstimated(pValue));
  holm(known.map(({ pValue }) => pValue as number)).forEach((pValue, at) => {
    const one = known[at];
    if (one !== undefined) one.adjusted = pValue;
  });
}

function interaction(
  { column, columnLabel }: Group,
  compared: readonly { sums: ReturnType<typeof sumsOf> }[],
  tests: readonly Comparison[],
  kind: AskedMetric['kind'],
  overall: Comparison,
): AbInteraction {
  const effects = tests.flatMap(({ difference, se }) =>
    isEstimated(difference) && se !== null ? [{ difference, se }] : [],
  );
  const test =
    kind === 'rate'
      ? breslowDay(
          compared.map(({ sums: { treatment, control } }) => ({
            x1: treatment.y,
            n1: treatment.n,
            x2: control.y,
            n2: control.n,
          })),
        )
      : heterogeneity(effects);
  const stratified = stratifiedDifference(compared, kind);
  const side = sideOf(overall.interval);
  return {
    column,
    columnLabel,
    statistic: isEstimated(test) ? test.statistic : test,
    pValue: isEstimated(test) ? test.pValue : test,
    adjusted: isEstimated(test) ? test.pValue : test,
    test: kind === 'rate' ? 'breslowDay' : 'cochran',
    stratified: stratified ?? notEstimable('TOO_FEW_ROWS', 2),
    reversed: side !== 0 && stratified !== null && Math.sign(stratified) === -side,
  };
}

/** Differences inside the groups, weighted as Mantel and Haenszel do: n1 n2 / (n1 + n2). */
function stratifiedDifference(
  compared: readonly { sums: ReturnType<typeof sumsOf> }[],
  kind: AskedMetric['kind'],
): number | null {
  if (kind === 'ratio') return null;
  let [weights, sum] = [0, 0];
  for (const {
    sums: { treatment, control },
  } of compared) {
    if (treatment.n === 0 || control.n === 0) continue;
    const weight = (treatment.n * control.n) / (treatment.n + control.n);
    weights += weight;
    sum += weight * (treatment.y / treatment.n - control.y / control.n);
  }
  return weights === 0 ? null : sum / weights;
}

type CountedShare = AbTest['sampleRatioByMonth'][number];

/**
 * The split in every group against the planned share, else against the share of all rows; p-values times the number of groups, the most
 * surprising first where groups have no order.
 */
export function splitsOf(groups: readonly Group[], share: number, tests: number): CountedShare[] {
  return groups.map(({ column, group, label, part }) => {
    const { treatment, control } = part;
    const test = sampleRatio([treatment.rows, control.rows], [share, 1 - share]);
    return {
      column,
      group,
      label,
      treatment: treatment.rows,
      control: control.rows,
      share: treatment.rows / (treatment.rows + control.rows),
      pValue: isEstimated(test) ? Math.min(1, test.pValue * tests) : test,
    };
  });
}

const DAY_MS = 86_400_000;

export function dayOf(day: number): string {
  return new Date(day * DAY_MS).toISOString().slice(0, 10);
}

function monthOf(day: number): string {
  return dayOf(day).slice(0, 7);
}
