import { AppError } from '#shared/domain/app-error.ts';
import type { ManifestFeature } from '#shared/bundle/manifest.ts';
import type { RawTable } from '#shared/explain/raw-table.ts';
import { isLinked } from '../project/project-state.ts';
import type { SourceRow } from '../project/project-state.ts';
import type { QuestionContext } from '../questions/question.ts';
import { TIMED_SQL } from '../questions/case-words.ts';
import type { Timed } from '../questions/case-words.ts';
import { caseFrom } from '../questions/look-up.ts';
import { sharedReading } from '../questions/shared-reading.ts';
import type { Where } from '../questions/scored.ts';
import { isText } from '../models/feature-sql.ts';
import { featureSql } from './log-rows.ts';
import { modelVersionSql } from '../ingest/unnamed-model.ts';

/** What the log says of one case, apart from its facts. */
export type CaseRow = Timed & {
  caseId: string;
  individual: string | null;
  time: string | null;
  version: string | null;
  score: number | null;
  shadowVersion: string | null;
  shadowScore: number | null;
  decision: string | null;
  applied: string | null;
  arm: string | null;
  /** Its row in the log; null where the log is linked. */
  place: number | null;
  /** Finds the row again. */
  where: Where;
};

type Asking = Pick<QuestionContext, 'db' | 'signal' | 'sources' | 'columns' | 'bundles' | 'meaning' | 'over'>;

/** The last cases that were read, by what the project held then: a page asks for one case many times, and at once. */
const lately = new WeakMap<readonly SourceRow[], Map<string, Promise<unknown>>>();
const CASES_KEPT = 8;

/**
 * One case by its identifier, through the sorted look-up. Where several rows of linked files bear it, one for each version
 * that scored the case, it is the latest.
 *
 * @throws AppError CASE_NOT_FOUND
 */
export async function caseRow(asking: Asking, caseId: string): Promise<CaseRow> {
  const { sources } = asking;
  // Linked files can change without a word in the trail.
  if (isLinked(sources)) return readCase(asking, caseId);
  const readings = lately.get(sources) ?? new Map<string, Promise<unknown>>();
  lately.set(sources, readings);
  return sharedReading(readings, caseId, () => readCase(asking, caseId), { signal: asking.signal, kept: CASES_KEPT });
}

async function readCase(asking: Asking, caseId: string): Promise<CaseRow> {
  const { db, sources } = asking;
  const linked = isLinked(sources);
  const version = modelVersionSql(asking);
  const { from, sql, values } = await caseFrom(asking, caseId);
  const found = await db.one<Omit<CaseRow, 'where'>>(
    `SELECT case_id AS "caseId", entity_id AS individual, strftime(prediction_time, '%Y-%m-%dT%H:%M:%S') AS time,
       ${version} AS version, score, shadow_version AS "shadowVersion", shadow_score AS "shadowScore", decision,
       applied_decision AS applied, arm, ${TIMED_SQL}, ${linked ? 'NULL' : 'row::DOUBLE'} AS place
     FROM ${from} WHERE ${sql} ORDER BY prediction_time DESC NULLS LAST, ${linked ? version : 'row'} DESC LIMIT 1`,
    values,
  );
  if (found === null) throw new AppError('CASE_NOT_FOUND', 'no such case', { found: caseId });
  const where =
    found.place === null
      ? { sql: `case_id = ? AND ${version} IS NOT DISTINCT FROM ?`, values: [caseId, found.version] }
      : { sql: `row = ${found.place}`, values: [] };
  return { ...found, where };
}

/** The facts of a case as a model takes them: one row. */
export async function caseFacts(
  { db, columns }: Asking,
  { where }: CaseRow,
  features: readonly ManifestFeature[],
): Promise<RawTable> {
  const select = features.map((feature) => featureSql(feature, columns)).join(', ');
  const { values } = await db.columns(`SELECT ${select} FROM prediction WHERE ${where.sql} LIMIT 1`, where.values);
  return {
    rows: 1,
    columns: features.map((feature, at) => {
      const [value = null] = values[at] ?? [];
      return isText(feature) ? [value as string | null] : Float64Array.of(value === null ? Number.NaN : Number(value));
    }),
  };
}
