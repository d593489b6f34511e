import { notEstimable } from '#shared/domain/estimate.ts';
import type { NotEstimable, NotEstimableReason } from '#shared/domain/estimate.ts';
import type { CutoffInForce, OutcomeLabels, Population } from '#shared/analyses/estimates.ts';
import type { LocalText } from '#shared/domain/language.ts';
import { typesetText } from '#shared/words/words.ts';
import type { Parameter, ReadDb } from '../db/connection.ts';
import { literal } from '../db/sql.ts';
import { hasPart } from '../ingest/log-columns.ts';
import { leadingBundle } from '../project/project-state.ts';
import type { BundleRow } from '../project/project-state.ts';
import { readSpan, timeSpan } from '../project/span.ts';
import type { QuestionContext } from './question.ts';

/** The score that is judged, as SQL over the relation, and what it is called. */
export type JudgedScore = { sql: string; name: string; isLogged: boolean };

/**
 * `champion` (or nothing) is the logged score, `shadow` the second one of the row, `baseline` the version that a bundle
 * calls so; anything else is a version, wherever a row holds a score of it.
 */
export function judgedScore({ bundles }: Pick<QuestionContext, 'bundles'>, score: string | undefined): JudgedScore {
  if (score === undefined || score === 'champion') return { sql: 'score', name: 'champion', isLogged: true };
  if (score === 'shadow') return { sql: 'shadow_score', name: 'shadow', isLogged: false };
  const named = score === 'baseline' ? bundles.findLast((bundle) => bundle.role === 'baseline')?.version : score;
  const version = literal(named ?? score);
  return {
    sql: `CASE WHEN shadow_version = ${version} THEN shadow_score WHEN model_version = ${version} THEN score END`,
    name: named ?? score,
    isLogged: false,
  };
}

/** Rows that can be judged: the condition of the question, a score, and a known outcome. */
export function judgedRows({ filter }: Pick<QuestionContext, 'filter'>, score: JudgedScore): Where {
  return { sql: `${filter.sql} AND outcome_known AND ${score.sql} IS NOT NULL`, values: filter.values };
}

export type Where = { sql: string; values: readonly Parameter[] };

/**
 * Why no outcome can be judged at all; null when one can.
 *
 * @param rows that are asked about, and `known` of them with an outcome, where they are counted
 */
export function whyNotJudged(context: QuestionContext, rows?: number, known?: number): NotEstimableReason | null {
  const { columns, meaning } = context;
  if (!hasPart(columns, 'score')) return 'NO_SCORE_COLUMN';
  if (!hasPart(columns, 'outcome')) return 'NO_OUTCOME_COLUMN';
  if (meaning.task === 'binary_classification' && meaning.positive === null && (known !== 0 || rows === 0))
    return 'POSITIVE_CLASS_UNKNOWN';
  return rows === 0 ? 'NO_ROWS' : null;
}

export type Counted = { rows: number; population: Population };

/** Counts of the question before anything is judged. */
export async function countPopulation(context: QuestionContext, score: JudgedScore): Promise<Counted> {
  const { db, filter, meaning, columns } = context;
  const sketch = score.isLogged && meaning.scoreKind === 'probability' ? filter.sketch : null;
  const hasOutcome = hasPart(columns, 'outcome');
  const asOf = await asOfDay(context);
  const days = meaning.outcomeWindowDays;
  const canTell = hasOutcome && days !== null && asOf !== null;
  const isYoung = `day + ${days} > ?::DATE`;
  const young = !canTell
    ? '0'
    : sketch === null
      ? `count(*) FILTER (NOT outcome_known AND ${isYoung})`
      : `sum(rows - known) FILTER (${isYoung})`;
  const counts =
    sketch === null
      ? `count(*) AS rows, count(*) FILTER (outcome_known AND ${score.sql} IS NOT NULL) AS known, count(*) FILTER (NOT outcome_known) AS unknown, ${young} AS young, count(*) FILTER (${score.sql} IS NULL) AS unscored FROM prediction WHERE ${filter.sql}`
      : `sum(rows) AS rows, sum(known) FILTER (score_bin IS NOT NULL) AS known, sum(rows - known) AS unknown, ${young} AS young, sum(rows) FILTER (score_bin IS NULL) AS unscored FROM sketch_cube WHERE ${sketch.sql}`;
  const values = sketch?.values ?? filter.values;
  const row = await db.one<{ rows: number; known: number; unknown: number; young: number; unscored: number }>(
    `SELECT coalesce(rows, 0)::DOUBLE AS rows, coalesce(known, 0)::DOUBLE AS known, coalesce(unknown, 0)::DOUBLE AS unknown,
       coalesce(young, 0)::DOUBLE AS young, coalesce(unscored, 0)::DOUBLE AS unscored FROM (SELECT ${counts})`,
    canTell ? [asOf, ...values] : values,
  );
  const unknown = row?.unknown ?? 0;
  const reason: NotEstimable = notEstimable(hasOutcome ? 'NO_OUTCOME_WINDOW' : 'NO_OUTCOME_COLUMN');
  return {
    rows: row?.rows ?? 0,
    population: {
      known: row?.known ?? 0,
      withoutOutcome: unknown,
      immature: canTell ? (row?.young ?? 0) : reason,
      lost: canTell ? unknown - (row?.young ?? 0) : reason,
      withoutScore: row?.unscored ?? 0,
    },
  };
}

