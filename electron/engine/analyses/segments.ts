import type { CutoffInForce, EstimatedInterval } from '#shared/analyses/estimates.ts';
import type { Segment, Segments } from '#shared/analyses/segments/schema.ts';
import { isEstimated, notEstimable } from '#shared/domain/estimate.ts';
import type { NotEstimable, NotEstimableReason } from '#shared/domain/estimate.ts';
import type { AreaUnderCurve } from '#shared/stats/auc.ts';
import { wilsonInterval } from '#shared/stats/wilson-interval.ts';
import { groupColumns } from '../questions/groups/columns.ts';
import { bandedGroups } from '../questions/groups/banded.ts';
import type { GroupAreas } from '../questions/groups/banded.ts';
import { addedUp, areas, codedColumns, countGroups, wrongOf } from '../questions/groups/counts.ts';
import type { CountedGroup, Sums } from '../questions/groups/counts.ts';
import type { CodedColumn } from '../questions/groups/levels.ts';
import { groupText } from '../questions/groups/levels.ts';
import { meanInterval, MINIMUM, momentsOf, shareOf, whyNotTold } from '../questions/groups/measures.ts';
import type { Task } from '../questions/groups/measures.ts';
import { worstSegments } from '../questions/groups/worst.ts';
import type { QuestionContext } from '../questions/question.ts';
import {
  countPopulation,
  cutoffInForce,
  judgedScore,
  modeBySize,
  outcomeLabels,
  targetUnit,
  whyNotJudged,
} from '../questions/scored.ts';
import type { JudgedScore } from '../questions/scored.ts';

type Parameters = {
  by?: string | string[];
  bins?: number;
  minimum?: number;
  score?: string;
  mode?: 'auto' | 'exact' | 'sketch';
};

/** What all groups are told by. */
type Terms = {
  task: Task;
  minimum: number;
  known: number;
  reason: NotEstimableReason | null;
  hasCutoff: boolean;
  isProbability: boolean;
};

export const question = { id: 'segments', ask };

/** Counts and curves of every group, then the search for the worst. */
async function ask(context: QuestionContext, parameters: Parameters): Promise<Segments> {
  const { meaning } = context;
  const score = judgedScore(context, parameters.score);
  const cutoff = cutoffInForce(context);
  const named = parameters.by === undefined ? [] : groupColumns(context, parameters.by, 2);
  const columns = await codedColumns(context, named, { bins: parameters.bins ?? 4 });
  const { rows, population } = await countPopulation(context, score);
  const terms: Terms = {
    task: meaning.task,
    minimum: parameters.minimum ?? MINIMUM,
    known: population.known,
    reason: whyNotJudged(context, rows),
    hasCutoff: cutoff !== null,
    isProbability: meaning.scoreKind === 'probability',
  };
  const mode = modeBySize(parameters.mode, population.known);
  const { counted, ...curves } = await countedGroups(context, { columns, score, cutoff, mode, terms });
  const told = counted.filter((one) => whyNotTold(one, terms) === null);
  return {
    rows,
    mode,
    aucError: Math.max(0, ...told.map(({ code }) => curves.errors.get(code) ?? 0)),
    task: meaning.task,
    unit: targetUnit(context),
    population,
    outcome: await outcomeLabels(context),
    cutoff,
    by: named.map((column) => column.name),
    groups: columns.length === 0 ? [] : counted.map((one) => group(one, terms, curves.areas.get(one.code))),
    overall: overall(addedUp(counted), terms),
    worst:
      whyNotSearched(terms) ??
      (await context.shared(`worst ${score.sql} ${terms.minimum} ${mode}`, () =>
        worstSegments(context, { ...terms, score, cutoff, rows, mode }),
      )),
  };
}

type Grouped = {
  columns: CodedColumn[];
  score: JudgedScore;
  cutoff: CutoffInForce;
  mode: 'exact' | 'sketch';
  terms: Terms;
};

/** The counts of every group, and its curve; no curve where no class is judged. */
async function countedGroups(
  context: QuestionContext,
  { columns, score, cutoff, mode, terms }: Grouped,
): Promise<GroupAreas & { counted: CountedGroup[] }> {
  const hasCurves = terms.task === 'binary_classification' && columns.length > 0 && terms.reason === null;
  if (hasCurves && mode === 'sketch' && terms.isProbability) return bandedGroups(context, columns, score, cutoff);
  const counted = await countGroups(context, columns, score, cutoff);
  return {
    counted,
    areas: hasCurves ? await areas(context, columns, score) : new Map<never, never>(),
    errors: new Map(),
  };
}

