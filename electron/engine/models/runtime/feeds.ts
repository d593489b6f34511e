import type { Manifest, ManifestFeature } from '#shared/bundle/manifest.ts';
import type { RawColumn, RawTable } from '#shared/explain/raw-table.ts';
import type { SessionInfo, TensorData, TensorType, TensorValue } from './protocol.ts';

/** One input of the model and the columns of the table that fill it, in the order of its positions. */
export type Input = { name: string; type: TensorType; columns: number[]; isFlat: boolean };

/** How a table becomes tensors. */
export type FeedPlan = {
  inputs: Input[];
  /** Rows that the model takes at once when its file fixes that number; null when it is open. */
  fixedRows: number | null;
};

/** Columns that cannot say "missing": the model then gives no score for that row. */
const WHOLE: readonly TensorType[] = ['int32', 'int64', 'bool'];
const INT32 = 2 ** 31;

export function feedPlan({ features }: Pick<Manifest, 'features'>, info: SessionInfo): FeedPlan {
  const inputs = new Map<string, Input>();
  const positionOf = (feature: ManifestFeature, fallback: number): number => feature.input.index ?? fallback;
  features.forEach((feature, column) => {
    const { tensor, dtype } = feature.input;
    const input = inputs.get(tensor) ?? { name: tensor, type: dtype, columns: [], isFlat: false };
    input.columns[positionOf(feature, input.columns.length)] = column;
    inputs.set(tensor, input);
  });
  let fixedRows: number | null = null;
  for (const input of inputs.values()) {
    const shape = info.inputs.find(({ name }) => name === input.name)?.shape ?? [];
    input.isFlat = shape.length === 1;
    const [rows] = shape;
    if (typeof rows === 'number' && rows > 0) fixedRows = rows;
  }
  return { inputs: [...inputs.values()], fixedRows };
}

/**
 * Rows that a model cannot be asked about: nothing, or a number with decimals, where it takes a whole number or a yes
 * or no.
 *
 * @returns 1 for each such row, null when there is none
 */
export function unaskableRows({ inputs }: FeedPlan, table: RawTable): Uint8Array | null {
  let found: Uint8Array | null = null;
  for (const { type, columns } of inputs) {
    if (!WHOLE.includes(type)) continue;
    for (const at of columns) {
      const column = table.columns[at];
      for (let row = 0; row < table.rows; row += 1)
        if (!isWhole(numberAt(column, row), type)) (found ??= new Uint8Array(table.rows))[row] = 1;
    }
  }
  return found;
}

/**
 * Rows `from` to `to` as tensors: a missing number is NaN, a missing text the empty text. Past the last row of the table
 * its last row comes again, which fills a batch of fixed size; so that the model runs, a row that it cannot be asked
 * about has 0 in the place of what is missing.
 */
export function feedsOf({ inputs }: FeedPlan, table: RawTable, from: number, to: number): Record<string, TensorValue> {
  const count = to - from;
  const feeds: Record<string, TensorValue> = {};
  for (const { name, type, columns, isFlat } of inputs) {
    const width = columns.length;
    const data = emptyData(type, count * width);
    columns.forEach((at, place) => {
      const column = table.columns[at];
      for (let index = 0; index < count; index += 1) {
        const row = Math.min(from + index, table.rows - 1);
        const target = index * width + place;
        if (Array.isArray(data)) data[target] = textAt(column, row);
        else if (data instanceof BigInt64Array) data[target] = BigInt(wholeOr0(numberAt(column, row)));
        else if (data instanceof Uint8Array) data[target] = numberAt(column, row) > 0 ? 1 : 0;
        else data[target] = numberAt(column, row);
      }
    });
    feeds[name] = { type, dims: isFlat && width === 1 ? [count] : [count, width], data };
  }
  return feeds;
}

function emptyData(type: TensorType, length: number): TensorData {
  switch (type) {
    case 'float32':
      return new Float32Array(length);
    case 'float64':
      return new Float64Array(length);
    case 'int32':
      return new Int32Array(length);
    case 'int64':
      return new BigInt64Array(length);
    case 'bool':
      return new Uint8Array(length);
    case 'string':
      return new Array<string>(length).fill('');
  }
}

function isWhole(value: number, type: TensorType): boolean {
  if (!Number.isSafeInteger(value)) return false;
  if (type === 'bool') return value === 0 || value === 1;
  return type !== 'int32' || (value >= -INT32 && value < INT32);
}

function wholeOr0(value: number): number {
  return Number.isSafeInteger(value) ? value : 0;
}

function numberAt(column: RawColumn | undefined, row: number): number {
  const value = column?.[row];
  if (typeof value === 'number') return value;
  return typeof value === 'string' && value.trim() !== '' ? Number(value) : Number.NaN;
}

function textAt(column: RawColumn | undefined, row: number): string {
  const value = column?.[row];
  return value === null || value === undefined || Number.isNaN(value) ? '' : String(value);
}
