import type { z } from 'zod';
import { armOf, comparison, momentsOf, normalLoss, scaled } from '#shared/analyses/ab-test/compare.ts';
import type { Two } from '#shared/analyses/ab-test/compare.ts';
import type { Design } from '#shared/analyses/ab-test/design.ts';
import type { AbTest, parameters } from '#shared/analyses/ab-test/schema.ts';
import { planOf, verdictOf } from '#shared/analyses/ab-test/verdict.ts';
import type { Judged } from '#shared/analyses/ab-test/verdict.ts';
import { isEstimated, notEstimable } from '#shared/domain/estimate.ts';
import type { NotEstimable } from '#shared/domain/estimate.ts';
import { TUNED_FOR } from '#shared/stats/confidence-sequence.ts';
import { normalCdf } from '#shared/stats/normal.ts';
import { sampleRatio } from '#shared/stats/sample-ratio.ts';
import { proportionTest } from '#shared/stats/two-proportions.ts';
import { welch } from '#shared/stats/welch.ts';
import { hasPart } from '../ingest/log-columns.ts';
import { leadingBundle } from '../project/project-state.ts';
import { readCube, sumsOf, wholePart } from '../questions/arms/cube.ts';
import type { Cell, Part } from '../questions/arms/cube.ts';
import { storedDesign } from '../questions/arms/design.ts';
import { individualsOf } from '../questions/arms/individuals.ts';
import type { Individuals } from '../questions/arms/individuals.ts';
import { measuredMetrics } from '../questions/arms/measured.ts';
import { askedMetrics, labelled } from '../questions/arms/metrics.ts';
import type { AskedMetric, OutcomeSaid } from '../questions/arms/metrics.ts';
import { cumulativeOf, noveltyOf } from '../questions/arms/over-time.ts';
import { withLimits } from '../questions/arms/winsorised.ts';
import { sinceAssignmentOf } from '../questions/arms/since-assignment.ts';
import { dayOf, groupsOf, segmentsOf, splitsOf } from '../questions/arms/segmented.ts';
import { unknownArms } from '../questions/arms/unknown-arms.ts';
import { codedColumns, sketchedTexts } from '../questions/groups/counts.ts';
import { groupColumns } from '../questions/groups/columns.ts';
import type { CodedColumn } from '../questions/groups/levels.ts';
import type { QuestionContext } from '../questions/question.ts';
import { asOfDay, EXACT_UP_TO, localText, outcomeLabels } from '../questions/scored.ts';
import { isCrowded } from '../questions/value-matrix.ts';
import type { Where } from '../questions/scored.ts';

type Asked = z.output<typeof parameters>;
type ArmCount = { arm: string; rows: number };
type DesignTold = AbTest['design'];

export const question = { id: 'ab-test', ask };

const NO_DESIGN: Design = {};
const BINS = 3;
const MOST_LEVELS = 8;
const MOST_READ = 6;
const MOST_COLUMNS = 2;
/** One row in so many of a large log tells which outcome is worth more. */
const ONE_IN = 8;

/** One scan adds up days, arms and segments; individuals and what needs the rows themselves are asked beside. */
async function ask(context: QuestionContext, asked: Asked): Promise<AbTest> {
  const stored = asked.design === undefined ? await storedDesign(context.db) : null;
  const design = asked.design ?? stored?.design ?? NO_DESIGN;
  const told: DesignTold = {
    source: asked.design !== undefined ? 'asked' : stored === null ? 'log' : 'project',
    chosenAfterResults: stored?.afterResults ?? false,
    setAt: stored?.setAt.slice(0, 10) ?? null,
    share: asked.share ?? design.share ?? context.meaning.arms?.expectedShareTreatment ?? notEstimable('NO_SHARE'),
    unit: design.unit ?? 'case',
    unitSource: design.unit === undefined ? 'inferred' : 'asked',
    effect: design.effect ?? null,
    end: design.end ?? null,
    by: [],
    tunedFor: TUNED_FOR,
  };
  const counts = await countArms(context);
  const arms = armsOf(context, design, counts);
  if (!isEstimated(arms)) return without(context, told, counts, arms);
  const said = await outcomeSaid(
    context,
    counts.reduce((sum, one) => sum + one.rows, 0),
  );
  const defined = askedMetrics(context, design, { metric: asked.metric, ...said });
  if (defined.length === 0) return without(context, told, counts, notEstimable('NO_METRIC'));
  const metrics = await withLimits(context, defined, {
    arms,
    rows: counts.reduce((sum, one) => sum + one.rows, 0),
  });
  return report(context, { design, told, counts, arms, metrics });
}

