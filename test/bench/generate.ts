import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';

export type LogFormat = 'csv' | 'csv.gz' | 'parquet' | 'ndjson';

const WRITE: Record<LogFormat, string> = {
  csv: '(HEADER)',
  'csv.gz': '(HEADER, COMPRESSION gzip)',
  parquet: '(FORMAT parquet)',
  ndjson: '(FORMAT json)',
};

/**
 * A log of 22 columns (id, individual, time, model, version, score, decision, arm, outcome, gain, 12 facts), the same
 * bytes for the same number of rows. With `shadow` two columns more.
 */
export async function generateLog(
  folder: string,
  rows: number,
  format: LogFormat,
  more: 'shadow' | null = null,
): Promise<string> {
  mkdirSync(folder, { recursive: true });
  const path = join(folder, `log-${more === null ? '' : `${more}-`}${rows}.${format}`);
  if (existsSync(path)) return path;
  const instance = await DuckDBInstance.create(':memory:');
  const connection = await instance.connect();
  await connection.run(
    `COPY (${more === null ? logSql(rows) : `SELECT *, ${SHADOW} FROM (${logSql(rows)})`}) TO '${path}' ${WRITE[format]}`,
  );
  connection.closeSync();
  instance.closeSync();
  return path;
}

/** A second model that agrees with the first one mostly. */
const SHADOW = `round(0.85 * score + 0.15 * (hash(prediction_id) % 1000003 / 1000003.0), 6) AS shadow_score, '3.0.0' AS shadow_version`;

function logSql(rows: number): string {
  return `SELECT 'P25-' || lpad(i::VARCHAR, 8, '0') AS prediction_id, 'C' || (100000 + hash(i) % ${Math.ceil(rows / 3)})::BIGINT::VARCHAR AS client_id,
    strftime(TIMESTAMP '2025-01-01' + INTERVAL (floor(i * 15552000.0 / ${rows})::BIGINT) SECOND, '%Y-%m-%dT%H:%M:%S') AS computed_at,
    'credit-default' AS model_name, CASE WHEN i < ${rows} / 2 THEN '2.0.0' ELSE '2.1.0' END AS model_version, round(p, 6) AS score,
    CASE WHEN p >= 0.35 THEN 'refuse' ELSE 'accept' END AS decision, CASE WHEN h2 < 0.3 THEN 'treatment' ELSE 'control' END AS arm,
    CASE WHEN h3 < 0.1 THEN NULL WHEN h4 < p THEN 'bad' ELSE 'good' END AS outcome,
    CASE WHEN h3 < 0.1 THEN NULL ELSE round(h4 * 4000 - 1000, 2) END AS gain_eur,
    (hash(i + 11) % 40)::INTEGER AS Seniority, ['owner', 'rent', 'parents', 'priv', 'other'][1 + (hash(i + 12) % 5)::INTEGER] AS Home,
    (6 + 6 * (hash(i + 13) % 10))::INTEGER AS "Time", (18 + hash(i + 14) % 50)::INTEGER AS Age, CASE WHEN hash(i + 15) % 5 = 0 THEN 'yes' ELSE 'no' END AS Records,
    ['fixed', 'freelance', 'partime', 'others'][1 + (hash(i + 16) % 4)::INTEGER] AS Job, (350 + 10 * (hash(i + 17) % 60))::INTEGER AS Expenses,
    CASE WHEN hash(i + 18) % 10 = 0 THEN NULL ELSE (500 + 100 * (hash(i + 19) % 60))::INTEGER END AS Income, (hash(i + 20) % 100 * 1000)::INTEGER AS Assets,
    (CASE WHEN hash(i + 24) % 4 > 0 THEN 0 ELSE hash(i + 21) % 50 * 100 END)::INTEGER AS Debt, (1000 + hash(i + 22) % 100 * 100)::INTEGER AS Amount, (2000 + hash(i + 23) % 100 * 100)::INTEGER AS Price
  FROM (SELECT i, (hash(i + 1) % 1000003 / 1000003.0) * (hash(i + 5) % 1000003 / 1000003.0) AS p, hash(i + 2) % 1000 / 1000.0 AS h2, hash(i + 3) % 1000 / 1000.0 AS h3, hash(i + 4) % 1000 / 1000.0 AS h4 FROM range(${rows}) t(i))`;
}
