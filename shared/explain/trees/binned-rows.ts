import type { EncodedTable } from '../raw-table.ts';
import { binOf } from './bins.ts';
import type { Bins } from './bins.ts';
import type { Trees } from './ensemble.ts';

/**
 * The ways in which tests read a row: a tested column, and the side of missing values. A column whose tests disagree
 * about missing values is read twice, a column without tests never.
 */
export type Readings = {
  column: Int32Array;
  missingLeft: Uint8Array;
  /** For each node, how its test reads; -1 at leaves. */
  ofNode: Int32Array;
};

export function readingsOf(trees: Trees): Readings {
  const places = new Map<number, number>();
  const ofNode = trees.feature.map((column, node) => {
    if (column < 0) return -1;
    const key = 2 * column + trees.missingLeft[node]!;
    const place = places.get(key) ?? places.size;
    places.set(key, place);
    return place;
  });
  return {
    column: Int32Array.from(places.keys(), (key) => key >> 1),
    missingLeft: Uint8Array.from(places.keys(), (key) => key & 1),
    ofNode,
  };
}

/**
 * Bins of some rows, reading by reading: a test holds exactly where the bin is at most the bin of its node.
 *
 * @param into readings x stride, row r of a reading at reading * stride + r; written over
 */
export function binRows(
  { bins, readings }: { bins: Bins; readings: Readings },
  encoded: EncodedTable,
  { first, count, into, stride }: { first: number; count: number; into: Uint16Array; stride: number },
): void {
  const { columns, values } = encoded;
  readings.column.forEach((column, reading) => {
    const missingLeft = readings.missingLeft[reading] === 1;
    for (let row = 0; row < count; row += 1)
      into[reading * stride + row] = binOf(bins, column, values[(first + row) * columns + column]!, missingLeft);
  });
}
