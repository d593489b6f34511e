import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { figures } from '#shared/analyses/estimated-performance/figures.ts';
import { findings } from '#shared/analyses/estimated-performance/findings.ts';
import type { EstimatedPerformance, EstimatedPeriod } from '#shared/analyses/estimated-performance/schema.ts';
import { words } from '#shared/analyses/estimated-performance/words.ts';
import { isEstimated } from '#shared/domain/estimate.ts';
import { createWords } from '#shared/words/words.ts';
import { caseProject } from '#test/support/case-projects.ts';
import type { CaseName } from '#test/support/case-projects.ts';
import { FIXTURES, openBench } from '#test/support/engine.ts';
import type { Bench } from '#test/support/engine.ts';

let bench: Bench;
const projects = { credit: '', churn: '', housing: '' };
beforeAll(async () => {
  bench = await openBench();
  for (const name of ['credit', 'churn', 'housing'] as const) projects[name] = await caseProject(bench, name);
});
afterAll(() => bench.done());

const asked = (name: CaseName, parameters: Record<string, unknown> = {}): Promise<EstimatedPerformance> =>
  bench.run<EstimatedPerformance>(projects[name], 'estimated-performance', parameters);

/** How the logs were made: other cases in the fifth month, other answers in the sixth, nothing before. */
const FIRST = { credit: '2025-01', churn: '2024-10', housing: '2025-01' } as const;

function lines(answer: EstimatedPerformance, language: 'en' | 'fr'): string[] {
  const { say } = createWords(language, [words]);
  const told = findings(answer).flatMap(({ title, account }) => [title, ...account]);
  const drawn = figures(answer).flatMap(({ title, alt, subtitle, peerLabel, marks, table }) => [
    title,
    alt,
    ...[subtitle, peerLabel, ...marks.map(({ note }) => note)].filter((one) => one !== undefined),
    ...table.columns.map(({ label }) => label),
  ]);
  return [...told, ...drawn].map(say);
}

