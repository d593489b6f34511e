import { writeFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ClassMetrics, Performance } from '#shared/analyses/performance/schema.ts';
import type { ColumnPart } from '#shared/domain/role.ts';
import type { WriteDb } from '#electron/engine/db/connection.ts';
import { scoreOfBand, scoresAreCurrent, updateScores } from '#electron/engine/ingest/sketch-scores.ts';
import { openProjectFile } from '#electron/engine/project/open-project.ts';
import { randomOf } from '#shared/stats/random.ts';
import { openBench } from '#test/support/engine.ts';
import type { Bench } from '#test/support/engine.ts';

const PARTS: Record<string, ColumnPart> = {
  ...{ id: 'prediction_id', time: 'prediction_time', model: 'model_name', version: 'model_version' },
  ...{ score: 'score', outcome: 'outcome' },
};
/** Large logs only have the bands in the application. */
const ALWAYS = 0;
/** Goal of an area that is told from a sketch. */
const CLOSE = 1e-5;
const SKETCH = { mode: 'sketch' };
const EXACT = { mode: 'exact' };

let bench: Bench;
beforeAll(async () => (bench = await openBench()));
afterAll(async () => bench.done());

/** Scores of a rare class in four months and two versions: nearly all of them below one in a hundred. */
function rareLog(rows: number): string {
  const random = randomOf(11);
  const normal = (): number => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
  const lines = Array.from({ length: rows }, (_, row) => {
    const score = row === 0 ? 0 : row === 1 ? 1 : 1 / (1 + Math.exp(5 - 1.5 * normal()));
    const month = 1 + Math.floor((4 * row) / rows);
    const outcome = row % 13 === 0 ? '' : random() < score ? '1' : '0';
    return `${row},2025-0${month}-${String(1 + (row % 28)).padStart(2, '0')},m,${row % 3 === 0 ? 'a' : 'b'},${score.toFixed(7)},${outcome}`;
  });
  const path = bench.file(`rare-${rows}.csv`);
  writeFileSync(path, ['id,time,model,version,score,outcome', ...lines].join('\n'));
  return path;
}

async function beside<T>(name: string, project: string, work: (db: WriteDb) => Promise<T>): Promise<[string, T]> {
  await bench.client.call('project.close', { project });
  const settings = { threads: 1, memoryLimitMb: 512, spillRoot: bench.file('spill') };
  const { file } = await openProjectFile(bench.file(name), 'work', settings);
  const found = await file.write(null, work).finally(() => file.close());
  return [(await bench.client.stream('project.open', { grant: bench.grant(bench.file(name)) })).id, found];
}

const overall = ({ overall: found }: Performance): ClassMetrics => found as ClassMetrics;
const aucOf = (metrics: object): number => (metrics as ClassMetrics).auc as number;
const ask = (project: string, more: object): Promise<Performance> =>
  bench.run<Performance>(project, 'performance', { ...more });

describe('the area under the curve of a large log', () => {
  it('is within a hundred thousandth of the exact one, also for a rare class, and never further than it says', async () => {
    const { id } = await bench.create('rare.tribune');
    await bench.load(id, [rareLog(120_000)], { said: { parts: PARTS, positive: '1' } });
    const exact = await ask(id, EXACT);
    const coarse = overall(await ask(id, SKETCH));
    // Two hundred equal steps see nearly all of these scores as one.
    expect(Math.abs(aucOf(coarse) - aucOf(overall(exact)))).toBeGreaterThan(1e-3);
    const [again] = await beside('rare.tribune', id, (db) => updateScores(db, ALWAYS));
    const found = await ask(again, SKETCH);
    expect(found.mode).toBe('sketch');
    const compare = (one: ClassMetrics, other: ClassMetrics): void => {
      expect([one.n, one.positives]).toEqual([other.n, other.positives]);
      expect(Math.abs(aucOf(one) - aucOf(other))).toBeLessThanOrEqual(CLOSE);
      expect(Math.abs(aucOf(one) - aucOf(other))).toBeLessThanOrEqual(one.aucError);
      expect(one.aucError).toBeLessThan(1e-3);
      expect(one.brier as number).toBeCloseTo(other.brier as number, 5);
      expect(one.logLoss as number).toBeCloseTo(other.logLoss as number, 5);
      expect(one.meanScore as number).toBeCloseTo(other.meanScore as number, 5);
    };
    compare(overall(found), overall(exact));
    expect(found.byPeriod.map(({ period }) => period)).toEqual(['2025-01', '2025-02', '2025-03', '2025-04']);
    for (const [at, one] of found.byPeriod.entries()) compare(one as ClassMetrics, exact.byPeriod[at] as ClassMetrics);
    for (const [at, one] of found.byVersion.entries())
      compare(one as ClassMetrics, exact.byVersion[at] as ClassMetrics);
    const ofVersion = { version: 'a', from: '2025-01-01', to: '2025-03-28' };
    compare(
      overall(await ask(again, { ...SKETCH, ...ofVersion })),
      overall(await ask(again, { ...EXACT, ...ofVersion })),
    );
  });

  it('comes from the days where a month is cut', async () => {
    const { id } = await bench.create('cut.tribune');
    await bench.load(id, [rareLog(12_000)], { said: { parts: PARTS, positive: '1' } });
    const days = { ...SKETCH, from: '2025-02-10', to: '2025-04-09' };
    const before = await ask(id, days);
    const [again] = await beside('cut.tribune', id, (db) => updateScores(db, ALWAYS));
    expect(overall(await ask(again, days))).toEqual(overall(before));
    expect(aucOf(overall(await ask(again, { ...SKETCH, from: '2025-02-01' })))).not.toBe(aucOf(overall(before)));
  });

  it('has its bands from two million rows on; files that came later are added', async () => {
    const { id } = await bench.create('later.tribune');
    await bench.load(id, [rareLog(1000)], { said: { parts: PARTS, positive: '1' } });
    const [again, known] = await beside('later.tribune', id, async (db) => {
      const count = async (): Promise<number> =>
        (await db.one<{ n: number }>('SELECT coalesce(sum(known), 0)::DOUBLE AS n FROM sketch_score'))!.n;
      const found = [await count(), Number(await scoresAreCurrent(db))];
      await updateScores(db, ALWAYS);
      await updateScores(db, ALWAYS);
      return [...found, await count()];
    });
    expect(known).toEqual([0, 1, 923]);
    await bench.load(again, [rareLog(1200)], { said: { parts: PARTS, positive: '1' } });
    const [, after] = await beside('later.tribune', again, async (db) => {
      await updateScores(db, ALWAYS);
      return db.all('SELECT source_id::INTEGER AS id FROM sketch_score GROUP BY ALL ORDER BY id');
    });
    expect(after).toHaveLength(2);
  });
});

it('a band stands on its own side of every half percent', () => {
  const random = randomOf(3);
  for (let turn = 0; turn < 20_000; turn += 1) {
    const score = turn < 400 ? turn / 400 : random() ** (1 + (turn % 5));
    const bin = Math.min(199, Math.floor(score * 200));
    const band = Math.floor(300 * Math.log((score + 1e-6) / (1 - score + 1e-6)));
    const stands = scoreOfBand(bin, band);
    expect(Math.floor(stands * 200)).toBe(bin);
    expect(Math.abs(stands - score)).toBeLessThan(0.0005);
  }
});
