import type { z } from 'zod';
import type {
  QualityChange,
  QualityOverTime,
  parameters as schema,
} from '#shared/analyses/quality-over-time/schema.ts';
import { isEstimated, notEstimable } from '#shared/domain/estimate.ts';
import { daysBetween, weekOf } from '#shared/domain/period.ts';
import { holm } from '#shared/stats/holm.ts';
import { proportionTest } from '#shared/stats/two-proportions.ts';
import { volumeGaps } from '#shared/stats/volume-gaps.ts';
import type { LogColumnDef } from '../ingest/log-columns.ts';
import type { Question, QuestionContext } from '../questions/question.ts';
import { predictionsByDay } from '../questions/by-day.ts';
import { monthsOrWeeks } from '../questions/score-groups.ts';
import { localText } from '../questions/scored.ts';
import { columnPeriods } from '../stability/column-periods.ts';
import type { ColumnPeriod } from '../stability/column-periods.ts';
import { knownValues } from '../stability/known-values.ts';

export const question: Question = { id: 'quality-over-time', ask };

/** What the model reads and says. Outcomes come later by nature, so that their absence is no fault. */
const PARTS: readonly string[] = ['feature', 'score', 'decision'];
const ALPHA = 0.05;
/** A share that is less than a point above that of the other periods is hardly worth a word. */
const LEAST_RISE = 0.01;

type Asked = z.output<typeof schema>;

async function ask(context: QuestionContext, asked: Asked): Promise<QualityOverTime> {
  const columns = context.columns.filter(({ part }) => PARTS.includes(part));
  const { name, known } = await knownValues(context, asked.reference, columns);
  const read = async (by: 'month' | 'week'): Promise<{ by: 'month' | 'week'; byPeriod: ColumnPeriod[] }> => ({
    by,
    byPeriod: await columnPeriods(context, columns, known, by),
  });
  const { by, byPeriod } =
    asked.by === undefined ? await monthsOrWeeks(read, (one) => one.byPeriod.length) : await read(asked.by);
  return {
    rows: byPeriod.reduce((sum, { rows }) => sum + rows, 0),
    by,
    reference: name,
    columns: columns.map((column) => ({ column: column.name, label: localText(column.label), part: column.part })),
    byPeriod,
    changes: changesOf(columns, byPeriod),
    volume: await volumeOf(context),
  };
}

/** Shares that rose in a period above those of all the others together, beyond chance and by a point at least. */
function changesOf(columns: readonly LogColumnDef[], periods: readonly ColumnPeriod[]): QualityChange[] {
  const all = periods.reduce((sum, { rows }) => sum + rows, 0);
  const compared: (QualityChange & { pValue: number })[] = [];
  const constant: QualityChange[] = [];
  for (const [at, column] of columns.entries()) {
    const about = { column: column.name, label: localText(column.label) };
    for (const fault of ['missing', 'outOfRange', 'unseen'] as const) {
      const counts = periods.map(({ cells }) => {
        const count = cells[at]![fault];
        return isEstimated(count) ? count : 0;
      });
      const total = counts.reduce((sum, count) => sum + count, 0);
      if (total === 0) continue;
      for (const [place, { period, rows }] of periods.entries()) {
        const count = counts[place]!;
        const test = proportionTest(count, rows, total - count, all - rows);
        if (!isEstimated(test)) continue;
        const { first: share, second: elsewhere, pValue } = test;
        compared.push({ ...about, period, fault, count, share, elsewhere, adjusted: null, pValue });
      }
    }
    for (const { period, rows, cells } of periods) {
      const { isConstant, missing } = cells[at]!;
      if (!isConstant) continue;
      const count = rows - missing;
      constant.push({ ...about, period, fault: 'constant', count, share: count / rows, elsewhere: 0, adjusted: null });
    }
  }
  const adjusted = holm(compared.map(({ pValue }) => pValue));
  const risen = compared
    .map(({ pValue: _, ...one }, at) => ({ ...one, adjusted: adjusted[at]! }))
    .filter(({ share, elsewhere, adjusted: p }) => share - elsewhere >= LEAST_RISE && p < ALPHA)
    .sort((a, b) => b.share - b.elsewhere - (a.share - a.elsewhere));
  return [...constant, ...risen];
}

async function volumeOf(context: QuestionContext): Promise<QualityOverTime['volume']> {
  const counts = await predictionsByDay(context);
  const found = [...counts.keys()];
  const [first, last] = [found[0], found.at(-1)];
  if (first === undefined || last === undefined) return notEstimable('NO_ROWS');
  const days = daysBetween(first, last);
  const rows = days.map((day) => counts.get(day) ?? 0);
  const { gaps, dispersion, judged } = volumeGaps(rows);
  const isGap = new Set(gaps.flatMap(({ from: start, to }) => days.slice(start, to + 1).map(weekOf)));
  const weeks = new Map<string, number>();
  for (const [at, day] of days.entries()) weeks.set(weekOf(day), (weeks.get(weekOf(day)) ?? 0) + rows[at]!);
  return {
    from: first,
    to: last,
    days: days.length,
    judged,
    without: rows.filter((one) => one === 0).length,
    dispersion,
    gaps: gaps.map((gap) => ({ ...gap, from: days[gap.from]!, to: days[gap.to]!, days: gap.to - gap.from + 1 })),
    byWeek: [...weeks].map(([week, one]) => ({ week, rows: one, isGap: isGap.has(week) })),
  };
}
