import { KNOWN_COHORTS } from '#shared/domain/cohort.ts';
import type { KnownCohort } from '#shared/domain/cohort.ts';
import type { Parameter, ReadDb } from '../db/connection.ts';
import { listChallenges } from '../challenges/challenges.ts';
import { hasPart } from '../ingest/log-columns.ts';
import type { LogColumnDef } from '../ingest/log-columns.ts';
import type { KnownProject } from '../project/project.ts';
import { cutoffInForce } from './scored.ts';
import type { Where } from './scored.ts';

/** So close to a cut-off: 2.5 points of probability, else a twentieth of the cut-off. */
const CLOSE_PROBABILITY = 0.025;
const CLOSE_QUANTITY = 0.05;
/** An estimate is far off when so many others are nearer to what was observed. */
const FAR_OFF = 0.95;

export type CohortRule = Where | { missing: string };

type Asking = Pick<KnownProject, 'columns' | 'meaning' | 'bundles'>;

/** The rows of each known cohort, or what the project lacks to tell them. */
export async function knownCohorts(db: ReadDb, project: Asking): Promise<Map<KnownCohort, CohortRule>> {
  const rules = new Map<KnownCohort, CohortRule>();
  for (const id of KNOWN_COHORTS) rules.set(id, await ruleOf(db, project, id));
  return rules;
}

export async function ruleOf(db: ReadDb, project: Asking, id: KnownCohort): Promise<CohortRule> {
  switch (id) {
    case 'near-cutoff':
      return nearCutoff(project);
    case 'wrong-and-confident':
      return wrongAndConfident(project);
    case 'overridden':
      return overridden(project);
    case 'disagree':
      return disagree(project);
    case 'challenged':
      return challenged(db);
  }
}

const plain = (sql: string, ...values: Parameter[]): Where => ({ sql, values });

function lacking(columns: readonly LogColumnDef[], ...parts: readonly LogColumnDef['part'][]): string | null {
  return parts.find((part) => !hasPart(columns, part)) ?? null;
}

function nearCutoff({ columns, meaning }: Asking): CohortRule {
  const missing = lacking(columns, 'score');
  if (missing !== null) return { missing };
  const { cutoff } = meaning;
  if (cutoff === null) return { missing: 'cutoff' };
  const cuts = cutoff.type === 'threshold' ? [cutoff.threshold] : [cutoff.low, cutoff.high];
  const reach = (cut: number): number =>
    meaning.scoreKind === 'probability' ? CLOSE_PROBABILITY : Math.abs(cut) * CLOSE_QUANTITY;
  return {
    sql: `(${cuts.map(() => 'abs(score - ?::DOUBLE) < ?::DOUBLE').join(' OR ')})`,
    values: cuts.flatMap((cut) => [cut, reach(cut)]),
  };
}

/**
 * The end is known and the score was on the other side of the cut-off, more than half-way to the end of its scale; of an
 * estimated quantity, the twentieth of the cases that were farthest off.
 */
function wrongAndConfident(project: Asking): CohortRule {
  const { columns, meaning } = project;
  const missing = lacking(columns, 'score', 'outcome');
  if (missing !== null) return { missing };
  if (meaning.task === 'regression')
    return plain(
      `(outcome_known AND abs(score - outcome) > (SELECT quantile_cont(abs(score - outcome), ${FAR_OFF}) FROM prediction WHERE outcome_known))`,
    );
  if (meaning.positive === null) return { missing: 'positive' };
  if (meaning.scoreKind !== 'probability') return { missing: 'probability' };
  const cutoff = cutoffInForce(project);
  if (cutoff === null) return { missing: 'cutoff' };
  const { threshold } = cutoff;
  return plain(
    '(outcome_known AND ((outcome = 1 AND score < ?::DOUBLE) OR (outcome = 0 AND score > ?::DOUBLE)))',
    threshold / 2,
    (1 + threshold) / 2,
  );
}

/** Carried out otherwise than the model decided, where the model was to be followed: not in a group that stays as before. */
function overridden({ columns, meaning }: Asking): CohortRule {
  const missing = lacking(columns, 'decision', 'applied_decision');
  if (missing !== null) return { missing };
  const follows = meaning.arms === null || !hasPart(columns, 'arm') ? null : meaning.arms.control;
  // A column that says yes or no tells whether something was done, not which decision was taken.
  const differs = `(decision <> applied_decision AND applied_decision NOT IN ('true', 'false'))`;
  return follows === null ? plain(differs) : plain(`(${differs} AND arm IS DISTINCT FROM ?)`, follows);
}

function disagree(project: Asking): CohortRule {
  const missing = lacking(project.columns, 'score', 'shadow_score');
  if (missing !== null) return { missing };
  const { cutoff } = project.meaning;
  if (cutoff === null) return { missing: 'cutoff' };
  if (cutoff.type === 'range') {
    const inside = (score: string): string => `(${score} BETWEEN ?::DOUBLE AND ?::DOUBLE)`;
    const { low, high } = cutoff;
    return plain(
      `(score IS NOT NULL AND shadow_score IS NOT NULL AND ${inside('score')} <> ${inside('shadow_score')})`,
      low,
      high,
      low,
      high,
    );
  }
  const { operator, threshold } = cutoff;
  return plain(
    `(score IS NOT NULL AND shadow_score IS NOT NULL AND (score ${operator} ?::DOUBLE) <> (shadow_score ${operator} ?::DOUBLE))`,
    threshold,
    threshold,
  );
}

/** Raised, whatever became of it; a draft is nobody's business yet. */
async function challenged(db: ReadDb): Promise<CohortRule> {
  const raised = (await listChallenges(db)).filter(({ state }) => state !== 'draft');
  const ids = [...new Set(raised.map(({ caseId }) => caseId))];
  return ids.length === 0 ? plain('FALSE') : plain(`case_id IN (${ids.map(() => '?').join(', ')})`, ...ids);
}
