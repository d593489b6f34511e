import { DuckDBInstance } from '@duckdb/node-api';
import { NOTHING_SAID } from '#shared/mapping/propose.ts';
import { previewFiles } from '#electron/engine/ingest/preview.ts';
import { stopwatch } from './measure.ts';
import type { Taken } from './measure.ts';

const ROUNDS = 7;

/** DuckDB's sniffer and the first hundred rows. */
export async function floorPreview(path: string): Promise<Taken> {
  const instance = await DuckDBInstance.create(':memory:', { threads: '2' });
  const connection = await instance.connect();
  return best(async () => {
    await connection.runAndReadAll(`SELECT * FROM sniff_csv('${path}')`);
    await connection.runAndReadAll(`SELECT * FROM read_csv('${path}') LIMIT 100`);
  });
}

/** Encoding, delimiter, marks, dates, roles, meaning and twenty rows. */
export function productPreview(path: string): Promise<Taken> {
  return best(async () => {
    await previewFiles([path], NOTHING_SAID, { manifest: null, recipes: [] });
  });
}

async function best(work: () => Promise<void>): Promise<Taken> {
  let least: Taken | null = null;
  for (let round = 0; round < ROUNDS; round += 1) {
    const watch = stopwatch();
    await work();
    const taken = watch.taken();
    if (least === null || taken.wallS < least.wallS) least = taken;
  }
  return least!;
}