/** More of the outcome is better when cases that end so are worth more: the means of the value column tell. */
async function outcomeSaid(context: QuestionContext, rows: number): Promise<OutcomeSaid> {
  const { columns, meaning, bundles } = context;
  if (meaning.task === 'regression')
    return { positive: localText(leadingBundle(bundles)?.manifest.target.label), betterOutcome: null };
  const labels = await outcomeLabels(context);
  const positive = labelled(labels?.positive.label ?? {}, labels?.positive.value ?? '');
  if (!hasPart(columns, 'value') || !hasPart(columns, 'outcome')) return { positive, betterOutcome: null };
  const means = (await sketchedMeans(context)) ?? (await scannedMeans(context, rows));
  const gap = (means?.with ?? 0) - (means?.without ?? 0);
  return { positive, betterOutcome: gap > 0 ? 'up' : gap < 0 ? 'down' : null };
}

type Means = { with: number | null; without: number | null };

async function scannedMeans({ db, filter }: QuestionContext, rows: number): Promise<Means | null> {
  return db.one<Means>(
    `SELECT avg(value) FILTER (outcome = 1) AS "with", avg(value) FILTER (outcome = 0) AS "without"
     FROM prediction WHERE ${filter.sql} AND outcome_known AND isfinite(value)${rows > EXACT_UP_TO ? ` AND (row IS NULL OR row % ${ONE_IN} = 0)` : ''}`,
    filter.values,
  );
}

/** From the daily sums; null where they cannot tell. */
async function sketchedMeans({ db, filter }: QuestionContext): Promise<Means | null> {
  if (filter.sketch === null || (await isCrowded(db))) return null;
  const sums = await db.one<Means>(
    `SELECT (sum(sum) FILTER (positive) / sum(rows) FILTER (positive))::DOUBLE AS "with",
       (sum(sum) FILTER (NOT positive) / sum(rows) FILTER (NOT positive))::DOUBLE AS "without" FROM sketch_value WHERE ${filter.sketch.sql}`,
    filter.sketch.values,
  );
  return Number.isFinite(sums?.with) && Number.isFinite(sums?.without) ? sums : null;
}

/** From the daily sketch where it can tell: it has no arms where there are very many. */
async function countArms({ db, filter, columns }: QuestionContext): Promise<ArmCount[]> {
  if (!hasPart(columns, 'arm')) return [];
  const counted = (count: string, from: string, { sql, values }: Where): Promise<ArmCount[]> =>
    db.all<ArmCount>(
      `SELECT arm, (${count})::DOUBLE AS rows FROM ${from} WHERE ${sql} AND arm IS NOT NULL AND arm <> '' GROUP BY arm ORDER BY rows DESC, arm LIMIT 50`,
      values,
    );
  const sketched = filter.sketch === null ? [] : await counted('sum(rows)', 'sketch_cube', filter.sketch);
  return sketched.length > 0 ? sketched : counted('count(*)', 'prediction', filter);
}

function armsOf(
  { columns, meaning }: QuestionContext,
  design: Design,
  counts: readonly ArmCount[],
): Two<string> | NotEstimable {
  if (!hasPart(columns, 'arm')) return notEstimable('NO_ARM_COLUMN');
  if (counts.length === 0) return notEstimable('NO_ROWS');
  if (counts.length === 1) return notEstimable('ONE_ARM');
  const treatment = design.treatment ?? meaning.arms?.treatment;
  const control = design.control ?? meaning.arms?.control;
  const has = (arm: string | undefined): arm is string => counts.some((one) => one.arm === arm);
  if (!has(treatment) || !has(control) || treatment === control) return unknownArms(counts.map(({ arm }) => arm));
  return { treatment, control };
}

type Known = {
  design: Design;
  told: DesignTold;
  counts: readonly ArmCount[];
  arms: Two<string>;
  metrics: AskedMetric[];
};

