import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ReadDb } from '../db/connection.ts';
import { csvLine } from './csv.ts';
import type { CsvFlavour } from './csv.ts';

const BATCH = 5000;

type CsvFile = {
  target: string;
  flavour: CsvFlavour;
  head: readonly string[];
  /** A query with an order of its own, read in pages; null when there is nothing to read. */
  sql: string | null;
};

/** Writes what a query gives, page by page; @returns the rows written */
export async function writeCsv(db: ReadDb, { target, flavour, head, sql }: CsvFile): Promise<number> {
  let rows = 0;
  const lines = async function* (): AsyncGenerator<string> {
    yield csvLine(head, flavour, true);
    for (let more = sql !== null; more;) {
      const page = await db.columns(`${sql} LIMIT ${BATCH} OFFSET ${rows}`);
      const count = page.values[0]?.length ?? 0;
      for (let row = 0; row < count; row += 1)
        yield csvLine(
          page.values.map((column) => column[row] ?? null),
          flavour,
          false,
        );
      rows += count;
      more = count === BATCH;
    }
  };
  await pipeline(Readable.from(lines()), createWriteStream(target));
  return rows;
}
