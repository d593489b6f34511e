import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findings } from '#shared/analyses/similar/findings.ts';
import type { Similar, SimilarComputed } from '#shared/analyses/similar/schema.ts';
import { words } from '#shared/analyses/similar/words.ts';
import type { Manifest } from '#shared/bundle/manifest.ts';
import { isEstimated } from '#shared/domain/estimate.ts';
import { createWords } from '#shared/words/words.ts';
import { caseProject } from '#test/support/case-projects.ts';
import { FIXTURES, openBench } from '#test/support/engine.ts';
import type { Bench } from '#test/support/engine.ts';

let bench: Bench;
const projects = { credit: '', housing: '' };
beforeAll(async () => {
  bench = await openBench();
  projects.credit = await caseProject(bench, 'credit');
  projects.housing = await caseProject(bench, 'housing');
});
afterAll(() => bench.done());

const COLUMNS = {
  credit: { id: 'prediction_id', individual: 'client_id' },
  housing: { id: 'mandate', individual: 'mandate' },
};
type Name = keyof typeof COLUMNS;

async function similar(name: Name, parameters: Record<string, unknown>): Promise<SimilarComputed> {
  const found = await bench.run<Similar>(projects[name], 'similar', parameters);
  if (!isEstimated(found)) throw new Error(found.reason);
  return found;
}

type Line = Record<string, string>;

function lines(name: Name): Line[] {
  const text = readFileSync(join(FIXTURES, 'cases', name, 'predictions.csv'), 'utf8').trimEnd();
  const [head = '', ...rows] = text.split('\n');
  const names = head.split(',');
  // The facts stand before every quoted text; a text over several lines goes on without an identifier.
  return rows
    .map((row) => Object.fromEntries(row.split(',').map((cell, at) => [names[at] ?? '', cell])))
    .filter((line) => /^(P25-\d{7}|M-\d{4}\/\d{5})$/.test(line[COLUMNS[name].id] ?? ''));
}

/** Gower's distance as it is written, over every line of the file. */
function bruteForce(name: Name, own: Line): { id: string; distance: number }[] {
  const log = lines(name);
  const path = join(FIXTURES, 'bundles', name, 'bundle.json');
  const { features } = JSON.parse(readFileSync(path, 'utf8')) as Manifest;
  const ranges = features.map((feature) => {
    const numbers = log
      .map((line) => line[feature.name]!)
      .filter((cell) => cell !== '')
      .map(Number);
    return Math.max(...numbers) - Math.min(...numbers);
  });
  const { id, individual } = COLUMNS[name];
  return log
    .filter((line) => line[id] !== own[id] && line[individual] !== own[individual])
    .map((line) => {
      const parts = features.map((feature, at): number => {
        const [a, b] = [line[feature.name]!, own[feature.name]!];
        if (a === '' || b === '') return a === b ? 0 : 1;
        if (feature.input.dtype === 'string') return a === b ? 0 : 1;
        return Math.abs(Number(a) - Number(b)) / ranges[at]!;
      });
      return { id: line[id]!, distance: parts.reduce((sum, one) => sum + one, 0) / features.length };
    })
    .sort((a, b) => a.distance - b.distance || (a.id < b.id ? -1 : 1));
}

describe('similar cases', () => {
  it.each([
    ['credit', 0],
    ['credit', 4128],
    ['credit', 8979],
    ['housing', 17],
  ] as const)('of %s %i are those of a search line by line', async (name, at) => {
    const own = lines(name)[at]!;
    const found = await similar(name, { case: own[COLUMNS[name].id] });
    const slow = bruteForce(name, own);
    expect(found.rows).toBe(slow.length);
    expect(found.cases).toHaveLength(20);
    found.cases.forEach(({ caseId, distance }, rank) => {
      expect(distance).toBeCloseTo(slow[rank]!.distance, 12);
      const tied = slow.filter((one) => Math.abs(one.distance - distance) < 1e-12).map(({ id }) => id);
      expect(tied).toContain(caseId);
    });
  });

  it('counts how they ended and how they were decided, and names the nearest one decided otherwise', async () => {
    const found = await similar('credit', { case: 'P25-0004129' });
    const known = found.cases.filter(({ outcome }) => outcome !== null);
    expect(found.known).toBe(known.length);
    expect(found.positive).toBe(known.filter(({ outcome }) => outcome?.value === 'bad').length);
    expect(found.decidedAlike).toBe(found.cases.filter(({ decision }) => decision?.value === 'refuse').length);
    expect(found.otherwise?.decision?.value).toBe('accept');
    const granted = lines('credit').filter(({ decision }) => decision === 'accept');
    const ids = new Set(granted.map((line) => line['prediction_id']));
    const own = lines('credit')[4128]!;
    const nearest = bruteForce('credit', own).find(({ id }) => ids.has(id))!;
    expect(found.otherwise?.distance).toBeCloseTo(nearest.distance, 12);
    for (const one of found.cases) expect(one.differences.length).toBe(Math.min(3, found.features - one.same));
  });

  it('tells of each the facts that were compared, in the words of the bundle', async () => {
    const found = await similar('credit', { case: 'P25-0004129', count: 3 });
    const log = new Map(lines('credit').map((line) => [line['prediction_id'], line]));
    expect(found.compared).toHaveLength(found.features);
    const own = log.get('P25-0004129');
    const at = found.compared.findIndex(({ feature }) => feature === 'Income');
    expect(found.compared[at]).toMatchObject({ label: { en: 'Monthly income' }, own: Number(own?.['Income']) });
    for (const { caseId, values } of found.cases) {
      expect(values).toHaveLength(found.compared.length);
      expect(values[at]?.value).toBe(Number(log.get(caseId)?.['Income']));
    }
    const job = found.compared.findIndex(({ feature }) => feature === 'Job');
    expect(found.compared[job]?.ownLabel.fr).toBe('Indépendant');
  });

  it('searches the selection only, and as many as are wanted', async () => {
    const found = await similar('credit', { case: 'P25-0004129', count: 5, where: ['Home=owner'], period: '2025-01' });
    expect(found.cases).toHaveLength(5);
    const log = new Map(lines('credit').map((line) => [line['prediction_id'], line]));
    for (const { caseId } of found.cases)
      expect(log.get(caseId)).toMatchObject({
        Home: 'owner',
        computed_at: expect.stringMatching(/^2025-01/) as string,
      });
  });

  it('says so when there is nobody to compare with', async () => {
    const alone = await bench.run<Similar>(projects.credit, 'similar', {
      case: 'P25-0004129',
      where: ['@prediction_id=P25-0004129'],
    });
    expect(alone).toMatchObject({ ok: false, reason: 'NO_ROWS' });
    await expect(similar('credit', { case: 'nobody' })).rejects.toMatchObject({ code: 'CASE_NOT_FOUND' });
  });

  it('is said in sentences, in both languages', async () => {
    const found = await similar('credit', { case: 'P25-0004129' });
    for (const language of ['en', 'fr'] as const) {
      const { say } = createWords(language, [words]);
      const told = findings(found).map(({ title, account }) => [title, ...account].map(say).join(' '));
      expect(told.join(' ')).not.toMatch(/similar\.|\{\{|undefined|NaN/);
      expect(told[0]).toContain('20');
    }
  });
});