async function report(context: QuestionContext, { design, told, counts, arms, metrics }: Known): Promise<AbTest> {
  const rows = counts
    .filter(({ arm }) => arm === arms.treatment || arm === arms.control)
    .reduce((sum, one) => sum + one.rows, 0);
  const columns = await segmentColumns(context, design, rows);
  const asOf = await asOfDay(context);
  const days = context.meaning.outcomeWindowDays;
  const young = days === null || asOf === null ? null : { days, asOf };
  const cells = await readCube(context, {
    arms,
    metrics,
    columns,
    young,
    hasShare: hasPart(context.columns, 'arm_share'),
  });
  const whole = wholePart(cells, metrics.length);
  const groups = groupsOf(cells, columns, metrics.length);
  const people = await individualsOf(context, arms, rows);
  const share = isEstimated(told.share) ? told.share : shareOfRows(whole);
  const observed = whole.treatment.rows / rows;
  const [primary] = metrics;
  if (primary === undefined) return without(context, told, counts, notEstimable('NO_METRIC'));
  const lopsided = groups.flatMap((one) =>
    one[0]?.column === '@month' ? [] : splitsOf(one, isEstimated(share) ? share : observed, groups.flat().length),
  );
  const measured = await measuredMetrics(context, metrics, whole, {
    arms,
    rows,
    tunedFor: told.tunedFor,
    effect: told.effect,
  });
  const unit = design.unit ?? (isEstimated(people) ? unitOf(people, observed) : 'case');
  const judged: Judged = {
    rows,
    currency: context.meaning.currency,
    period: periodOf(cells),
    arms,
    otherArms: counts.filter(({ arm }) => arm !== arms.treatment && arm !== arms.control),
    design: {
      ...told,
      share,
      unit,
      by: columns.map(({ name }) => name),
    },
    sampleRatio: ratioOf(whole, share),
    sampleRatioByMonth: splitsOf(
      groups.find((one) => one[0]?.column === '@month') ?? [],
      isEstimated(share) ? share : observed,
      groups[0]?.length ?? 1,
    ),
    sampleRatioBySegment: lopsided.sort(
      (a, b) => (isEstimated(a.pValue) ? a.pValue : 1) - (isEstimated(b.pValue) ? b.pValue : 1),
    ),
    contaminated: isEstimated(people) ? people.inBoth : people,
    individuals: isEstimated(people) ? people.individuals : people,
    contaminationSample: isEstimated(people) ? people.sample : 1,
    balance: balanceOf(primary, whole),
    known: knownOf(primary, whole),
    immature:
      young === null
        ? notEstimable('NO_OUTCOME_WINDOW')
        : { treatment: whole.treatment.immature, control: whole.control.immature },
    metrics: measured,
    ...segmentsOf(groups, primary, comparison(primary.kind, sumsOf(whole, 0))),
    cumulative: cumulativeOf(cells, metrics, told.tunedFor),
    novelty: noveltyOf(cells, metrics),
    sinceAssignment: await sinceAssignmentOf(context, arms, primary, people, unit),
    money: moneyOf(context, metrics, whole, cells, design.cost ?? null),
  };
  return {
    ...judged,
    plan: planOf(judged),
    verdict: verdictOf(judged, {
      asOf: asOf ?? judged.period?.to ?? null,
      guardrails: design.guardrails ?? [],
      direction:
        primary.better === null
          ? null
          : primary.name === 'outcome' && design.better === undefined
            ? 'inferred'
            : 'said',
    }),
  };
}

/** As named, else columns that hold a few texts, those kept for audit first: the treatment seldom changes them. */
async function segmentColumns(context: QuestionContext, design: Design, rows: number): Promise<CodedColumn[]> {
  const named =
    design.by ??
    ['audit', 'feature']
      .flatMap((wanted) => context.columns.filter(({ part, kind }) => part === wanted && kind === 'text'))
      .slice(0, MOST_READ)
      .map(({ name }) => name);
  if (named.length === 0) return [];
  // Which values there are is seen in a part of a large log.
  const isPart = rows > EXACT_UP_TO;
  const drawn = isPart ? ' AND epoch(prediction_time)::BIGINT % 17 = 0' : '';
  const seen = { ...context, filter: { ...context.filter, sql: `${context.filter.sql}${drawn}` } };
  const columns = groupColumns(context, named, named.length);
  const coded = await Promise.all(
    columns.map(
      async (column) =>
        (await sketchedTexts(context, column)) ?? (await codedColumns(seen, [column], { bins: BINS, isPart }))[0],
    ),
  );
  return coded
    .filter((column) => column !== undefined)
    .filter(({ levels }) => design.by !== undefined || (levels.length > 2 && levels.length <= MOST_LEVELS + 1))
    .slice(0, design.by === undefined ? MOST_COLUMNS : 4);
}

function periodOf(cells: readonly Cell[]): AbTest['period'] {
  if (cells.length === 0) return null;
  const days = cells.map(({ day }) => day);
  const [from, to] = [days.reduce((a, b) => Math.min(a, b)), days.reduce((a, b) => Math.max(a, b))];
  return { from: dayOf(from), to: dayOf(to), days: to - from + 1 };
}

/** Planned shares that the rows carry. */
function shareOfRows({ treatment, control }: Part): DesignTold['share'] {
  const share = (treatment.shares + control.shares) / (treatment.rows + control.rows);
  return share > 0 && share < 1 ? share : notEstimable('NO_SHARE');
}

