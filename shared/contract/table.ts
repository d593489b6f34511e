import { float64, tableFromArrays, tableFromIPC, tableToIPC, utf8, bool } from '@uwdata/flechette';

/** One array per column, in the order of the columns; null is a missing value and never 0. */
export type Columns = { names: string[]; values: (string | number | boolean | null)[][]; count: number };

/** Columns as Arrow IPC bytes. Names are kept as they are, whatever they hold. */
export function encodeTable({ names, values, count }: Columns): Uint8Array<ArrayBuffer> {
  // Columns travel under their places: a hostile name (`__proto__`) never becomes a key.
  const arrays: [string, unknown[]][] = values.map((column, index) => [`c${index}`, column]);
  const types = Object.fromEntries(values.map((column, index) => [`c${index}`, typeOf(column)]));
  arrays.push(['names', Array.from({ length: Math.max(count, names.length) }, (_, row) => names[row] ?? null)]);
  const padded = arrays.map(([key, column]): [string, unknown[]] =>
    key === 'names' ? [key, column] : [key, [...column, ...Array<null>(Math.max(0, names.length - count)).fill(null)]],
  );
  const bytes = tableToIPC(tableFromArrays(padded, { types: { ...types, names: utf8() } }), { format: 'stream' });
  const result = new Uint8Array(4 + (bytes?.length ?? 0));
  new DataView(result.buffer).setUint32(0, count);
  if (bytes) result.set(bytes, 4);
  return result;
}

export function decodeTable(bytes: Uint8Array): Columns {
  const count = new DataView(bytes.buffer, bytes.byteOffset).getUint32(0);
  const table = tableFromIPC(bytes.slice(4));
  const names = (table.getChild('names').toArray() as (string | null)[]).filter(
    (name): name is string => name !== null,
  );
  const values = names.map((_, index) => [...table.getChild(`c${index}`)].slice(0, count) as Columns['values'][number]);
  return { names, values, count };
}

function typeOf(
  column: readonly (string | number | boolean | null)[],
): ReturnType<typeof utf8> | ReturnType<typeof float64> | ReturnType<typeof bool> {
  const first = column.find((value) => value !== null);
  return typeof first === 'number' ? float64() : typeof first === 'boolean' ? bool() : utf8();
}