/** The day of the study: as a person set it, else the latest day of the log; none without a column of outcomes. */
export async function asOfDay({ db, meaning, columns }: QuestionContext): Promise<string | null> {
  if (!hasPart(columns, 'outcome')) return null;
  return meaning.asOf ?? ((await readSpan(db)) ?? (await timeSpan(db, 'TRUE', []))).latestDay;
}

export const EXACT_UP_TO = 2_000_000;

/** Exact up to two million judged rows, or when asked; the sketch only of a logged probability, where the selection allows it. */
export function modeOf(
  { filter, meaning }: QuestionContext,
  score: JudgedScore,
  known: number,
  asked: 'auto' | 'exact' | 'sketch' | undefined,
): 'exact' | 'sketch' {
  const canSketch = filter.sketch !== null && score.isLogged && meaning.scoreKind === 'probability';
  return canSketch ? modeBySize(asked, known) : 'exact';
}

/** As it is asked; else exact up to two million rows. */
export function modeBySize(asked: 'auto' | 'exact' | 'sketch' | undefined, rows: number): 'exact' | 'sketch' {
  if (asked === 'exact' || asked === 'sketch') return asked;
  return rows > EXACT_UP_TO ? 'sketch' : 'exact';
}

const TURNED = { '<': '>=', '<=': '>', '>=': '>=', '>': '>' } as const;

/**
 * The cut-off of the project, with what its two sides are called. The score is that of the positive outcome, so the
 * side that expects it is the high one: a rule written with `<` is turned round, sides and all.
 */
export function cutoffInForce({ meaning, bundles }: Pick<QuestionContext, 'meaning' | 'bundles'>): CutoffInForce {
  if (meaning.cutoff?.type !== 'threshold') return null;
  const { threshold, operator, whenTrue, whenFalse } = meaning.cutoff;
  const labelOf = sideLabels(leadingBundle(bundles));
  const isTurned = operator === '<' || operator === '<=';
  const [high, low] = isTurned ? [whenFalse, whenTrue] : [whenTrue, whenFalse];
  return {
    threshold,
    operator: TURNED[operator],
    whenTrue: high,
    whenFalse: low,
    whenTrueLabel: labelOf(high),
    whenFalseLabel: labelOf(low),
  };
}

/** What a bundle calls the decisions that its rule takes; no label for any other. */
export function sideLabels(bundle: BundleRow | null): (value: string) => LocalText {
  const decision = bundle?.manifest.decision;
  const sides =
    decision === undefined
      ? []
      : decision.type === 'range'
        ? [decision.inside, decision.outside]
        : [decision.when_true, decision.when_false];
  return (value) => localText(sides.find((side) => String(side.value) === value)?.label);
}

/** Whether a row is on the positive side of the cut-off, as SQL. */
export function selectedSql(cutoff: NonNullable<CutoffInForce>, score: JudgedScore): string {
  return `(${score.sql}) ${cutoff.operator} '${cutoff.threshold}'::DOUBLE`;
}

/** What a model that estimates a quantity estimates it in: a currency of the bundle, else the unit as it is written. */
export function targetUnit({ bundles, meaning }: QuestionContext): string | null {
  if (meaning.task !== 'regression') return null;
  const target = leadingBundle(bundles)?.manifest.target;
  return target?.currency ?? target?.unit?.en ?? null;
}

/** What the two outcomes are called. The other one is named by the bundle, else by the log where it has one. */
export async function outcomeLabels({ db, meaning, bundles, sharedByAll }: QuestionContext): Promise<OutcomeLabels> {
  if (meaning.task === 'regression' || meaning.positive === null) return null;
  const labels = leadingBundle(bundles)?.manifest.target.labels ?? [];
  const named = (value: string): { value: string; label: LocalText } => ({
    value,
    label: localText(labels.find((one) => String(one.value) === value)?.label),
  });
  const other = labels.find((one) => String(one.value) !== meaning.positive);
  const { positive } = meaning;
  const negative =
    other === undefined ? await sharedByAll('other label', () => otherLabel(db, positive)) : String(other.value);
  return { positive: named(positive), negative: named(negative) };
}

async function otherLabel(db: ReadDb, positive: string): Promise<string> {
  const rows = await db.all<{ label: string }>(
    'SELECT DISTINCT outcome_label AS label FROM prediction WHERE outcome_label IS NOT NULL AND outcome_label <> ? LIMIT 2',
    [positive],
  );
  return rows.length === 1 ? (rows[0]?.label ?? '') : '';
}

/** A text of a bundle or a recipe as it is read: "Chaud : à appeler" holds together at its colon. */
export function localText(text: LocalText | undefined): LocalText {
  return {
    ...(text?.en === undefined ? {} : { en: typesetText(text.en, 'en') }),
    ...(text?.fr === undefined ? {} : { fr: typesetText(text.fr, 'fr') }),
  };
}
