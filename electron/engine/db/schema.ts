import type { WriteDb } from './connection.ts';

/** Grows by one with every change of the tables below; each change is a migration with a test. */
export const FORMAT_VERSION = 8;

export type Migration = { to: number; up: (db: WriteDb) => Promise<void> };

/** From nothing to format 1, then on. Later formats append here; a file is migrated step by step after a backup copy. */
export const MIGRATIONS: readonly Migration[] = [
  { to: 1, up: (db) => runAll(db, TABLES) },
  { to: 2, up: (db) => runAll(db, EXPLANATIONS) },
  { to: 3, up: (db) => runAll(db, DOCUMENTS) },
  { to: 4, up: (db) => runAll(db, VALUES) },
  { to: 5, up: (db) => runAll(db, PAIRS) },
  { to: 6, up: (db) => runAll(db, PLACES) },
  { to: 7, up: (db) => runAll(db, SCORES) },
  { to: 8, up: (db) => runAll(db, SHARP_PLACES) },
];

const TABLES = `
CREATE TABLE meta (key VARCHAR NOT NULL, value VARCHAR NOT NULL);
CREATE TABLE setting (key VARCHAR NOT NULL, value VARCHAR NOT NULL);
CREATE TABLE recipe (recipe_id INTEGER NOT NULL, name VARCHAR NOT NULL, signature VARCHAR NOT NULL, body VARCHAR NOT NULL);
CREATE TABLE source (
  source_id SMALLINT NOT NULL, kind VARCHAR NOT NULL, name VARCHAR NOT NULL, location VARCHAR, bytes DOUBLE NOT NULL,
  sha256 VARCHAR, recipe_id INTEGER, reading VARCHAR NOT NULL, imported_at VARCHAR NOT NULL, rows_read DOUBLE NOT NULL,
  rows_accepted DOUBLE NOT NULL, rows_rejected DOUBLE NOT NULL, rows_duplicate DOUBLE NOT NULL
);
CREATE TABLE log_column (
  position INTEGER NOT NULL, column_name VARCHAR NOT NULL, name VARCHAR NOT NULL, part VARCHAR NOT NULL,
  kind VARCHAR NOT NULL, aliases VARCHAR NOT NULL, label VARCHAR NOT NULL, description VARCHAR NOT NULL, unit VARCHAR,
  sensitivity VARCHAR NOT NULL
);
CREATE TABLE rejected (
  source_id SMALLINT NOT NULL, line DOUBLE, column_name VARCHAR, reason VARCHAR NOT NULL, value VARCHAR, raw VARCHAR, case_id VARCHAR
);
CREATE TABLE bundle (
  bundle_id INTEGER NOT NULL, name VARCHAR NOT NULL, version VARCHAR NOT NULL, role VARCHAR NOT NULL,
  manifest VARCHAR NOT NULL, facts VARCHAR NOT NULL, warnings VARCHAR NOT NULL, sha256 VARCHAR NOT NULL, added_at VARCHAR NOT NULL
);
CREATE TABLE bundle_file (bundle_id INTEGER NOT NULL, path VARCHAR NOT NULL, kind VARCHAR NOT NULL, sha256 VARCHAR NOT NULL, bytes BLOB NOT NULL);
CREATE TABLE trail (
  seq INTEGER NOT NULL, "at" VARCHAR NOT NULL, actor VARCHAR NOT NULL, type VARCHAR NOT NULL, body VARCHAR NOT NULL,
  prev VARCHAR NOT NULL, hash VARCHAR NOT NULL
);
CREATE TABLE sketch_cube (
  source_id SMALLINT NOT NULL, day DATE, model_name VARCHAR, model_version VARCHAR, phase VARCHAR, arm VARCHAR, decision VARCHAR,
  score_bin SMALLINT, rows INTEGER NOT NULL, known INTEGER NOT NULL, positive INTEGER NOT NULL, score_sum DOUBLE,
  score_squares DOUBLE, outcome_sum DOUBLE, outcome_squares DOUBLE, value_rows INTEGER NOT NULL, value_sum DOUBLE, value_squares DOUBLE
);
CREATE TABLE sketch_bin (column_name VARCHAR NOT NULL, edges DOUBLE[]);
CREATE TABLE sketch_histogram (
  source_id SMALLINT NOT NULL, column_name VARCHAR NOT NULL, day DATE, model_version VARCHAR, bin SMALLINT, category VARCHAR, rows INTEGER NOT NULL
);
CREATE TABLE sketch_column (source_id SMALLINT NOT NULL, column_name VARCHAR NOT NULL, rows DOUBLE NOT NULL, missing DOUBLE NOT NULL, low DOUBLE, high DOUBLE);
CREATE TABLE case_index (hash UINTEGER NOT NULL, row BIGINT NOT NULL);
CREATE TABLE entity_index (hash UINTEGER NOT NULL, row BIGINT NOT NULL);
`;

