export type TensorType = 'float32' | 'float64' | 'int32' | 'int64' | 'string' | 'bool';

export type TensorData = Float32Array | Float64Array | Int32Array | BigInt64Array | Uint8Array | string[];

/** Row-major values; `bool` as bytes 0 and 1. */
export type TensorValue = { type: TensorType; dims: number[]; data: TensorData };

/** What the runtime says of an input or output: a number where a size is fixed, a name where it is open. */
export type ValueInfo = { name: string; type: string; shape: (number | string)[] };

export type SessionInfo = { inputs: ValueInfo[]; outputs: ValueInfo[] };

/** What the engine asks of the scoring process; one at a time, answered under the same number. */
export type Request =
  | { id: number; kind: 'load'; key: string; bytes: Uint8Array }
  | { id: number; kind: 'run'; key: string; feeds: Record<string, TensorValue>; fetches: string[] }
  | { id: number; kind: 'release'; key: string };

/** `absent`: the runtime itself cannot be loaded on this computer. */
export type Answer =
  { id: number; ok: true; value: unknown } | { id: number; ok: false; absent: boolean; message: string };

/** The scoring process writes this to its standard error before it ends itself: more memory than allowed. */
export const MEMORY_MARK = 'tribune-scoring: memory';
