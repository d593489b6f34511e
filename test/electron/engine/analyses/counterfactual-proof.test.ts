import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CounterfactualResult } from '#shared/analyses/counterfactual/schema.ts';
import { caseProject } from '#test/support/case-projects.ts';
import type { CaseName } from '#test/support/case-projects.ts';
import { casesToProve, counterfactualProof } from '#test/support/counterfactual-proof.ts';
import { openBench } from '#test/support/engine.ts';
import type { Bench } from '#test/support/engine.ts';
import { openRuntime } from '../models/graph/graph-bench.ts';

/** Cases of each kind and log; `TRIBUNE_PROOF=500` for the whole proof, with its times. */
const EACH = Number(process.env['TRIBUNE_PROOF'] ?? 12);
const MINUTES = 60_000;

const runtime = openRuntime();
let bench: Bench;
beforeAll(async () => {
  bench = await openBench();
});
afterAll(async () => {
  await runtime.close();
  await bench.done();
});

describe('every change that is told, next to the cut-off and on the refused side', () => {
  it.each(['credit', 'churn', 'housing'] as const)(
    'of %s turns the decision as printed, breaks no rule of the manifest, and cannot be taken back',
    async (name: CaseName) => {
      const project = await caseProject(bench, name);
      const prove = counterfactualProof(runtime, name);
      const { near, refused } = await casesToProve(name, { near: EACH, refused: EACH });
      const ms: number[] = [];
      const wrong: string[] = [];
      const sum = { told: 0, NONE_FOUND: 0, NOTHING_FREE: 0 };
      for (const one of [...near, ...refused]) {
        const start = performance.now();
        const result = await bench.run<CounterfactualResult>(project, 'counterfactual', { case: one.id });
        ms.push(performance.now() - start);
        const verdict = await prove(one, result);
        wrong.push(...verdict.wrong);
        sum.told += verdict.told;
        if (verdict.none !== null) sum[verdict.none] += 1;
      }
      if (EACH > 100) {
        const [first = 0] = ms.splice(0, 1);
        ms.sort((a, b) => a - b);
        const at = (share: number): string => ms[Math.min(ms.length - 1, Math.floor(share * ms.length))]!.toFixed(0);
        process.stderr.write(
          `${name}: ${ms.length + 1} cases, ${sum.told} told, ${sum.NONE_FOUND} without, ${wrong.length} wrong; ms ${at(0.5)} / 95 % ${at(0.95)} / 99 % ${at(0.99)} / most ${at(1)}; the first, which opens the model, ${first.toFixed(0)}\n`,
        );
      }
      expect(wrong).toEqual([]);
      expect(near.length + refused.length).toBe(2 * EACH);
      expect(sum.told).toBeGreaterThan(EACH / 2);
    },
    10 * MINUTES,
  );
});
