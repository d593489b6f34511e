import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { DuckDBInstance } from '@duckdb/node-api';
import type { RawTable } from '#shared/explain/raw-table.ts';
import { manifestSchema } from '#shared/bundle/manifest.ts';
import type { Manifest } from '#shared/bundle/manifest.ts';
import type { ReadDb } from '#electron/engine/db/connection.ts';
import { explainedModel } from '#electron/engine/explain/explained-model.ts';
import type { ExplainedModel } from '#electron/engine/explain/explained-model.ts';
import type { RunModel } from '#electron/engine/models/graph/acceptance.ts';
import { createModelRuntime } from '#electron/engine/models/runtime/model-runtime.ts';
import type { ModelRuntime } from '#electron/engine/models/runtime/model-runtime.ts';
import { forkScoring } from '#electron/engine/models/runtime/scoring-process.ts';
import type { BundleRow } from '#electron/engine/project/project-state.ts';
import { FIXTURES } from '#test/support/engine.ts';

const logger = { info: () => undefined, warn: () => undefined, fault: () => '' };

export function openRuntime(): ModelRuntime {
  return createModelRuntime({ spawn: forkScoring, logger });
}

export const hashOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

export function runWith(runtime: ModelRuntime): RunModel {
  return async (model, feeds, fetches) => (await runtime.load(hashOf(model), model)).run(feeds, fetches);
}

export type Case = { bytes: Uint8Array; manifest: Manifest; table: RawTable };

type Zoo = {
  columns: string[];
  rows: (number | null)[][];
  io: { inputs: { name: string; type: string }[]; outputs: { name: string; kind: string }[] };
};

const DTYPES: Record<string, string> = { float: 'float32', double: 'float64', int64: 'int64' };

/** A file of the zoo, its rows, and a manifest that asks for one output. */
export function zooCase(name: string, output: object): Case {
  const folder = join(FIXTURES, 'model-zoo');
  const { columns, rows, io } = JSON.parse(readFileSync(join(folder, `${name}.json`), 'utf8')) as Zoo;
  const scores = io.outputs.filter((one) => !one.name.includes('label'));
  const manifest = described({
    features: columns.map((column, index) => {
      const input = io.inputs[io.inputs.length === 1 ? 0 : index]!;
      const place = io.inputs.length === 1 ? { index } : {};
      return { name: column, type: 'numeric', input: { tensor: input.name, dtype: DTYPES[input.type], ...place } };
    }),
    output: { score: scores.at(-1)!.name, kind: 'probability', container: 'tensor', ...output },
  });
  const table = {
    rows: rows.length,
    columns: columns.map((_, column) => Float64Array.from(rows, (row) => row[column] ?? Number.NaN)),
  };
  return { bytes: new Uint8Array(readFileSync(join(folder, `${name}.onnx`))), manifest, table };
}

export function described(more: { features: object[]; output: object }): Manifest {
  return manifestSchema.parse({
    format: 'tribune-bundle',
    format_version: 1,
    model: { name: 'zoo', version: '1', file: 'model.onnx' },
    task: 'regression',
    target: { name: 'y' },
    ...more,
  });
}

/** A bundle with rows of its background, or of another of its tables. */
export async function bundleCase(
  name: string,
  { rows: rowsFile = 'background.parquet', fixtures = FIXTURES } = {},
): Promise<Case> {
  const folder = join(fixtures, 'bundles', name);
  const manifest = manifestSchema.parse(JSON.parse(readFileSync(join(folder, 'bundle.json'), 'utf8')));
  const instance = await DuckDBInstance.create(':memory:');
  const db = await instance.connect();
  const path = join(folder, rowsFile).replaceAll("'", "''");
  const names = manifest.features.map(({ name: column, input }) => {
    const quoted = `"${column.replaceAll('"', '""')}"`;
    return input.dtype === 'string' ? `${quoted}::VARCHAR` : `${quoted}::DOUBLE`;
  });
  const reader = await db.runAndReadAll(`SELECT ${names.join(', ')} FROM read_parquet('${path}')`);
  const rows = reader.getRows();
  db.closeSync();
  instance.closeSync();
  const columns = manifest.features.map(({ input }, at) =>
    input.dtype === 'string'
      ? rows.map((row) => row[at] as string | null)
      : Float64Array.from(rows, (row) => (row[at] as number | null) ?? Number.NaN),
  );
  return {
    bytes: new Uint8Array(readFileSync(join(folder, manifest.model.file))),
    manifest,
    table: { rows: rows.length, columns },
  };
}

/** A model made ready to be explained, as a project holds it that was given nothing but its file. */
export function explainedAlone(
  runtime: ModelRuntime,
  { bytes, manifest }: Omit<Case, 'table'>,
): Promise<ExplainedModel> {
  const db: ReadDb = {
    one: <R>(sql: string) => Promise.resolve(sql.includes(`kind = 'model'`) ? ({ bytes } as R) : null),
    all: () => Promise.resolve([]),
    columns: () => Promise.resolve({ names: [], values: [] }),
    numbers: () => Promise.resolve([]),
    lists: () => Promise.resolve([]),
    pages: () => Readable.from([]),
    percentage: () => null,
  };
  const bundle = { bundle_id: 1, manifest, sha256: hashOf(bytes) } as unknown as BundleRow;
  return explainedModel(db, runtime, bundle, { signal: new AbortController().signal });
}
