import type { WriteDb } from '../db/connection.ts';

/** A file with more decisions than this is not summed up by them. */
const MAX_DECISIONS = 200;

/**
 * Sums of the value column over judged rows by day, version, decision and class: from these, what a right and a wrong
 * decision are worth follows exactly, without the rows. One row without a class says that a file has too many decisions.
 *
 * @param where the rows to add, as SQL
 */
export async function sketchValues(db: WriteDb, where: string): Promise<void> {
  await db.run(
    `INSERT INTO sketch_value
     WITH sums AS (SELECT source_id, day, model_version, applied_decision, decision, outcome = 1 AS positive, count(*)::INTEGER AS rows, sum(value) AS sum
         FROM prediction ${where} ${where === '' ? 'WHERE' : 'AND'} value IS NOT NULL AND outcome IS NOT NULL AND score IS NOT NULL GROUP BY ALL),
       crowded AS (SELECT source_id FROM sums GROUP BY source_id HAVING count(DISTINCT applied_decision) > ${MAX_DECISIONS} OR count(DISTINCT decision) > ${MAX_DECISIONS})
     SELECT * FROM sums WHERE source_id NOT IN (FROM crowded)
     UNION ALL SELECT source_id, NULL, NULL, NULL, NULL, NULL, 0, 0 FROM crowded ORDER BY ALL`,
  );
}