function whyNotSearched({ reason, known, minimum, task, hasCutoff }: Terms): NotEstimable | null {
  if (reason !== null) return notEstimable(reason);
  if (known === 0) return notEstimable('NO_OUTCOME_KNOWN');
  if (task === 'binary_classification' && !hasCutoff) return notEstimable('NO_CUTOFF');
  return known < minimum ? notEstimable('TOO_FEW_ROWS', minimum) : null;
}

function group(counted: CountedGroup, terms: Terms, curve: AreaUnderCurve | NotEstimable | undefined): Segment {
  const lacking = whyNotTold(counted, terms);
  return {
    group: groupText(counted.levels),
    levels: counted.levels,
    n: counted.n,
    rows: counted.rows,
    positives: terms.task === 'regression' ? 0 : counted.positives,
    ...(lacking === null ? measures(counted, terms) : untold(lacking)),
    ...area(lacking, terms, curve),
    decisionRate: terms.hasCutoff
      ? shareOf(counted.selected, counted.scored, terms.minimum).share
      : notEstimable('NO_CUTOFF'),
    estimable: lacking === null,
  };
}

type Measures = Pick<Segment, 'rate' | 'interval' | 'wrong' | 'wrongInterval' | 'bias' | 'meanScore'>;

function untold(why: NotEstimable): Measures {
  return { rate: why, interval: why, wrong: why, wrongInterval: why, bias: why, meanScore: why };
}

/** Figures of rows that are judged; the caller knows that there are some. */
function measures(sums: Sums, terms: Terms): Measures {
  const { n, scores, errors } = sums;
  const isRegression = terms.task === 'regression';
  return {
    rate: (isRegression ? sums.outcomes : sums.positives) / n,
    interval: isRegression
      ? meanInterval(momentsOf(n, sums.outcomes, sums.outcomeSquares))
      : n === 0
        ? notEstimable('NO_OUTCOME_KNOWN')
        : wilsonInterval(sums.positives, n),
    meanScore: scores / n,
    ...wrong(sums, terms),
    bias: isRegression || terms.isProbability ? errors / n : notEstimable('NOT_A_PROBABILITY'),
  };
}

function wrong(sums: Sums, { task, hasCutoff }: Terms): Pick<Segment, 'wrong' | 'wrongInterval'> {
  if (task === 'regression')
    return {
      wrong: sums.absolute / sums.n,
      wrongInterval: meanInterval(momentsOf(sums.n, sums.absolute, sums.squares)),
    };
  if (!hasCutoff) return { wrong: notEstimable('NO_CUTOFF'), wrongInterval: notEstimable('NO_CUTOFF') };
  const { share, interval } = shareOf(wrongOf(sums), sums.n, 1);
  return { wrong: share, wrongInterval: interval };
}

function area(
  lacking: NotEstimable | null,
  { task }: Terms,
  curve: AreaUnderCurve | NotEstimable | undefined,
): { auc: Segment['auc']; aucInterval: EstimatedInterval } {
  const reason =
    task === 'regression' ? notEstimable('NOT_A_CLASSIFICATION') : (lacking ?? (isEstimated(curve) ? null : curve));
  if (reason !== null || curve === undefined || !isEstimated(curve)) {
    const told = reason ?? notEstimable('NO_OUTCOME_KNOWN');
    return { auc: told, aucInterval: told };
  }
  return { auc: curve.auc, aucInterval: curve.interval };
}

/** A rate of all rows needs no rows of each class: it is a fact about them. */
function overall(sums: Sums, terms: Terms): Segments['overall'] {
  const { reason, known, minimum } = terms;
  const lacking =
    reason !== null
      ? notEstimable(reason)
      : known === 0
        ? notEstimable('NO_OUTCOME_KNOWN')
        : sums.n < minimum
          ? notEstimable('TOO_FEW_ROWS', minimum)
          : null;
  if (lacking !== null) return { n: sums.n, wrong: lacking, wrongInterval: lacking, rate: lacking };
  const { rate } = measures(sums, terms);
  return { n: sums.n, ...wrong(sums, terms), rate };
}
