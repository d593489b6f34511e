import type { Explain } from '#shared/analyses/explain/schema.ts';
import type { Verdict } from '#shared/analyses/replay/schema.ts';
import type { AttachedCase } from '#shared/domain/challenge.ts';
import { isEstimated } from '#shared/domain/estimate.ts';
import { caseRow } from '../explain/case-row.ts';
import { cutsOf, REPLAY_TOLERANCE, replayVerdict } from '../explain/replay-verdicts.ts';
import { identifier } from '../db/sql.ts';
import { storedType } from '../ingest/log-columns.ts';
import type { Project } from '../project/project.ts';
import { reading } from '../questions/question-context.ts';
import { runAnalysis } from '../questions/run-analysis.ts';
import type { Asking } from '../questions/run-analysis.ts';

const REASONS = 4;
const LONGEST = 200;

/** The verdict of the replay on one case that was explained. */
export function caseVerdict(explain: Explain): Verdict {
  if (!isEstimated(explain) || explain.logged === null) return 'notReplayable';
  const { logged, score, task, cutoff, range } = explain;
  const cuts =
    range !== null
      ? cutsOf({ type: 'range', ...range, inside: range.inside.value, outside: range.outside.value })
      : cutoff === null
        ? null
        : cutsOf({ type: 'threshold', ...cutoff });
  return replayVerdict(logged, score, { value: REPLAY_TOLERANCE, relative: task === 'regression' }, cuts);
}

/**
 * A case as it stands now: replayed, with its largest contributions and the categories it belongs to.
 *
 * @throws AppError CASE_NOT_FOUND, CANCELLED
 */
export async function attachedCase(project: Project, caseId: string, asking: Asking): Promise<AttachedCase> {
  const { row, segments } = await reading(project, asking, async (context) => {
    const found = await caseRow(context, caseId);
    const texts = context.columns.filter(
      ({ part, kind, column }) => part === 'feature' && storedType({ part, kind, column }) === 'VARCHAR',
    );
    const values =
      texts.length === 0
        ? []
        : (
            await context.db.columns(
              `SELECT ${texts.map(({ column }) => identifier(column)).join(', ')} FROM prediction WHERE ${found.where.sql} LIMIT 1`,
              found.where.values,
            )
          ).values;
    return {
      row: found,
      segments: texts.flatMap(({ name }, at) => {
        const value = values[at]?.[0];
        return typeof value === 'string' && value.length <= LONGEST ? [{ column: name, value }] : [];
      }),
    };
  });
  const explain = (await runAnalysis(project, 'explain', { case: row.caseId }, asking)).result as Explain;
  const told = isEstimated(explain) ? explain : null;
  return {
    version: row.version,
    score: row.score,
    replayed: told?.score ?? null,
    replay: caseVerdict(explain),
    decision: row.decision,
    reasons: (told?.contributions ?? [])
      .slice(0, REASONS)
      .map(({ feature, contribution }) => ({ feature, contribution })),
    segments,
  };
}
