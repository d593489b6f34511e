import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CounterfactualResult } from '#shared/analyses/counterfactual/schema.ts';
import type { Explain } from '#shared/analyses/explain/schema.ts';
import { findings } from '#shared/analyses/what-if/findings.ts';
import { words } from '#shared/analyses/what-if/words.ts';
import type { WhatIf, WhatIfComputed } from '#shared/analyses/what-if/schema.ts';
import type { WhatIfSetting } from '#shared/contract/what-if.ts';
import { isEstimated } from '#shared/domain/estimate.ts';
import { createWords } from '#shared/words/words.ts';
import { caseProject, referenceExplanations } from '#test/support/case-projects.ts';
import type { CaseName } from '#test/support/case-projects.ts';
import { FIXTURES, openBench } from '#test/support/engine.ts';
import type { Bench } from '#test/support/engine.ts';

let bench: Bench;
const projects = new Map<CaseName, string>();
beforeAll(async () => {
  bench = await openBench();
  for (const name of ['credit', 'churn', 'housing'] as const) projects.set(name, await caseProject(bench, name));
});
afterAll(() => bench.done());

const ID = 'P25-0004129';

async function computed(name: CaseName, id: string, set: string[] = []): Promise<WhatIfComputed> {
  const found = await bench.run<WhatIf>(projects.get(name) ?? '', 'what-if', { case: id, set });
  if (!isEstimated(found)) throw new Error(`${id}: ${found.reason}`);
  return found;
}

const call = { project: (name: CaseName) => projects.get(name) ?? '' };

async function curves(name: CaseName, id: string, settings: WhatIfSetting[] = []) {
  const found = await bench.client.call('whatIf.curves', { project: call.project(name), case: id, settings });
  if (!found.ok) throw new Error(found.reason);
  return found.curves;
}

