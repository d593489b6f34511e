import type { ReadDb, WriteDb } from '../db/connection.ts';
import { EXACT_UP_TO } from '../questions/scored.ts';
import { SCORE_BINS, scoreBinSql } from './sketches.ts';

/** Bands to a unit of log-odds: as fine near 0 and 1 as in the middle, where a rare class has all its scores. */
const BANDS = 300;
/** Keeps the log-odds of 0 and of 1 finite. */
const EDGE = 1e-6;

/** The lowest score of a band. */
function lowest(band: number): number {
  const odds = Math.exp(band / BANDS);
  return (odds * (1 + EDGE) - EDGE) / (1 + odds);
}

/** The score that stands for a band: the middle of what it shares with its bin, so that it lies on the same side of the border of a bin. */
export function scoreOfBand(bin: number, band: number): number {
  const low = Math.max(bin / SCORE_BINS, lowest(band));
  const high = Math.min((bin + 1) / SCORE_BINS, lowest(band + 1));
  return Math.min(Math.max((low + high) / 2, bin / SCORE_BINS), (bin + 1) / SCORE_BINS - 1e-12);
}

export async function scoresAreCurrent(db: ReadDb): Promise<boolean> {
  return (await missingFiles(db, EXACT_UP_TO)).length === 0;
}

/**
 * Known outcomes by month, version and band of the score, for logs above two million rows: what the order of the scores is
 * told from. Files that are not in it are added; a change of what is there deletes their rows first, as for the cube.
 */
export async function updateScores(db: WriteDb, neededFrom = EXACT_UP_TO): Promise<void> {
  const files = await missingFiles(db, neededFrom);
  if (files.length === 0) return;
  await db.run(
    `INSERT INTO sketch_score
     SELECT source_id, date_trunc('month', day)::DATE AS month, model_version, ${scoreBinSql('score')}::SMALLINT AS bin,
       floor(${BANDS} * ln((score + ${EDGE}) / (1 - score + ${EDGE})))::SMALLINT AS band, count(*)::INTEGER, (count(*) FILTER (outcome = 1))::INTEGER
     FROM prediction WHERE source_id IN (${files.join(', ')}) AND outcome_known AND score BETWEEN 0 AND 1 GROUP BY ALL ORDER BY ALL`,
  );
}

/** Files with known outcomes that the bands do not hold, once the log is large enough to need them. */
async function missingFiles(db: ReadDb, neededFrom: number): Promise<number[]> {
  const { rows } = (await db.one<{ rows: number }>(
    'SELECT coalesce(sum(rows), 0)::DOUBLE AS rows FROM sketch_cube',
  )) ?? { rows: 0 };
  if (rows < neededFrom) return [];
  const found = await db.all<{ id: number }>(
    `SELECT source_id::INTEGER AS id FROM (SELECT source_id FROM sketch_cube WHERE known > 0 AND score_bin IS NOT NULL
       EXCEPT SELECT source_id FROM sketch_score) ORDER BY id`,
  );
  return found.map(({ id }) => id);
}
