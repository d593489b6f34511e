import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { manifestSchema } from '#shared/bundle/manifest.ts';
import type { AppError } from '#shared/domain/app-error.ts';
import { createModelRuntime } from '#electron/engine/models/runtime/model-runtime.ts';
import type { ModelRuntime, RuntimeLimits } from '#electron/engine/models/runtime/model-runtime.ts';
import { openModel, scoreRows } from '#electron/engine/models/runtime/score-rows.ts';
import { forkScoring } from '#electron/engine/models/runtime/scoring-process.ts';
import type { ScoringProcess } from '#electron/engine/models/runtime/scoring-process.ts';
import { madeUpRows, trialRun } from '#electron/engine/models/runtime/trial-run.ts';
import { FIXTURES } from '#test/support/engine.ts';

const logger = { info: () => undefined, warn: () => undefined, fault: () => '' };
let runtime: ModelRuntime;
let processes: ScoringProcess[];

function start(limits: Partial<RuntimeLimits> = {}): ModelRuntime {
  processes = [];
  return (runtime = createModelRuntime({
    logger,
    limits,
    spawn: (entry, env) => {
      const one = forkScoring(entry, env);
      processes.push(one);
      return one;
    },
  }));
}
afterEach(() => runtime.close());

function bundle(...path: string[]) {
  const folder = join(FIXTURES, ...path);
  const manifest = manifestSchema.parse(JSON.parse(readFileSync(join(folder, 'bundle.json'), 'utf8')));
  return { key: path.join(' '), manifest, bytes: new Uint8Array(readFileSync(join(folder, 'model.onnx'))) };
}

const good = bundle('bundles', 'credit');
const code = (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => 'no fault',
    (fault: unknown) => (fault as AppError).code,
  );

describe('the process that runs models', () => {
  it('ends a model that never ends, and the next one scores', async () => {
    start();
    const endless = bundle('bad', 'bundles', 'onnx_endless');
    expect(await code(trialRun(runtime, endless, null, { timeoutMs: 1500 }))).toBe('MODEL_TOO_SLOW');
    expect((await trialRun(runtime, good, null)).every(Number.isFinite)).toBe(true);
    expect(processes.length).toBe(2);
  });

  it('refuses a model that wants 160 GB, and the next one scores', async () => {
    start({ memoryMb: 700 });
    expect(await code(trialRun(runtime, bundle('bad', 'bundles', 'onnx_wants_160_gb'), null))).toBe(
      'MODEL_TOO_MUCH_MEMORY',
    );
    expect((await trialRun(runtime, good, null)).length).toBe(3);
  });

  it('ends itself when it holds more memory than allowed', async () => {
    start({ memoryMb: 20 });
    expect(await code(trialRun(runtime, good, null))).toBe('MODEL_TOO_MUCH_MEMORY');
  });

  it('refuses bytes that are no model', async () => {
    start();
    expect(await code(runtime.load('x', new Uint8Array([1, 2, 3])))).toBe('MODEL_LOAD_FAILED');
  });

  it('loads a model again after its process died', async () => {
    start();
    const model = await openModel(runtime, good);
    const table = madeUpRows(good.manifest.features);
    const before = await scoreRows(model, table);
    processes[0]!.kill();
    const between = await code(scoreRows(model, table));
    expect(['MODEL_RUN_FAILED', 'no fault']).toContain(between);
    expect(await scoreRows(model, table)).toEqual(before);
    expect(processes.length).toBe(2);
  });

  it('keeps few models, and brings back one that left', async () => {
    start({ sessions: 1 });
    const first = await openModel(runtime, good);
    const table = madeUpRows(good.manifest.features);
    const before = await scoreRows(first, table);
    await openModel(runtime, bundle('bundles', 'churn'));
    expect(await scoreRows(first, table)).toEqual(before);
    expect(processes.length).toBe(1);
  });

  it('stops at once when cancelled, an endless model too', async () => {
    start();
    const control = new AbortController();
    const running = code(trialRun(runtime, bundle('bad', 'bundles', 'onnx_endless'), null, { signal: control.signal }));
    setTimeout(() => control.abort(), 700);
    expect(await running).toBe('CANCELLED');
    expect((await trialRun(runtime, good, null)).length).toBe(3);
  });

  it('stops between batches and tells how far it is', async () => {
    start();
    const control = new AbortController();
    const model = await openModel(runtime, good);
    const told: number[][] = [];
    const progress = (done: number, total: number): void => {
      told.push([done, total]);
      if (done === 2) control.abort();
    };
    const options = { signal: control.signal, batchRows: 1, progress };
    expect(await code(scoreRows(model, madeUpRows(good.manifest.features), options))).toBe('CANCELLED');
    expect(told).toEqual([
      [1, 3],
      [2, 3],
    ]);
  });
});