describe('a case with other facts', () => {
  it('that are those it has is scored and explained as it is', async () => {
    const found = await computed('credit', ID);
    const explain = await bench.run<Explain>(call.project('credit'), 'explain', { case: ID });
    expect(found.changes).toEqual([]);
    expect(found.difference).toBe(0);
    expect(found.flips).toBe(false);
    expect(found.after.score).toBeCloseTo(found.logged ?? Number.NaN, 6);
    expect(found.reasons).toEqual(explain);
  });

  it.each(['credit', 'churn', 'housing'] as const)(
    'of %s gets the score and the decision that the counterfactual search found for the same changes',
    async (name) => {
      const { values, names } = (
        await bench.client.table('cases.page', { project: call.project(name), selection: {}, offset: 0, limit: 12 })
      ).rows;
      let compared = 0;
      for (const id of values[names.indexOf('case_id')] as string[]) {
        const other = await bench.run<CounterfactualResult>(call.project(name), 'counterfactual', { case: id });
        for (const { changes, score, decision } of isEstimated(other) ? other.found : []) {
          const set = changes.map(({ feature, to }) => `${feature}=${String(to)}`);
          const found = await computed(name, id, set);
          expect(found.after.score).toBe(score);
          expect(found.after.decision).toEqual(decision);
          expect(found.flips).toBe(true);
          expect(found.changes.map(({ feature }) => feature).sort()).toEqual(
            changes.map(({ feature }) => feature).sort(),
          );
          compared += 1;
        }
      }
      expect(compared).toBeGreaterThan(4);
    },
  );

  it('has reasons that add up to its own score, from the same average', async () => {
    const as = await computed('credit', ID);
    const found = await computed('credit', ID, ['Amount=10600']);
    if (!isEstimated(found.reasons) || !isEstimated(as.reasons)) throw new Error('refused');
    const sum = found.reasons.contributions.reduce((all, { contribution }) => all + contribution, found.reasons.base);
    expect(sum).toBeCloseTo(found.after.score, 5);
    expect(found.reasons.base).toBe(as.reasons.base);
    expect(found.reasons.logged).toBeNull();
    expect(found.reasons.decision.logged).toBeNull();
    expect(found.reasons.warnings.map(({ code }) => code)).not.toContain('LOGGED_DIFFERS');
  });

  it('follows the same line as the reference curves of another program, on rows of the background', async () => {
    // The ICE curves of the oracle are those of rows of the bundle's background: a case set to all facts of one of
    // them must lie on its curve.
    const name = 'credit';
    const { features } = manifest(name);
    const { partial_dependence: references } = referenceExplanations(name);
    const rows = await backgroundRows(name);
    const numeric = references.filter(({ grid }) => grid.every((one) => typeof one === 'number')).slice(0, 3);
    expect(numeric.length).toBeGreaterThan(0);
    for (const { feature, grid, ice, ice_rows_of_background: places } of numeric) {
      const row = rows[places[0]!]!;
      const settings = features.map(({ name: fact }) => ({ feature: fact, value: row[fact] ?? null }));
      for (const at of [0, grid.length - 1]) {
        const changed = settings.map((one) => (one.feature === feature ? { ...one, value: grid[at] ?? null } : one));
        const asked = { project: call.project(name), case: ID, settings: changed };
        const found = await bench.client.call('whatIf.score', asked);
        if ('ok' in found) throw new Error(found.reason);
        expect(found.after.score).toBeCloseTo(ice[0]![at]!, 5);
      }
    }
  });

  it('is told by names and labels of any language, and nothing for not filled in', async () => {
    const labelled = await computed('credit', ID, ['amount asked for=10600', 'Logement=Propriétaire']);
    expect(labelled.changes.map(({ feature, to }) => [feature, to])).toEqual([
      ['Home', 'owner'],
      ['Amount', 10600],
    ]);
    const gone = await computed('credit', ID, ['Income=']);
    expect(gone.changes).toMatchObject([{ feature: 'Income', to: null, note: 'MISSING_VALUE' }]);
  });

  it.each([
    ['Nothing=1', 'COLUMN_UNKNOWN'],
    ['Amount', 'PARAMETER_INVALID'],
    ['Amount=a lot', 'PARAMETER_INVALID'],
  ])('refuses %s', async (set, code) => {
    await expect(computed('credit', ID, [set])).rejects.toMatchObject({ code });
  });

  it('says what nobody can change, what lies outside of training, and what was never seen', async () => {
    const { features } = manifest('credit');
    const age = features.find(({ immutable }) => immutable === true)!;
    const amount = features.find(({ name }) => name === 'Amount')!;
    const found = await computed('credit', ID, [
      `${age.name}=${(age.min ?? 18) + 1}`,
      `Amount=${(amount.max ?? 0) * 2}`,
      'Home=a tent',
    ]);
    const noteOf = (feature: string) => found.changes.find((one) => one.feature === feature);
    expect(noteOf(age.name)).toMatchObject({ fixed: true });
    expect(noteOf('Amount')).toMatchObject({ note: 'OUT_OF_RANGE', fixed: false });
    expect(noteOf('Home')).toMatchObject({ note: 'UNSEEN_CATEGORY' });
    const said = findings(found).map(({ id }) => id);
    expect(said).toEqual(
      expect.arrayContaining(['what-if.OUT_OF_RANGE', 'what-if.UNSEEN_CATEGORY', `what-if.fixed.${age.name}`]),
    );
    for (const language of ['en', 'fr'] as const) {
      const { say, has } = createWords(language, [words]);
      for (const { title, account } of findings(found))
        for (const phrase of [title, ...account]) expect(has(phrase.key) && !say(phrase).includes('{{')).toBe(true);
    }
  });

  it('is said to look like no reference case when every fact is at its end', async () => {
    const asIs = await computed('credit', ID);
    if (!isEstimated(asIs.support)) throw new Error('no support');
    expect(asIs.support.alike).toBeGreaterThan(0);
    expect(asIs.support.nearest).toBe(asIs.support.before);
    const far = await computed(
      'credit',
      ID,
      manifest('credit').features.flatMap(({ name, type, max }) => (type === 'numeric' ? [`${name}=${max ?? 1}`] : [])),
    );
    if (!isEstimated(far.support)) throw new Error('no support');
    expect(far.support.alike).toBe(0);
    expect(far.support.nearest).toBeGreaterThan(far.support.usual);
    expect(findings(far)[0]?.account[0]?.key).toBe('what-if.support.none');
  });

  it('of a version that the project does not hold is refused, and says so', async () => {
    const found = await bench.run<WhatIf>(call.project('credit'), 'what-if', { case: ID, version: '9' });
    expect(found).toMatchObject({ ok: false, reason: 'NO_BUNDLE', version: '9', caseId: ID });
    expect(findings(found)).toHaveLength(1);
  });
});