/** Individuals were dealt when those who return keep their arm: seldomer in both than half of what dealing cases would make. */
function unitOf({ inBoth, repeated }: Individuals, share: number): DesignTold['unit'] {
  return repeated > 0 && inBoth < repeated * share * (1 - share) ? 'individual' : 'case';
}

function ratioOf({ treatment, control }: Part, share: DesignTold['share']): AbTest['sampleRatio'] {
  if (!isEstimated(share)) return share;
  const told = sampleRatio([treatment.rows, control.rows], [share, 1 - share]);
  if (!isEstimated(told)) return told;
  return {
    counts: { treatment: treatment.rows, control: control.rows },
    expected: { treatment: told.expected[0] ?? 0, control: told.expected[1] ?? 0 },
    chiSquare: told.chiSquare,
    pValue: told.pValue,
  };
}

/** What was known before the test must not differ between the arms. */
function balanceOf({ covariate }: AskedMetric, { treatment, control }: Part): AbTest['balance'] {
  if (covariate === null) return notEstimable('NO_COVARIATE');
  const before = ({ pairs }: Part['control']): ReturnType<typeof momentsOf> =>
    momentsOf('mean', { n: pairs.n, y: pairs.x, yy: pairs.xx, x: 0, xx: 0, xy: 0 });
  const [t, c] = [before(treatment), before(control)];
  const test = welch(t, c);
  if (!isEstimated(test)) return test;
  return {
    treatment: t.mean,
    control: c.mean,
    difference: test.difference,
    interval: test.interval,
    pValue: test.pValue,
  };
}

function knownOf({ isWaited }: AskedMetric, whole: Part): AbTest['known'] {
  if (!isWaited) return notEstimable('NOT_APPLICABLE');
  const { treatment, control } = sumsOf(whole, 0);
  const test = proportionTest(treatment.n, whole.treatment.rows, control.n, whole.control.rows);
  return {
    treatment: treatment.n / whole.treatment.rows,
    control: control.n / whole.control.rows,
    pValue: isEstimated(test) ? test.pValue : test,
  };
}

function moneyOf(
  { columns, meaning }: QuestionContext,
  metrics: readonly AskedMetric[],
  whole: Part,
  cells: readonly Cell[],
  cost: number | null,
): AbTest['money'] {
  const at = metrics.findIndex(({ name, kind }) => name === 'value' && kind === 'mean');
  if (at < 0) return notEstimable(hasPart(columns, 'value') ? 'NO_METRIC' : 'NO_VALUE_COLUMN');
  const sums = sumsOf(whole, at);
  const test = comparison('mean', sums);
  const { difference, interval, se } = test;
  if (!isEstimated(difference) || !isEstimated(interval) || se === null)
    return isEstimated(difference) ? notEstimable('CONSTANT_COLUMN') : difference;
  const over = (cases: number): { cases: number; total: number; interval: [number, number] } => ({
    cases,
    total: cases * difference,
    interval: scaled(interval, cases),
  });
  const rows = whole.treatment.rows + whole.control.rows;
  const days = periodOf(cells)?.days ?? 1;
  const needed = cost === null ? null : cost / rows;
  return {
    currency: meaning.currency,
    perCase: difference,
    interval,
    measured: over(armOf('mean', sums.treatment).n),
    projected: over(sums.control.n),
    perDay: over(rows / days),
    cost,
    breakEven: needed ?? notEstimable('NO_REFERENCE'),
    chanceOfGain: normalCdf((difference - (needed ?? 0)) / se),
    expectedLoss: normalLoss(difference - (needed ?? 0), se),
  };
}

/** Nothing to compare: what is known all the same, and why. */
async function without(
  context: QuestionContext,
  design: DesignTold,
  counts: readonly ArmCount[],
  why: NotEstimable,
): Promise<AbTest> {
  return {
    rows: counts.reduce((sum, one) => sum + one.rows, 0),
    currency: context.meaning.currency,
    period: null,
    arms: null,
    otherArms: [...counts],
    design,
    sampleRatio: why,
    sampleRatioByMonth: [],
    sampleRatioBySegment: [],
    contaminated: why,
    individuals: why,
    contaminationSample: 1,
    balance: why,
    known: why,
    immature: why,
    metrics: [],
    segments: [],
    interactions: [],
    cumulative: [],
    novelty: why,
    sinceAssignment: why,
    money: why,
    plan: { casesPerDay: why, casesNeeded: why, daysToGo: why },
    verdict: why,
  };
}
