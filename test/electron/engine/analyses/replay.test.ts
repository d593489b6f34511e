import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Replay } from '#shared/analyses/replay/schema.ts';
import { FIXTURES, openBench } from '#test/support/engine.ts';
import type { Bench } from '#test/support/engine.ts';

/** Rows altered after they were scored, and decisions that contradict the cut-off: sections `replay` of the references. */
const CASES = {
  credit: {
    log: 'predictions.parquet',
    bundles: ['credit'],
    rows: 8980,
    beyond: [
      ...['P25-0001149', 'P25-0002792', 'P25-0006491', 'P25-0007888', 'P25-0008057', 'P25-0008624', 'P25-0008647'],
      'P25-0008793',
    ],
    against: ['P25-0007245', 'P25-0007756', 'P25-0008342'],
    largest: 8.940696716308594e-8,
  },
  churn: {
    log: 'predictions.parquet',
    bundles: ['churn', 'churn-2.0.0'],
    rows: 17_800,
    beyond: ['5002173', '5003595', '5006190', '5008747', '5010629', '5011141', '5012982', '5014183'],
    against: ['5006133', '5009913'],
    largest: 1.1920928955078125e-7,
  },
  housing: {
    log: 'predictions.parquet',
    bundles: ['housing'],
    rows: 6500,
    beyond: ['03323', '05726', '06111', '06126', '06307', '06345'].map((id) => `M-2025/${id}`),
    against: ['M-2025/04718'],
    largest: null,
  },
} as const;

let bench: Bench;
let projects = 0;
beforeAll(async () => {
  bench = await openBench();
});
afterAll(() => bench.done());

async function projectOf(name: keyof typeof CASES, bundles: readonly string[]): Promise<string> {
  projects += 1;
  const { id } = await bench.create(`${projects}.tribune`);
  for (const [index, bundle] of bundles.entries())
    await bench.client.stream('bundle.add', {
      project: id,
      grant: bench.grant(join(FIXTURES, 'bundles', bundle)),
      role: index === 0 ? 'champion' : 'former',
    });
  await bench.load(id, [join(FIXTURES, 'cases', name, CASES[name].log)]);
  return id;
}

describe('replay of the logged scores', () => {
  it.each(Object.keys(CASES) as (keyof typeof CASES)[])(
    'finds in %s the rows altered after scoring and the decisions that contradict the cut-off, and no other',
    async (name) => {
      const { bundles, rows, beyond, against, largest } = CASES[name];
      const id = await projectOf(name, bundles);
      const replay = await bench.run<Replay>(id, 'replay');
      expect(replay.checked).toBe(rows);
      expect(Object.values(replay.verdicts).reduce((sum, one) => sum + one, 0)).toBe(rows);
      expect(replay.verdicts.notReplayable).toBe(0);
      expect(replay.mismatches.map((row) => row.caseId).sort()).toEqual([...beyond].sort());
      expect(replay.mismatchCount).toBe(beyond.length);
      expect(replay.decisionContradicts.map((row) => row.caseId).sort()).toEqual([...against].sort());
      expect(replay.decisionContradictCount).toBe(against.length);
      if (largest !== null) expect(replay.maxDifferenceWithin).toBeLessThanOrEqual(largest * 1.01);
    },
  );

  it('draws the same sample for the same seed, and says of what', async () => {
    const id = await projectOf('credit', ['credit']);
    const first = await bench.run<Replay>(id, 'replay', { sample: 500, seed: 7 });
    const again = await bench.run<Replay>(id, 'replay', { sample: 500, seed: 7, tolerance: 1e-5 });
    expect(first.checked).toBe(500);
    expect(first.sample).toEqual({ rows: 500, of: 8980, seed: 7 });
    expect(again.mismatches).toEqual(first.mismatches);
    expect(again.verdicts).toEqual(first.verdicts);
  });

  it('says which rows name a version without a bundle, and still checks their decisions', async () => {
    const id = await projectOf('churn', ['churn']);
    const replay = await bench.run<Replay>(id, 'replay');
    const [missing] = replay.notReplayable;
    expect(missing).toMatchObject({ reason: 'NO_BUNDLE', version: '2.0.0' });
    expect(replay.verdicts.notReplayable).toBe(missing?.rows);
    expect(replay.decisionContradictCount).toBe(CASES.churn.against.length);
  });
});
