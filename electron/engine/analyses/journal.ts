import type { BrokenDay, Journal, JournalDay, JournalStep } from '#shared/analyses/journal/schema.ts';
import { notEstimable } from '#shared/domain/estimate.ts';
import { daysBetween, periodRange } from '#shared/domain/period.ts';
import type { Selection } from '#shared/domain/selection.ts';
import { journalRuns, TOLD } from '../journal/runs.ts';
import type { Run } from '../journal/runs.ts';
import { listJournals } from '../journal/store-journal.ts';
import { predictionsByDay } from '../questions/by-day.ts';
import type { QuestionContext } from '../questions/question.ts';

export const question = { id: 'journal', ask };

/** Fewer than nine predictions for ten rows logged, and ten missing at least. */
const FAR_FEWER = 0.9;
const MISSING_AT_LEAST = 10;
/** Days that a usual share of predictions to rows, or a rhythm of the process, is told from. */
const DAYS_NEEDED = 3;

/** What is known of the days of the journal before any of them is judged. */
type Known = {
  runs: ReadonlyMap<string, readonly Run[]>;
  predictions: ReadonlyMap<string, number>;
  cadence: Journal['cadence'];
  usualShare: number | null;
  volumeStep: string | null;
  /** First and last day with a prediction: outside, fewer predictions than logged say nothing. */
  span: { from: string; to: string } | null;
};

/** What the logs of the runs say of each day, beside the predictions that bear the day. */
async function ask(context: QuestionContext, selection: Selection): Promise<Journal> {
  const files = await listJournals(context.db);
  const unread = files.reduce((sum, file) => sum + file.unread, 0);
  const empty = { rows: 0, files: files.length, lines: 0, unread, period: null, cadence: null, volumeStep: null, usualShare: null, days: [], steps: [], brokenDays: [] }; // prettier-ignore
  if (files.length === 0) return { why: notEstimable('NO_JOURNAL'), ...empty };
  const { runs, volumeStep } = await journalRuns(context.db);
  const all = daysOf(runs);
  const chosen = all.filter((day) => isChosen(day, selection));
  const [from, to] = [chosen[0], chosen.at(-1)];
  if (from === undefined || to === undefined) return { why: notEstimable('NO_ROWS'), ...empty };
  const byDay = grouped(runs);
  const predictions = await predictionsByDay(context);
  const span = await spanOf(context);
  // Predictions of one version or of one segment are not those that the process counts.
  const isWhole = selection.version === undefined && (selection.where ?? []).length === 0;
  const inside = all.filter((day) => span !== null && day >= span.from && day <= span.to);
  const known: Known = {
    runs: byDay,
    predictions,
    span,
    volumeStep,
    cadence: cadenceOf(all, byDay),
    usualShare: isWhole ? usualShareOf(inside, byDay, predictions) : null,
  };
  const days = chosen.map((day) => dayOf(day, known));
  const brokenDays = days.flatMap((day) => brokenOf(day, known));
  const reasons = new Map(brokenDays.map(({ day, reason }) => [day, reason]));
  return {
    why: null,
    rows: days.reduce((sum, day) => sum + day.predictions, 0),
    files: files.length,
    lines: runs.reduce((sum, run) => sum + (run.day >= from && run.day <= to ? run.lines : 0), 0),
    unread,
    period: { from, to },
    cadence: known.cadence,
    volumeStep,
    usualShare: known.usualShare,
    days: days.map((day) => ({ ...day, broken: reasons.get(day.day) ?? null })),
    steps: await readSteps(context, from, to),
    brokenDays,
  };
}

function daysOf(runs: readonly Run[]): string[] {
  const days = runs.map(({ day }) => day).sort();
  return days[0] === undefined ? [] : daysBetween(days[0], days.at(-1)!);
}

function isChosen(day: string, { period, from, to }: Selection): boolean {
  const range = period === undefined ? null : periodRange(period);
  const isInPeriod = range === null || (day >= range.from && day <= range.to);
  return isInPeriod && (from === undefined || day >= from.slice(0, 10)) && (to === undefined || day <= to.slice(0, 10));
}

function grouped(runs: readonly Run[]): Map<string, Run[]> {
  const byDay = new Map<string, Run[]>();
  for (const run of runs) byDay.set(run.day, [...(byDay.get(run.day) ?? []), run]);
  return byDay;
}

