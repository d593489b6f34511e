import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type {
  CounterfactualComputed,
  CounterfactualResult,
  FoundChange,
} from '#shared/analyses/counterfactual/schema.ts';
import { findings } from '#shared/analyses/counterfactual/findings.ts';
import { words } from '#shared/analyses/counterfactual/words.ts';
import type { Manifest } from '#shared/bundle/manifest.ts';
import { isEstimated } from '#shared/domain/estimate.ts';
import type { RawColumn } from '#shared/explain/raw-table.ts';
import { createWords } from '#shared/words/words.ts';
import { openModel, scoreRows } from '#electron/engine/models/runtime/score-rows.ts';
import { caseProject } from '#test/support/case-projects.ts';
import type { CaseName } from '#test/support/case-projects.ts';
import { FIXTURES, openBench } from '#test/support/engine.ts';
import type { Bench } from '#test/support/engine.ts';
import { hashOf, openRuntime } from '../models/graph/graph-bench.ts';

const runtime = openRuntime();
let bench: Bench;
const projects = new Map<CaseName, string>();
beforeAll(async () => {
  bench = await openBench();
  for (const name of ['credit', 'churn', 'housing'] as const) projects.set(name, await caseProject(bench, name));
});
afterAll(async () => {
  await runtime.close();
  await bench.done();
});

const CUTS: Record<CaseName, (score: number) => boolean> = {
  credit: (score) => score >= 0.35,
  churn: (score) => score >= 0.45,
  housing: (score) => score >= 90_000 && score <= 320_000,
};

const ask = (name: CaseName, id: string): Promise<CounterfactualResult> =>
  bench.run<CounterfactualResult>(projects.get(name) ?? '', 'counterfactual', { case: id });

async function computed(name: CaseName, id: string): Promise<CounterfactualComputed> {
  const found = await ask(name, id);
  if (!isEstimated(found)) throw new Error(`${id}: ${found.reason}`);
  return found;
}

/** Identifiers of cases of the list, in its order. */
async function listed(name: CaseName, count: number, where: string[] = []): Promise<string[]> {
  const project = projects.get(name) ?? '';
  const page = await bench.client.table('cases.page', { project, selection: { where }, offset: 0, limit: 500 });
  const ids = page.rows.values[page.rows.names.indexOf('case_id')] as string[];
  const stride = Math.max(1, Math.floor(ids.length / count));
  return ids.filter((_, at) => at % stride === 0).slice(0, count);
}

type Scorer = Awaited<ReturnType<typeof openScorer>>;
const scorers = new Map<string, Promise<Scorer>>();
const scorer = (name: CaseName, version: string): Promise<Scorer> => {
  const key = `${name} ${version}`;
  const open = scorers.get(key) ?? openScorer(name, version);
  scorers.set(key, open);
  return open;
};

/** The model alone, fed with the facts of a case and some of them changed. */
async function openScorer(name: CaseName, version: string) {
  const folder = join(FIXTURES, 'bundles', version === '2.0.0' && name === 'churn' ? 'churn-2.0.0' : name);
  const manifest = JSON.parse(readFileSync(join(folder, 'bundle.json'), 'utf8')) as Manifest;
  const bytes = new Uint8Array(readFileSync(join(folder, manifest.model.file)));
  const model = await openModel(runtime, { key: hashOf(bytes), manifest, bytes });
  const project = projects.get(name) ?? '';
  return {
    manifest,
    score: async (id: string, changes: readonly FoundChange[]): Promise<number> => {
      const page = await bench.client.table('cases.page', {
        project,
        selection: {},
        search: id,
        offset: 0,
        limit: 1,
      });
      const summary = await bench.client.call('project.summary', { project });
      const columns = manifest.features.map((feature): RawColumn => {
        const column = summary.columns.find((one) => one.name === feature.name);
        const own = page.rows.values[page.rows.names.indexOf(column?.column ?? '')]?.[0] ?? null;
        const change = changes.find((one) => one.feature === feature.name);
        const value = change === undefined ? own : change.to;
        if (feature.input.dtype === 'string') return [value === null ? null : String(value)];
        return Float64Array.of(value === null ? Number.NaN : Number(value));
      });
      return (await scoreRows(model, { rows: 1, columns }))[0]!;
    },
  };
}

describe('what would have changed a decision', () => {
  it.each([
    ['credit', 10],
    ['churn', 8],
    ['housing', 8],
  ] as const)(
    'of %s: each is valid when the model scores it again, breaks no rule, and none of its changes can be taken back',
    async (name, count) => {
      let told = 0;
      for (const id of await listed(name, count)) {
        const found = await computed(name, id);
        const { manifest, score } = await scorer(name, found.version);
        const isHigh = CUTS[name];
        expect(isHigh(await score(id, []))).toBe(isHigh(found.score));
        const sets = found.found.map(({ changes }) =>
          changes
            .map(({ feature }) => feature)
            .sort()
            .join(),
        );
        expect(new Set(sets).size).toBe(sets.length);
        for (const one of found.found) {
          told += 1;
          expect(await score(id, one.changes)).toBeCloseTo(one.score, 6);
          expect(isHigh(one.score)).toBe(!isHigh(found.score));
          expect(one.decision).toEqual(found.wanted);
          for (const change of one.changes) {
            const feature = manifest.features.find((each) => each.name === change.feature)!;
            expect(feature.immutable).not.toBe(true);
            expect(feature.actionable).not.toBe(false);
            if (typeof change.to === 'number') {
              expect(change.to).toBeGreaterThanOrEqual(feature.min ?? -Infinity);
              expect(change.to).toBeLessThanOrEqual(feature.max ?? Infinity);
              if (feature.step !== undefined) expect(change.to % feature.step).toBe(0);
            }
            if (typeof change.to === 'string' && feature.categories !== undefined)
              expect(feature.categories.map(({ value }) => String(value))).toContain(change.to);
            const without = one.changes.filter((each) => each !== change);
            expect(isHigh(await score(id, without))).toBe(isHigh(found.score));
          }
        }
        if (found.found.length === 0) expect(found.why).toBe('NONE_FOUND');
        else expect(found.why).toBeNull();
      }
      expect(told).toBeGreaterThan(name === 'housing' ? 0 : count);
    },
  );

  it('is the same when it is asked again, and said in sentences in both languages', async () => {
    const found = await computed('credit', 'P25-0004129');
    const text = (language: 'en' | 'fr'): string[] => {
      const { say } = createWords(language, [words]);
      return findings(found).map(({ title, account }) => [title, ...account].map(say).join(' '));
    };
    expect(text('en')[0]).toMatch(
      /^With Amount asked for €10,600 instead of €14,400, the model would have said 33\.2%: “Granted”\./,
    );
    expect(text('fr')[0]).toContain('au lieu de 14\u00a0400\u00a0€');
    expect(await computed('credit', 'P25-0004129')).toEqual(found);
  });

  it('cannot be told without a rule, a model or the case', async () => {
    const { id } = await bench.create('bare.tribune');
    await bench.load(id, [join(FIXTURES, 'cases', 'credit', 'predictions.parquet')], { said: { positive: 'bad' } });
    const alone = await bench.run<CounterfactualResult>(id, 'counterfactual', { case: 'P25-0004129' });
    expect(alone).toMatchObject({ ok: false, reason: 'NO_BUNDLE', caseId: 'P25-0004129' });
    await expect(ask('credit', 'nobody')).rejects.toMatchObject({ code: 'CASE_NOT_FOUND' });
  });
});