/** Contributions of rows, one run for each model, unit, way and background; phi is NULL for a row that the model cannot be asked about. */
const EXPLANATIONS = `
CREATE TABLE explanation_run (
  run_id INTEGER NOT NULL, key VARCHAR NOT NULL, version VARCHAR NOT NULL, space VARCHAR NOT NULL, method VARCHAR NOT NULL,
  background VARCHAR NOT NULL, players VARCHAR NOT NULL, base DOUBLE, started_at VARCHAR NOT NULL
);
CREATE TABLE explanation (run_id INTEGER NOT NULL, row BIGINT NOT NULL, phi DOUBLE[]);
`;

/**
 * What people write: stories, challenges, cohorts, scenarios, plans, statements. The body is JSON, checked by the schema
 * of its kind when it is read. `process_event` is the journal of the runs that made the scores, one row for each step told.
 */
const DOCUMENTS = `
CREATE TABLE document (
  kind VARCHAR NOT NULL, id VARCHAR NOT NULL, body VARCHAR NOT NULL, created_at VARCHAR NOT NULL, changed_at VARCHAR NOT NULL
);
CREATE TABLE process_event (
  source_id INTEGER NOT NULL, line DOUBLE NOT NULL, "at" TIMESTAMP, step VARCHAR, volume DOUBLE, duration_ms DOUBLE,
  level VARCHAR NOT NULL, message VARCHAR
);
`;

/** Sums of the value column; what is derived from the rows is then built anew, these with it. */
const VALUES = `
CREATE TABLE sketch_value (
  source_id SMALLINT NOT NULL, day DATE, model_version VARCHAR, applied_decision VARCHAR, decision VARCHAR, positive BOOLEAN,
  rows INTEGER NOT NULL, sum DOUBLE NOT NULL
);
DELETE FROM setting WHERE key = 'derived';
`;

/** Sums by pair of scores of large logs with a second one; `day` is the first of the month, so that one condition asks both tables. */
const PAIRS = `
CREATE TABLE sketch_pair (
  source_id SMALLINT NOT NULL, day DATE, model_version VARCHAR, shadow_version VARCHAR, acted BOOLEAN, chosen BOOLEAN, shadow_chosen BOOLEAN,
  score_bin SMALLINT NOT NULL, shadow_bin SMALLINT NOT NULL, rows INTEGER NOT NULL, known INTEGER NOT NULL, positive INTEGER NOT NULL,
  named INTEGER NOT NULL, treated INTEGER NOT NULL, treated_positive INTEGER NOT NULL, control INTEGER NOT NULL, control_positive INTEGER NOT NULL,
  loss DOUBLE NOT NULL, shadow_loss DOUBLE NOT NULL, loss_gap_squares DOUBLE NOT NULL, log_gap DOUBLE NOT NULL, log_gap_squares DOUBLE NOT NULL,
  valued INTEGER NOT NULL, earning INTEGER NOT NULL, value_sum DOUBLE NOT NULL, value_squares DOUBLE NOT NULL,
  known_valued INTEGER NOT NULL, known_value_sum DOUBLE NOT NULL,
  logged INTEGER NOT NULL, weight DOUBLE NOT NULL, weight_squares DOUBLE NOT NULL, weight_max DOUBLE NOT NULL, reward DOUBLE NOT NULL,
  weight_reward DOUBLE NOT NULL, weight_squares_reward DOUBLE NOT NULL, weight_squares_reward_squares DOUBLE NOT NULL
);
CREATE TABLE sketch_pair_day (
  source_id SMALLINT NOT NULL, day DATE, model_version VARCHAR, shadow_version VARCHAR, rows INTEGER NOT NULL, known INTEGER NOT NULL
);
`;

/** Look-ups by one short key for each row instead of a hash and a row number; built anew with what is derived from the rows. */
const PLACES = lookUps('UINTEGER');

/** Known outcomes by band of the score of large logs; `day` is the first of the month, so that one condition asks this and the cube. */
const SCORES = `
CREATE TABLE sketch_score (
  source_id SMALLINT NOT NULL, day DATE, model_version VARCHAR, score_bin SMALLINT NOT NULL, band SMALLINT NOT NULL,
  known INTEGER NOT NULL, positive INTEGER NOT NULL
);
`;

/** Keys with more of the hash: among ten million rows a wrong place is rare, and the file no larger. */
const SHARP_PLACES = lookUps('UBIGINT');

function lookUps(key: 'UINTEGER' | 'UBIGINT'): string {
  return `
DROP TABLE case_index;
DROP TABLE entity_index;
CREATE TABLE case_index (key ${key} NOT NULL);
CREATE TABLE entity_index (key ${key} NOT NULL);
DELETE FROM setting WHERE key = 'derived';
`;
}

async function runAll(db: WriteDb, statements: string): Promise<void> {
  for (const statement of statements.split(';')) {
    if (statement.trim() !== '') await db.run(statement);
  }
}
