import type { NotEstimableReason } from '#shared/domain/estimate.ts';
import type { OutcomeLabels, Population } from '#shared/analyses/estimates.ts';
import type { ScoreTable } from '#shared/stats/score-table.ts';
import type { QuestionContext } from './question.ts';
import { scoreGroups } from './score-groups.ts';
import { countPopulation, judgedScore, modeOf, outcomeLabels, whyNotJudged } from './scored.ts';
import type { JudgedScore } from './scored.ts';

export type JudgedParameters = { score?: string; mode?: 'auto' | 'exact' | 'sketch' };

export type JudgedTable = {
  rows: number;
  mode: 'exact' | 'sketch';
  score: JudgedScore;
  population: Population;
  outcome: OutcomeLabels;
  /** Empty when `why` says that no class can be judged. */
  table: ScoreTable;
  why: NotEstimableReason | null;
};

/** All judged rows of the question by score, for the analyses of a class. */
export async function judgedTable(context: QuestionContext, parameters: JudgedParameters): Promise<JudgedTable> {
  const score = judgedScore(context, parameters.score);
  const { rows, population } = await countPopulation(context, score);
  const why =
    whyNotJudged(context, undefined, population.known) ??
    (context.meaning.task === 'regression'
      ? 'NOT_A_CLASSIFICATION'
      : rows === 0
        ? 'NO_ROWS'
        : population.known === 0
          ? 'NO_OUTCOME_KNOWN'
          : null);
  const mode = modeOf(context, score, population.known, parameters.mode);
  const empty = new Float64Array();
  return {
    rows,
    mode,
    score,
    population,
    outcome: await outcomeLabels(context),
    table:
      why === null
        ? (await scoreGroups(context, score, mode, 'month')).whole
        : { score: empty, n: empty, positives: empty },
    why,
  };
}