async function spanOf({ db }: QuestionContext): Promise<Known['span']> {
  const span = await db.one<{ from: string | null; to: string | null }>(
    `SELECT strftime(min(day), '%Y-%m-%d') AS "from", strftime(max(day), '%Y-%m-%d') AS "to" FROM sketch_cube`,
  );
  return span === null || span.from === null || span.to === null ? null : { from: span.from, to: span.to };
}

/** Daily, or on weekdays, when it ran on half of those days at least. */
function cadenceOf(all: readonly string[], runs: Known['runs']): Journal['cadence'] {
  const often = (days: readonly string[]): boolean => days.filter((day) => runs.has(day)).length * 2 >= days.length;
  const weekend = all.filter(isWeekend);
  const weekdays = all.filter((day) => !isWeekend(day));
  if (all.length < DAYS_NEEDED || weekdays.length === 0 || !often(weekdays)) return null;
  return weekend.length > 0 && often(weekend) ? 'daily' : 'weekdays';
}

function isWeekend(day: string): boolean {
  return [0, 6].includes(new Date(`${day}T00:00:00Z`).getUTCDay());
}

/** Predictions for each row logged on the middle day, where the run held; at most 1. */
function usualShareOf(
  days: readonly string[],
  runs: Known['runs'],
  predictions: ReadonlyMap<string, number>,
): number | null {
  const shares = days
    .flatMap((day) => {
      const rows = rowsOf(runs.get(day) ?? []);
      return rows === null || rows === 0 || runs.get(day)?.at(-1)?.stopped !== null
        ? []
        : [Math.min(1, (predictions.get(day) ?? 0) / rows)];
    })
    .sort((a, b) => a - b);
  return shares.length < DAYS_NEEDED ? null : (shares[Math.floor(shares.length / 2)] ?? null);
}

function rowsOf(runs: readonly Run[]): number | null {
  const told = runs.flatMap(({ rows }) => (rows === null ? [] : [rows]));
  return told.length === 0 ? null : told.reduce((sum, rows) => sum + rows, 0);
}

function dayOf(day: string, { runs, predictions }: Known): JournalDay {
  const own = runs.get(day) ?? [];
  return {
    day,
    predictions: predictions.get(day) ?? 0,
    runs: own.length,
    rows: rowsOf(own),
    errors: own.reduce((sum, run) => sum + run.errors, 0),
    durationMs: own.length === 0 ? null : own.reduce((sum, run) => sum + run.durationMs, 0),
    broken: null,
  };
}

/** A failed run that a later one of the day made good breaks nothing. */
function brokenOf({ day, predictions, rows }: JournalDay, known: Known): BrokenDay[] {
  const last = known.runs.get(day)?.at(-1);
  const told = { day, step: null, message: null, predictions, rows };
  if (last === undefined) {
    const isExpected = known.cadence === 'daily' || (known.cadence === 'weekdays' && !isWeekend(day));
    return isExpected ? [{ ...told, reason: predictions > 0 ? 'notLogged' : 'notRun' }] : [];
  }
  if (last.stopped !== null) return [{ ...told, ...last.stopped, reason: 'failed' }];
  const { span, usualShare, volumeStep } = known;
  if (rows === null || usualShare === null || span === null || day < span.from || day > span.to) return [];
  const expected = rows * usualShare;
  const isFar = predictions < FAR_FEWER * expected && expected - predictions >= MISSING_AT_LEAST;
  return isFar ? [{ ...told, step: volumeStep, reason: 'fewer' }] : [];
}

async function readSteps({ db }: QuestionContext, from: string, to: string): Promise<JournalStep[]> {
  return db.all<JournalStep>(
    `WITH ${TOLD}
     SELECT step, count(DISTINCT "at"::DATE)::DOUBLE AS days, (count(*) FILTER (level = 'error'))::DOUBLE AS errors,
       strftime(max("at") FILTER (level = 'done'), '%Y-%m-%d %H:%M') AS "lastSuccess",
       median(duration_ms) FILTER (own IS NOT NULL)::DOUBLE AS "medianMs",
       arg_max(volume, ("at", line)) FILTER (volume IS NOT NULL AND own IS NOT NULL)::DOUBLE AS "lastVolume"
     FROM told WHERE step IS NOT NULL AND "at"::DATE BETWEEN ?::DATE AND ?::DATE
     GROUP BY step ORDER BY median("at"::TIME), step`,
    [from, to],
  );
}