describe('the editors of a case', () => {
  it('hold its values, in the range of each fact; curves pass through the score', async () => {
    const project = call.project('credit');
    const told = await bench.client.call('whatIf.facts', { project, case: ID });
    if (!told.ok) throw new Error(told.reason);
    expect(told.facts).toHaveLength(12);
    const found = await bench.client.call('whatIf.score', { project, case: ID, settings: [] });
    if ('ok' in found) throw new Error(found.reason);
    for (const { feature, points } of await curves('credit', ID)) {
      const fact = told.facts.find((one) => one.feature === feature)!;
      const own = points.find(({ at }) => at === fact.value);
      if (fact.value !== null) expect(own?.score).toBeCloseTo(found.after.score, 9);
      if (fact.editor.kind === 'number') {
        expect(fact.editor.min).toBeLessThanOrEqual(Number(fact.value));
        expect(fact.editor.max).toBeGreaterThanOrEqual(Number(fact.value));
      }
    }
    const moved = [{ feature: 'Amount', value: 10600 }];
    const after = await bench.client.call('whatIf.score', { project, case: ID, settings: moved });
    if ('ok' in after) throw new Error(after.reason);
    const time = (await curves('credit', ID, moved)).find(({ feature }) => feature === 'Time')!;
    const fact = told.facts.find(({ feature }) => feature === 'Time')!;
    expect(time.points.find(({ at }) => at === fact.value)?.score).toBeCloseTo(after.after.score, 9);
  });
});

describe('scenarios', () => {
  it('are kept with their note, replaced, removed, and told in the trail', async () => {
    const project = call.project('churn');
    const [id = ''] = (await bench.client.table('cases.page', { project, selection: {}, offset: 0, limit: 1 })).rows
      .values[0] as string[];
    const told = await bench.client.call('whatIf.facts', { project, case: id });
    if (!told.ok) throw new Error(told.reason);
    const fact = told.facts.find(({ editor }) => editor.kind === 'number')!;
    if (fact.editor.kind !== 'number') throw new Error('no number');
    const settings = [{ feature: fact.feature, value: fact.editor.max }];
    const saving = { project, case: id, name: 'At most', note: 'As she asked.', settings };
    const { scenarios } = await bench.client.call('whatIf.save', saving);
    const scored = await bench.client.call('whatIf.score', { project, case: id, settings });
    if ('ok' in scored) throw new Error(scored.reason);
    expect(scenarios).toMatchObject([{ name: 'At most', note: 'As she asked.', settings, ...scored.after }]);
    const again = await bench.client.call('whatIf.save', { ...saving, id: scenarios[0]!.id, name: 'At the most' });
    expect(again.scenarios.map(({ name }) => name)).toEqual(['At the most']);
    expect((await bench.client.call('whatIf.scenarios', { project, case: 'another' })).scenarios).toEqual([]);
    const gone = await bench.client.call('whatIf.remove', { project, case: id, id: scenarios[0]!.id });
    expect(gone.scenarios).toEqual([]);
    await expect(bench.client.call('whatIf.remove', { project, case: id, id: scenarios[0]!.id })).rejects.toMatchObject(
      { code: 'DOCUMENT_NOT_FOUND' },
    );
    const { events } = await bench.client.call('project.trail', { project, limit: 3 });
    expect(events.map(({ type, body }) => [type, body['step'], body['name']])).toEqual([
      ['scenario', 'removed', 'At the most'],
      ['scenario', 'changed', 'At the most'],
      ['scenario', 'saved', 'At most'],
    ]);
    expect((await bench.client.stream('project.verifyTrail', { project })).broken).toBeNull();
  });
});

function manifest(name: CaseName) {
  const path = join(FIXTURES, 'bundles', name, 'bundle.json');
  return JSON.parse(readFileSync(path, 'utf8')) as {
    features: { name: string; type: string; immutable?: boolean; min?: number; max?: number }[];
  };
}

async function backgroundRows(name: CaseName): Promise<Record<string, number | string | null>[]> {
  const { DuckDBInstance } = await import('@duckdb/node-api');
  const connection = await (await DuckDBInstance.create(':memory:')).connect();
  const path = join(FIXTURES, 'bundles', name, 'background.parquet');
  const reader = await connection.runAndReadAll(`SELECT * FROM '${path}'`);
  return (reader.getRowObjectsJson() as Record<string, unknown>[]).map((row) =>
    Object.fromEntries(
      Object.entries(row).map(([key, value]) => [
        key,
        value === null
          ? null
          : typeof value === 'string' && value !== '' && !Number.isNaN(Number(value))
            ? Number(value)
            : (value as number | string),
      ]),
    ),
  );
}
