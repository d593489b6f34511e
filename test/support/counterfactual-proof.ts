import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { changesText } from '#shared/analyses/counterfactual/findings.ts';
import type { CounterfactualResult, FoundChange } from '#shared/analyses/counterfactual/schema.ts';
import type { Manifest, ManifestFeature } from '#shared/bundle/manifest.ts';
import { isEstimated } from '#shared/domain/estimate.ts';
import type { RawColumn, RawTable } from '#shared/explain/raw-table.ts';
import type { ModelRuntime } from '#electron/engine/models/runtime/model-runtime.ts';
import { openModel, scoreRows } from '#electron/engine/models/runtime/score-rows.ts';
import type { CaseName } from './case-projects.ts';
import { FIXTURES } from './engine.ts';

type Row = Record<string, number | string | null>;
type Log = {
  id: string;
  version: string;
  score: string;
  folders: Record<string, string>;
  cut: (score: number) => boolean;
};

/** What each log calls its columns, and the rule of its decision: true on the side that is refused, called or sent to an expert. */
const LOGS: Record<CaseName, Log> = {
  credit: { id: 'prediction_id', version: 'model_version', score: 'score', folders: {}, cut: (score) => score >= 0.35 },
  churn: {
    id: 'id',
    version: 'version',
    score: 'churn_score',
    folders: { '2.0.0': 'churn-2.0.0' },
    cut: (score) => score >= 0.45,
  },
  housing: {
    id: 'mandate',
    version: '',
    score: 'estimate',
    folders: {},
    cut: (score) => score < 90_000 || score > 320_000,
  },
};
const CUTS: Record<CaseName, readonly number[]> = { credit: [0.35], churn: [0.45], housing: [90_000, 320_000] };

export type ProofCase = { id: string; version: string; row: Row };

/** Cases next to a cut-off, and cases on the refused side drawn by the hash of their identifier; read from the file alone. */
export async function casesToProve(
  name: CaseName,
  { near, refused }: { near: number; refused: number },
): Promise<{ near: ProofCase[]; refused: ProofCase[] }> {
  const { id, version, score, cut } = LOGS[name];
  const instance = await DuckDBInstance.create(':memory:');
  const connection = await instance.connect();
  const path = join(FIXTURES, 'cases', name, 'predictions.parquet');
  const read = async (order: string): Promise<ProofCase[]> => {
    const found = await connection.runAndReadAll(
      `SELECT * FROM read_parquet('${path}') WHERE ${score} IS NOT NULL QUALIFY row_number() OVER (PARTITION BY ${id}) = 1 ORDER BY ${order}`,
    );
    return (found.getRowObjectsJS() as Row[]).map((row) => ({
      id: String(row[id]),
      version: version === '' ? '' : String(row[version]),
      row,
    }));
  };
  const distance = CUTS[name].map((at) => `abs(${score} - ${at})`).join(', ');
  const all = {
    near: (await read(`least(${distance}), ${id}`)).slice(0, near),
    refused: (await read(`hash('${name}' || ${id}::VARCHAR)`))
      .filter(({ row }) => cut(Number(row[score])))
      .slice(0, refused),
  };
  connection.closeSync();
  instance.closeSync();
  return all;
}

export type Verdict = { told: number; none: 'NOTHING_FREE' | 'NONE_FOUND' | null; wrong: string[] };

/**
 * Checks what was told of a case against the log file, the manifest and the model alone: each change is valid for the very
 * values that are printed, breaks no rule, and none can be taken back.
 */