describe('how good the model is estimated to be', () => {
  it.each(['credit', 'churn', 'housing'] as const)(
    'holds what was measured in %s while scores mean the same, and not once they do not',
    async (name) => {
      const found = await asked(name);
      expect(found.why).toBeNull();
      expect(found.reference?.period).toBe(FIRST[name]);
      expect(found.byPeriod.map(({ isInside }) => isInside)).toEqual([true, true, true, true, true, null]);
      for (const { right, measuredRight } of found.byPeriod.slice(0, 5)) {
        if (!isEstimated(right) || !isEstimated(measuredRight)) continue;
        expect(right.interval[0]).toBeLessThan(measuredRight.value);
        expect(right.interval[1]).toBeGreaterThan(measuredRight.value);
      }
      // Other cases came in the fifth month: the estimate moves with what was measured.
      const [first, fifth, sixth] = [0, 4, 5].map((at) => found.byPeriod[at]!);
      const value = (of: EstimatedPeriod['estimate'] | undefined): number => (isEstimated(of) ? of!.value : NaN);
      const moved = value(fifth!.estimate) - value(first!.estimate);
      expect(Math.sign(moved)).toBe(name === 'housing' ? 1 : -1);
      // Answers changed in the sixth, which no estimate can see; the outcomes known so far contradict it.
      expect(sixth!.outcomes).toBe('partly');
      expect(Math.abs(value(sixth!.estimate) - value(first!.estimate))).toBeLessThan(Math.abs(moved));
      const latest = findings(found).find(({ id }) => id === 'estimated-performance.latest')!;
      expect(latest.state).toBe('watch');
      expect(lines(found, 'en').join(' ')).toMatch(/outcomes that are known already say otherwise/);
    },
  );

  it('estimates a month without a single outcome, and keeps the measured apart', async () => {
    const found = await asked('credit', { reference: '2025-02' });
    expect(found.reference?.period).toBe('2025-02');
    const whole = await asked('credit');
    // What is measured owes nothing to the reference, nor the estimate to the outcomes of its month.
    expect(found.byPeriod.map(({ measured }) => measured)).toEqual(whole.byPeriod.map(({ measured }) => measured));
    const young = await bench.create('young.tribune');
    await bench.client.stream('bundle.add', {
      project: young.id,
      grant: bench.grant(join(FIXTURES, 'bundles/credit')),
      role: 'champion',
    });
    const text = readFileSync(join(FIXTURES, 'cases/credit/predictions.csv'), 'utf8');
    const [header, ...rows] = text.split(/\r?\n/);
    const outcome = header!.split(',').indexOf('outcome');
    const blank = rows.map((row) => {
      const cells = row.split(',');
      if (!/2025-0[456]-\d\d/.test(cells[2] ?? '')) return row;
      cells.splice(outcome, 2, '', '');
      return cells.join(',');
    });
    writeFileSync(bench.file('young.csv'), [header, ...blank].join('\n'));
    await bench.load(young.id, [bench.file('young.csv')]);
    const answer = await bench.run<EstimatedPerformance>(young.id, 'estimated-performance');
    const last = answer.byPeriod.at(-1)!;
    expect(last).toMatchObject({
      period: '2025-06',
      known: 0,
      outcomes: 'none',
      measured: { reason: 'NO_OUTCOME_KNOWN' },
    });
    expect(last.estimate).toEqual(whole.byPeriod.at(-1)!.estimate);
    expect(lines(answer, 'en')[0]).toMatch(
      /^In June 2025, \d+ of \d+ decisions are estimated to be wrong; no outcome is known yet\.$/,
    );
  });

  it('answers from the daily sketch alike', async () => {
    const [exact, sketch] = [await asked('credit', { mode: 'exact' }), await asked('credit', { mode: 'sketch' })];
    for (const [at, one] of exact.byPeriod.entries()) {
      const other = sketch.byPeriod[at]!;
      expect(other.rows).toBe(one.rows);
      if (!isEstimated(one.estimate) || !isEstimated(other.estimate)) throw new Error('not estimated');
      expect(Math.abs(one.estimate.value - other.estimate.value)).toBeLessThan(0.005);
    }
  });

  it('is said in plain words, in both languages', async () => {
    for (const name of ['credit', 'churn', 'housing'] as const)
      for (const language of ['en', 'fr'] as const)
        expect(lines(await asked(name), language).join('\n')).not.toMatch(/\{\{|undefined|NaN|estimatedPerformance\./);
    expect(lines(await asked('credit'), 'en').join(' ')).toMatch(
      /It is an estimate, not a measure: it is blind to a change/,
    );
  });

  it('says why nothing can be estimated', async () => {
    const reason = async (parameters: Record<string, unknown>): Promise<string | undefined> =>
      (await asked('credit', parameters)).why?.reason;
    expect(await reason({ where: ['outcome=good'] })).toBe('ONE_CLASS');
    expect(await reason({ where: ['client_id=C114887'] })).toBe('NO_REFERENCE');
    expect(await reason({ period: '2031-01' })).toBe('NO_ROWS');
    const bare = await bench.create('bare.tribune');
    const none = await bench.run<EstimatedPerformance>(bare.id, 'estimated-performance');
    expect(none).toMatchObject({ why: { reason: 'NO_ROWS' }, byPeriod: [] });
    expect(findings(none)[0]?.id).toBe('estimated-performance.none');
    const flat = await bench.create('flat.tribune');
    const lines = Array.from({ length: 900 }, (_, row) => {
      const day = new Date(Date.UTC(2025, Math.floor(row / 300), 1 + (row % 28))).toISOString().slice(0, 10);
      return `${row},${day},0.3,${row % 3 === 0 ? 'yes' : 'no'}`;
    });
    writeFileSync(bench.file('flat.csv'), ['prediction_id,computed_at,score,outcome', ...lines].join('\n'));
    await bench.load(flat.id, [bench.file('flat.csv')]);
    const constant = await bench.run<EstimatedPerformance>(flat.id, 'estimated-performance');
    expect(constant.why).toMatchObject({ reason: 'CONSTANT_SCORE' });
    await expect(asked('credit', { reference: '2031-01' })).rejects.toMatchObject({ code: 'PARAMETER_INVALID' });
  });
});
