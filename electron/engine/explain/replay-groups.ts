import type { Replay } from '#shared/analyses/replay/schema.ts';
import type { BundleRow } from '../project/project-state.ts';
import type { QuestionContext } from '../questions/question.ts';
import type { Where } from '../questions/scored.ts';
import { drawnRows } from './drawn-rows.ts';

/** Rows that name one version, between their first and last place in the table, and the stored model of that version. */
export type ReplayGroup = {
  version: string | null;
  bundle: BundleRow | null;
  rows: number;
  /** Null where the log is linked: its rows have no place. */
  first: number | null;
  last: number | null;
};

export type ReplayGroups = {
  rows: number;
  checked: number;
  sample: Replay['sample'];
  where: Where;
  groups: ReplayGroup[];
};

type Asked = { sample: number | undefined; seed: number };

/** The rows to replay by the version that they name. */
export async function replayGroups(
  { db, filter, bundles }: Pick<QuestionContext, 'db' | 'filter' | 'bundles'>,
  { sample, seed }: Asked,
): Promise<ReplayGroups> {
  const { rows, isSample, where } = await drawnRows(db, filter, { most: sample, seed });
  const found = await db.all<Omit<ReplayGroup, 'bundle'>>(
    `SELECT model_version AS version, count(*)::DOUBLE AS rows, min(row)::DOUBLE AS "first", max(row)::DOUBLE AS "last"
     FROM prediction WHERE ${where.sql} GROUP BY 1 ORDER BY 1 NULLS LAST`,
    where.values,
  );
  return {
    rows,
    checked: found.reduce((sum, group) => sum + group.rows, 0),
    sample: isSample && sample !== undefined ? { rows: sample, of: rows, seed } : null,
    where,
    groups: found.map((group) => ({
      ...group,
      bundle: bundles.findLast((bundle) => bundle.version === group.version) ?? null,
    })),
  };
}
