import { readFileSync } from 'node:fs';

/** The least that a manifest says: two features, a probability, no decision. */
export function smallManifest(): Record<string, unknown> {
  return {
    format: 'tribune-bundle',
    format_version: 1,
    model: { name: 'small', version: '1', file: 'model.onnx' },
    task: 'binary_classification',
    target: { name: 'left', positive: 1 },
    features: [
      { name: 'age', type: 'numeric', input: { tensor: 'age', dtype: 'float32' } },
      { name: 'city', type: 'categorical', input: { tensor: 'city', dtype: 'string' } },
    ],
    output: { score: 'probability', kind: 'probability', container: 'tensor', column: 1 },
  };
}

/** @param bundle a folder of the fixtures */
export function readManifest(bundle: string): string {
  return readFileSync(`test/fixtures/bundles/${bundle}/bundle.json`, 'utf8');
}
