import type { Replay } from '#shared/analyses/replay/schema.ts';
import type { Parameter } from '../db/connection.ts';
import type { BundleRow } from '../project/project-state.ts';
import type { QuestionContext } from '../questions/question.ts';

/** Rows that name one version, and the stored model of that version. */
export type ReplayGroup = { version: string | null; bundle: BundleRow | null; rows: number };

export type ReplayGroups = {
  rows: number;
  checked: number;
  sample: Replay['sample'];
  where: { sql: string; values: readonly Parameter[] };
  groups: ReplayGroup[];
};

/** The rows to replay by the version that they name; a sample is drawn by the identifier and the seed, always the same. */
export async function replayGroups(
  { db, filter, bundles }: Pick<QuestionContext, 'db' | 'filter' | 'bundles'>,
  { sample, seed }: { sample: number | undefined; seed: number },
): Promise<ReplayGroups> {
  const counted = await db.one<{ n: number }>(
    `SELECT count(*)::DOUBLE AS n FROM prediction WHERE ${filter.sql}`,
    filter.values,
  );
  const rows = counted?.n ?? 0;
  const isSample = sample !== undefined && sample < rows;
  const where = isSample
    ? {
        sql: `case_id IN (SELECT case_id FROM prediction WHERE ${filter.sql} ORDER BY md5(case_id || ?), case_id LIMIT ${sample})`,
        values: [...filter.values, ` ${seed}`],
      }
    : { sql: filter.sql, values: filter.values };
  const found = await db.all<{ version: string | null; rows: number }>(
    `SELECT model_version AS version, count(*)::DOUBLE AS rows FROM prediction WHERE ${where.sql} GROUP BY 1 ORDER BY 1 NULLS LAST`,
    where.values,
  );
  return {
    rows,
    checked: found.reduce((sum, group) => sum + group.rows, 0),
    sample: isSample ? { rows: sample, of: rows, seed } : null,
    where,
    groups: found.map((group) => ({
      ...group,
      bundle: bundles.findLast((bundle) => bundle.version === group.version) ?? null,
    })),
  };
}
