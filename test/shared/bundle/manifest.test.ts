import { describe, expect, it } from 'vitest';
import { bundleFileName, manifestSchema } from '#shared/bundle/manifest.ts';
import { readManifest, smallManifest } from './small-manifest.ts';

const REAL = ['credit', 'credit-baseline', 'churn', 'churn-2.0.0', 'housing', 'housing-shadow'];

/** Where the schema finds fault: `features.1.name`. */
function faults(manifest: unknown): string[] {
  const checked = manifestSchema.safeParse(manifest);
  return checked.success ? [] : checked.error.issues.map((issue) => issue.path.join('.'));
}

const changed = (changes: Record<string, unknown>): Record<string, unknown> => ({ ...smallManifest(), ...changes });
const feature = (changes: Record<string, unknown>): Record<string, unknown> =>
  changed({
    features: [{ name: 'age', type: 'numeric', input: { tensor: 'age', dtype: 'float32' }, ...changes }],
  });

describe('manifestSchema', () => {
  it.each(REAL)('accepts the manifest of %s and keeps what it says', (bundle) => {
    const raw = JSON.parse(readManifest(bundle)) as Record<string, unknown>;
    const manifest = manifestSchema.parse(raw);
    expect(manifest).toEqual(expect.objectContaining({ model: raw['model'], target: raw['target'] }));
    expect(manifest.features).toEqual(raw['features']);
    expect(manifest.output).toEqual(raw['output']);
  });

  it('accepts a manifest with nothing that may be absent', () => {
    expect(faults(smallManifest())).toEqual([]);
  });

  it('takes groups of facts, and says which fact is none of them, in two, or described twice', () => {
    const grouped = (...groups: [string, ...string[]][]): unknown =>
      changed({ groups: groups.map(([name, ...features]) => ({ name, features })) });
    expect(faults(grouped(['who', 'age', 'city']))).toEqual([]);
    expect(faults(grouped(['who', 'age'], ['where', 'city', 'street']))).toEqual(['groups.1.features.1']);
    expect(faults(grouped(['who', 'age'], ['where', 'city', 'age']))).toEqual(['groups.1.features.1']);
    expect(faults(grouped(['who', 'age'], ['who', 'city']))).toEqual(['groups.1.name']);
    expect(faults(grouped(['who']))).toEqual(['groups.0.features']);
  });

  it('leaves out keys that it does not know', () => {
    expect(manifestSchema.parse(changed({ later: 1 }))).not.toHaveProperty('later');
  });

  it.each(['format', 'format_version', 'model', 'task', 'target', 'features', 'output'])('wants %s', (key) => {
    const manifest = smallManifest();
    delete manifest[key];
    expect(faults(manifest)).toEqual([key]);
  });

  it.each([
    ['another format', changed({ format: 'other' }), 'format'],
    ['an older version', changed({ format_version: 0 }), 'format_version'],
    ['a task it does not know', changed({ task: 'ranking' }), 'task'],
    ['no feature', changed({ features: [] }), 'features'],
    ['a feature without a name', feature({ name: '' }), 'features.0.name'],
    ['a type it does not know', feature({ type: 'date' }), 'features.0.type'],
    ['a monotone direction of two', feature({ monotone: 2 }), 'features.0.monotone'],
    ['a step of zero', feature({ step: 0 }), 'features.0.step'],
    ['a tensor of halves', feature({ input: { tensor: 'age', dtype: 'float16' } }), 'features.0.input.dtype'],
    [
      'a position below zero',
      feature({ input: { tensor: 'age', dtype: 'float32', index: -1 } }),
      'features.0.input.index',
    ],
    [
      'a checksum in capitals',
      changed({ model: { name: 'm', version: '1', file: 'm.onnx', sha256: 'A'.repeat(64) } }),
      'model.sha256',
    ],
    [
      'a container it does not know',
      changed({ output: { score: 'p', kind: 'probability', container: 'list' } }),
      'output.container',
    ],
    [
      'a training day without its month',
      changed({ training: { period: { from: '2024', to: '2024-06-30' } } }),
      'training.period.from',
    ],
    [
      'a treatment of everybody',
      changed({ log: { arms: { expected_share_treatment: 1 } } }),
      'log.arms.expected_share_treatment',
    ],
  ])('refuses %s', (_, manifest, place) => {
    expect(faults(manifest)).toEqual([place]);
  });

  it('refuses a feature that is described twice', () => {
    const one = { name: 'age', type: 'numeric', input: { tensor: 'age', dtype: 'float32' } };
    expect(faults(changed({ features: [one, one] }))).toEqual(['features.1.name']);
  });

  it('wants the positive class of a classifier among its labels', () => {
    const labels = [{ value: 'good' }, { value: 'bad' }];
    expect(faults(changed({ target: { name: 'y', positive: 'bad', labels } }))).toEqual([]);
    expect(faults(changed({ target: { name: 'y', positive: 'worse', labels } }))).toEqual(['target.positive']);
    expect(faults(changed({ target: { name: 'y', labels } }))).toEqual(['target.positive']);
    expect(faults(changed({ target: { name: 'y', labels }, task: 'regression' }))).toEqual([]);
  });

  it('takes 1 and "1" for one class', () => {
    expect(faults(changed({ target: { name: 'y', positive: 1, labels: [{ value: '0' }, { value: '1' }] } }))).toEqual(
      [],
    );
  });

  it('reads both kinds of decision, from the threshold upwards unless it says otherwise', () => {
    const threshold = { type: 'threshold', threshold: 0.3, when_true: { value: 'no' }, when_false: { value: 'yes' } };
    expect(manifestSchema.parse(changed({ decision: threshold })).decision).toEqual({ ...threshold, operator: '>=' });
    const range = { type: 'range', low: 1, high: 2, inside: { value: 'auto' }, outside: { value: 'expert' } };
    expect(manifestSchema.parse(changed({ decision: range })).decision).toEqual(range);
    expect(faults(changed({ decision: { ...threshold, operator: '=' } }))).toEqual(['decision.operator']);
  });
});

describe('bundleFileName', () => {
  it.each(['model.onnx', 'model 2.0-rc1_final.onnx', '1.onnx', '_x'])('accepts %j', (name) => {
    expect(bundleFileName.safeParse(name).success).toBe(true);
  });

  it.each(['', '.', '..', '.hidden', 'a/b', 'a\\b', '/a', 'C:a', '~a', 'a\0', 'a\n', 'é.onnx', 'x'.repeat(201)])(
    'refuses %j',
    (name) => {
      expect(bundleFileName.safeParse(name).success).toBe(false);
    },
  );
});