export function counterfactualProof(
  runtime: ModelRuntime,
  name: CaseName,
): (one: ProofCase, result: CounterfactualResult) => Promise<Verdict> {
  const { folders, cut } = LOGS[name];
  const open = new Map<string, ReturnType<typeof openBundle>>();
  const bundleOf = (version: string): ReturnType<typeof openBundle> => {
    const folder = folders[version] ?? name;
    const known = open.get(folder) ?? openBundle(runtime, folder);
    open.set(folder, known);
    return known;
  };
  return async ({ id, version, row }, result) => {
    if (!isEstimated(result)) return { told: 0, none: null, wrong: [`${id}: refused, ${result.reason}`] };
    const { manifest, model } = await bundleOf(version);
    const wrong: string[] = [];
    const fault = (what: string): void => void wrong.push(`${id}: ${what}`);
    const sets: (readonly Told[])[] = [[]];
    for (const { changes } of result.found) {
      const told = changes.map((change) => ({ feature: change.feature, value: printed(change, fault) }));
      sets.push(told, ...told.map((change) => told.filter((each) => each !== change)));
    }
    const scores = await scoreRows(model, rowsWith(manifest.features, row, sets));
    const side = cut(scores[0]!);
    let at = 1;
    for (const one of result.found) {
      const names = one.changes.map(({ feature }) => feature).join(' + ');
      const score = scores[at]!;
      if (cut(score) === side) fault(`${names} does not turn the decision: ${score}`);
      if (Math.abs(score - one.score) > 1e-6 * Math.max(1, Math.abs(score)))
        fault(`${names} scores ${score}, told ${one.score}`);
      for (const [index, change] of one.changes.entries())
        if (one.changes.length > 1 && cut(scores[at + 1 + index]!) !== side)
          fault(`${names} does not need ${change.feature}`);
      for (const change of one.changes) breaksOf(change, manifest.features, scores[0]!, score).forEach(fault);
      at += 1 + one.changes.length;
    }
    const keys = result.found.map(({ changes }) =>
      changes
        .map(({ feature }) => feature)
        .sort()
        .join(),
    );
    if (new Set(keys).size !== keys.length) fault('the same facts twice');
    if ((result.found.length === 0) !== (result.why !== null)) fault('nothing found without a reason');
    return { told: result.found.length, none: result.why, wrong };
  };
}

type Told = { feature: string; value: FoundChange['to'] };

async function openBundle(runtime: ModelRuntime, folder: string) {
  const path = join(FIXTURES, 'bundles', folder);
  const manifest = JSON.parse(readFileSync(join(path, 'bundle.json'), 'utf8')) as Manifest;
  const bytes = new Uint8Array(readFileSync(join(path, manifest.model.file)));
  return { manifest, model: await openModel(runtime, { key: `proof ${folder}`, manifest, bytes }) };
}

/** A number as the sentence prints it; the words of a category stand for its value. */
function printed(change: FoundChange, fault: (what: string) => void): FoundChange['to'] {
  if (typeof change.to !== 'number') return change.to;
  const text = changesText([change])
    .text.en!.split(' instead of ')[0]!
    .slice(change.label['en']?.length ?? change.feature.length);
  const unit = change.unit['en'] ?? '';
  const value = Number(text.replace(unit, '').replaceAll(/[^\d.eE-]/g, ''));
  if (value !== change.to) fault(`${change.feature} is printed ${text.trim()}, scored ${change.to}`);
  return value;
}

function rowsWith(features: readonly ManifestFeature[], row: Row, sets: readonly (readonly Told[])[]): RawTable {
  const columns = features.map((feature): RawColumn => {
    const values = sets.map(
      (set) => set.find((change) => change.feature === feature.name)?.value ?? row[feature.name] ?? null,
    );
    return feature.input.dtype === 'string'
      ? values.map((value) => (value === null ? null : String(value)))
      : Float64Array.from(values, (value) => (value === null ? Number.NaN : Number(value)));
  });
  return { rows: sets.length, columns };
}

/** The rules of the manifest that a change breaks. */
function breaksOf(change: FoundChange, features: readonly ManifestFeature[], before: number, after: number): string[] {
  const { feature: name, from, to } = change;
  const feature = features.find((one) => one.name === name);
  if (feature === undefined) return [`${name} is no fact of the model`];
  const { immutable, actionable, min, max, step, monotone, categories, input } = feature;
  const found: string[] = [];
  if (immutable === true || actionable === false) found.push(`${name} may not change`);
  if (from === to) found.push(`${name} does not change`);
  if (typeof to === 'number') {
    if (to < (min ?? -Infinity) || to > (max ?? Infinity)) found.push(`${name} is out of its range: ${to}`);
    const steps = to / (step ?? 1);
    if (step !== undefined && step !== null && Math.abs(steps - Math.round(steps)) > 1e-9)
      found.push(`${name} is between two steps: ${to}`);
    if (input.dtype === 'int64' && !Number.isInteger(to)) found.push(`${name} is no whole number: ${to}`);
    const way = Math.sign((to - Number(from)) * (after - before));
    if ((monotone ?? 0) !== 0 && way !== monotone) found.push(`${name} goes against its direction: ${from} to ${to}`);
  }
  const known = categories ?? [];
  if (typeof to === 'string' && known.length > 0 && !known.some(({ value }) => String(value) === to))
    found.push(`${name} is no known category: ${to}`);
  return found;
}
