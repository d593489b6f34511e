import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { FIXTURES } from '#test/support/engine.ts';

export type CsvRow = Record<string, string>;

/** Rows of a fixture without quotes, read without any of our code. */
export function caseRows(path: string): CsvRow[] {
  const [head = '', ...lines] = readFileSync(join(FIXTURES, 'cases', path), 'utf8')
    .trimEnd()
    .split('\n');
  const names = head.split(',');
  return lines.map((line) => {
    const cells = line.split(',');
    return Object.fromEntries(names.map((name, at) => [name, cells[at] ?? '']));
  });
}

/** Share of pairs of one case of each outcome in the right order, counted pair by pair; a tie is a half. */
export function pairwiseAuc(rows: readonly { score: number; isPositive: boolean }[]): number {
  const high = rows.filter((row) => row.isPositive).map((row) => row.score);
  const low = rows.filter((row) => !row.isPositive).map((row) => row.score);
  let won = 0;
  for (const a of high) for (const b of low) won += a > b ? 1 : a === b ? 0.5 : 0;
  return won / (high.length * low.length);
}
