import { createHash } from 'node:crypto';
import { parseManifest } from '#shared/bundle/manifest-issues.ts';
import type { Manifest } from '#shared/bundle/manifest.ts';
import { AppError } from '#shared/domain/app-error.ts';
import { checkClasses } from './check-classes.ts';
import { checkModel } from './check-model.ts';
import { describedManifest, proposeDescription } from './describe-model.ts';
import type { Hints, Told } from './describe-model.ts';
import { isText } from './feature-sql.ts';
import { outputClasses } from './graph/output-classes.ts';
import { modelFacts } from './onnx-graph.ts';
import type { BundleContents, BundleFile } from './read-bundle.ts';
import type { Sample } from './runtime/trial-run.ts';

/** Rows that came with a model, by the names of their columns. */
export type Example = { name: string; columns: ReadonlyMap<string, readonly unknown[]>; rows: number };

/** A model that came without a manifest: alone, or as MLflow keeps it. */
export type UndescribedModel = { file: string; bytes: Uint8Array; hints: Hints; example: Example | null };

/** What a person says of it: in so many words, or in the text of a `bundle.json`. */
export type Description = { told: Told } | Written;

type Written = { text: string; file: string };

const STORED_AS = 'model.onnx';

/** What would be written of the model, and what a person must still say. */
export function draftOf(model: UndescribedModel, told: Told): ReturnType<typeof describedManifest> {
  return describedManifest(proposalOf(model), told, { file: STORED_AS, sha256: hashOf(model.bytes) });
}

/**
 * The model made a bundle by its description. The file itself is left as it was.
 *
 * @throws AppError BUNDLE_NO_MANIFEST naming what is still missing; as `parseManifest`, `checkModel` and `checkClasses`
 */
export function describedBundle(model: UndescribedModel, description: Description): BundleContents {
  const { file, bytes } = model;
  const facts = modelFacts(bytes, file);
  const { manifest, text } = 'told' in description ? told(model, description.told) : written(model, description);
  checkModel(manifest, facts, file);
  checkClasses(manifest, outputClasses(bytes));
  return {
    manifest,
    manifestText: text,
    files: [kept('bundle.json', 'manifest', Buffer.from(text)), kept(STORED_AS, 'model', bytes)],
    facts,
    warnings: [
      { code: 'BACKGROUND_MISSING', details: { key: 'data.background' } },
      { code: 'TRAINING_SAMPLE_MISSING', details: { key: 'data.training_sample' } },
    ],
    example: model.example === null ? null : sampleOf(model.example, manifest),
  };
}

function told(model: UndescribedModel, said: Told): { manifest: Manifest; text: string } {
  const { missing, written: draft, choices } = draftOf(model, said);
  if (missing.length > 0) {
    const found = missing.join(', ');
    const details = { file: model.file, context: 'described', found, expected: found, all: missing, ...choices };
    throw new AppError('BUNDLE_NO_MANIFEST', `description of the model; missing: ${found}`, details);
  }
  const text = `${JSON.stringify(draft, null, 2)}\n`;
  return { manifest: parseManifest(text, 'bundle.json'), text };
}

/** A description written by hand: what stays empty was not said, and the model is the one that lies here. */
function written(
  { bytes }: UndescribedModel,
  { text, file }: Written,
): {
  manifest: Manifest;
  text: string;
} {
  const said = withoutNulls(json(text, file)) as Record<string, unknown>;
  const about = (typeof said['model'] === 'object' ? said['model'] : {}) as Record<string, unknown>;
  const sha256 = hashOf(bytes);
  const expected = about['sha256'];
  if (typeof expected === 'string' && expected !== sha256)
    throw new AppError('BUNDLE_HASH_MISMATCH', `model of another description: ${file}`, {
      file,
      found: sha256,
      expected,
    });
  const { data: _samples, ...rest } = said;
  const whole = `${JSON.stringify({ ...rest, model: { ...about, file: STORED_AS, sha256 } }, null, 2)}\n`;
  return { manifest: parseManifest(whole, file), text: whole };
}

function json(text: string, file: string): unknown {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value;
  } catch {
    // Told with its line and column below.
  }
  parseManifest(text, file);
  return {};
}

function withoutNulls(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutNulls);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, one]) => (one === null ? [] : [[key, withoutNulls(one)]])),
  );
}

function proposalOf({ bytes, file, hints }: UndescribedModel): ReturnType<typeof proposeDescription> {
  return proposeDescription(modelFacts(bytes, file), outputClasses(bytes), hints);
}

/** The rows of an example in the columns of the model; null when it lacks one. */
function sampleOf({ name, columns, rows }: Example, { features }: Manifest): Sample | null {
  const found = features.map((feature) => {
    const values = columns.get(feature.name);
    if (values === undefined) return null;
    if (isText(feature))
      return values.map((value) => (typeof value === 'string' ? value : value === null ? null : JSON.stringify(value)));
    return Float64Array.from(values, (value) => (value === null ? Number.NaN : Number(value)));
  });
  const whole = found.filter((column) => column !== null);
  return whole.length === features.length && rows > 0 ? { name, table: { rows, columns: whole } } : null;
}

export function hashOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

function kept(path: string, kind: BundleFile['kind'], bytes: Uint8Array): BundleFile {
  return { path, kind, bytes, sha256: hashOf(bytes) };
}
