import type { Replay } from '#shared/analyses/replay/schema.ts';
import type { BundleRow } from '../project/project-state.ts';
import type { QuestionContext } from '../questions/question.ts';
import type { Where } from '../questions/scored.ts';

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
  const counted = await db.one<{ n: number }>(
    `SELECT count(*)::DOUBLE AS n FROM prediction WHERE ${filter.sql}`,
    filter.values,
  );
  const rows = counted?.n ?? 0;
  const isSample = sample !== undefined && sample < rows;
  const where = isSample ? await drawn({ db, filter }, sample, seed) : filter;
  const found = await db.all<Omit<ReplayGroup, 'bundle'>>(
    `SELECT model_version AS version, count(*)::DOUBLE AS rows, min(row)::DOUBLE AS "first", max(row)::DOUBLE AS "last"
     FROM prediction WHERE ${where.sql} GROUP BY 1 ORDER BY 1 NULLS LAST`,
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

/**
 * The rows that come first in an order made of the identifier and the seed. The order is sorted once, for its last row:
 * whether a row is drawn can then be told from the row alone.
 */
async function drawn(
  { db, filter }: Pick<QuestionContext, 'db' | 'filter'>,
  sample: number,
  seed: number,
): Promise<Where> {
  const place = 'md5(case_id || ?)';
  const salt = ` ${seed}`;
  const end = await db.one<{ place: string; id: string }>(
    `SELECT ${place} AS place, case_id AS id FROM prediction WHERE ${filter.sql} ORDER BY 1, 2 LIMIT 1 OFFSET ${sample - 1}`,
    [salt, ...filter.values],
  );
  return {
    sql: `${filter.sql} AND (${place} < ? OR (${place} = ? AND case_id <= ?))`,
    values: [...filter.values, salt, end?.place ?? '', salt, end?.place ?? '', end?.id ?? ''],
  };
}
