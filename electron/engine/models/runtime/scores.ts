import { AppError } from '#shared/domain/app-error.ts';
import type { Manifest } from '#shared/bundle/manifest.ts';
import type { TensorValue } from './protocol.ts';

/** Where the score of a row stands in what the model returns. */
export type ScoreSource = { tensor: string; column: number | null; isProbability: boolean };

/** Maps that the exporter put around a tensor, by the name of the output: the tensor, and its classes in order. */
export type UnpackedMaps = ReadonlyMap<string, { tensor: string; labels: readonly string[] }>;

/** @throws AppError BUNDLE_MANIFEST_INVALID when the positive class is none of the model's */
export function scoreSource({ output, target }: Pick<Manifest, 'output' | 'target'>, maps: UnpackedMaps): ScoreSource {
  const map = maps.get(output.score);
  const isProbability = output.kind === 'probability';
  if (map === undefined)
    return { tensor: output.score, column: output.container === 'tensor' ? (output.column ?? null) : 0, isProbability };
  const positive = String(output.positive ?? target.positive);
  const column = map.labels.indexOf(positive);
  if (column >= 0) return { tensor: map.tensor, column, isProbability };
  throw new AppError('BUNDLE_MANIFEST_INVALID', `positive class that the model does not know: ${positive}`, {
    file: 'bundle.json',
    key: 'output.positive',
    expected: `one of ${map.labels.slice(0, 10).join(', ')}`,
    found: JSON.stringify(positive),
  });
}

/**
 * Without a column: the only one; of two, the second, which is the positive class of every usual exporter.
 *
 * @throws AppError MODEL_RUN_FAILED when the tensor holds no number for each row
 */
export function scoresOf(
  value: TensorValue | undefined,
  { tensor, column, isProbability }: ScoreSource,
  rows: number,
): Float64Array {
  const { values, columns } = numbersOf(value, tensor, rows);
  const at = column ?? (columns === 2 ? 1 : 0);
  if (at >= columns || (column === null && columns > 2))
    throw runFailed(`output ${tensor} has ${columns} columns`, `column ${at}`);
  // Of a tree of two classes that stores the weights of one, the runtime returns -p where 1 - p belongs.
  const isTwin = isProbability && columns === 2 && at === 0;
  return Float64Array.from({ length: rows }, (_, row) => {
    const score = Number(values[row * columns + at]);
    const other = Number(values[row * columns + 1]);
    return isTwin && score === -other ? 1 - other : score;
  });
}

/** @throws AppError MODEL_RUN_FAILED when the tensor is no table of numbers with that many rows */
export function numbersOf(
  value: TensorValue | undefined,
  name: string,
  rows: number,
): { values: Exclude<TensorValue['data'], string[]>; columns: number } {
  if (value === undefined) throw runFailed(`no output ${name}`, name);
  const [count = 1, ...rest] = value.dims;
  if (Array.isArray(value.data)) throw runFailed(`output ${name} holds texts`, 'numbers');
  if (count !== rows) throw runFailed(`output ${name} has ${count} rows for ${rows}`, `${rows} rows`);
  return { values: value.data, columns: rest.reduce((product, size) => product * size, 1) };
}

function runFailed(found: string, expected: string): AppError {
  return new AppError('MODEL_RUN_FAILED', `model that cannot be run; ${found}`, { found, expected });
}
