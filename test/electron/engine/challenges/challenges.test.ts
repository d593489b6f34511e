import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findings } from '#shared/analyses/challenges/findings.ts';
import type { Challenges } from '#shared/analyses/challenges/schema.ts';
import { words } from '#shared/analyses/challenges/words.ts';
import type { Challenge, ChallengeStep } from '#shared/domain/challenge.ts';
import { createWords } from '#shared/words/words.ts';
import { caseProject } from '#test/support/case-projects.ts';
import { openBench } from '#test/support/engine.ts';
import type { Bench } from '#test/support/engine.ts';

let bench: Bench;
let project: string;
let cases: { id: string; job: string | null }[];
beforeAll(async () => {
  bench = await openBench();
  project = await caseProject(bench, 'credit');
  const page = await bench.client.table('cases.page', { project, selection: {}, offset: 0, limit: 400 });
  const column = (name: string) => page.rows.values[page.rows.names.indexOf(name)] ?? [];
  cases = column('case_id').map((id, at) => ({ id: String(id), job: column('x_job')[at] as string | null }));
});
afterAll(() => bench.done());

const SAID = { stance: 'disagree', raisedAs: 'expert', kind: 'wrongData', reason: '', expected: '' } as const;

const take = (id: string | null, caseId: string, taken: ChallengeStep): Promise<Challenge> =>
  bench.client.stream('challenges.take', { project, case: caseId, id, taken });
const raise = (caseId: string, feature = 'Income'): Promise<Challenge> =>
  take(null, caseId, {
    step: 'open',
    by: 'Ann',
    ...SAID,
    facts: [{ feature, label: null, value: null, shouldBe: '1700' }],
  });
const uphold = async (caseId: string): Promise<Challenge> => {
  const { id } = await raise(caseId);
  await take(id, caseId, { step: 'review', by: 'Bob' });
  return take(id, caseId, { step: 'answer', by: 'Bob', verdict: 'upheld', text: 'It was mistyped.' });
};
const asked = (parameters: Record<string, unknown> = {}): Promise<Challenges> =>
  bench.run<Challenges>(project, 'challenges', parameters);

describe('challenges of a project', () => {
  it('keep the case as it stood, replayed by its model, and tell each step in the trail', async () => {
    const [{ id: caseId } = { id: '' }] = cases;
    const opened = await raise(caseId);
    expect(opened.attached).toMatchObject({
      version: '2.0.0',
      replay: expect.stringMatching(/identical|withinTolerance/) as string,
    });
    expect(opened.attached?.reasons).toHaveLength(4);
    expect(opened.attached?.segments.map(({ column }) => column)).toContain('Job');
    await expect(take(opened.id, caseId, { step: 'close', by: 'Bob' })).rejects.toMatchObject({
      code: 'CHALLENGE_STEP',
    });
    await expect(raise('nobody')).rejects.toMatchObject({ code: 'CASE_NOT_FOUND' });
    await expect(take('x', caseId, { step: 'review', by: 'Bob' })).rejects.toMatchObject({
      code: 'CHALLENGE_NOT_FOUND',
    });
    const { challenges } = await bench.client.call('challenges.list', { project, case: caseId });
    expect(challenges).toEqual([opened]);
    const journal = await bench.client.call('project.trail', { project, limit: 1 });
    expect(journal.events[0]).toMatchObject({
      type: 'challenge',
      actor: 'Ann',
      body: { id: opened.id, case: caseId, step: 'open', state: 'open' },
    });
    expect(await bench.client.stream('project.verifyTrail', { project })).toMatchObject({ broken: null });
  });

  it('can be thrown away while they are drafts, and not later', async () => {
    const caseId = cases[1]?.id ?? '';
    const draft = await take(null, caseId, { step: 'save', by: 'Ann', ...SAID, kind: null, facts: [] });
    expect((await asked()).rows).toBe(1);
    await bench.client.call('challenges.discard', { project, id: draft.id });
    expect((await bench.client.call('challenges.list', { project, case: caseId })).challenges).toEqual([]);
    const [first] = (await bench.client.call('challenges.list', { project })).challenges;
    await expect(bench.client.call('challenges.discard', { project, id: first?.id ?? '' })).rejects.toMatchObject({
      code: 'CHALLENGE_STEP',
    });
  });

  it('of a filter are those on its cases', async () => {
    await raise(cases[2]?.id ?? '');
    expect((await asked()).rows).toBe(2);
    const job = cases[2]?.job ?? '';
    const among = cases.slice(0, 3).filter((one, at) => at !== 1 && one.job === job).length;
    expect((await asked({ where: [`Job=${job}`] })).rows).toBe(among);
  });

  it('three upheld ones with one fact behind them, or one rare category, are a finding with its count', async () => {
    const rare = 'partime';
    const alike = cases.filter(({ job }) => job === rare).slice(0, 3);
    expect(alike).toHaveLength(3);
    for (const { id } of alike.slice(0, 2)) await uphold(id);
    expect((await asked()).patterns).toEqual([]);
    await uphold(alike[2]?.id ?? '');
    const result = await asked();
    expect(result.byVerdict).toMatchObject({ upheld: 3 });
    expect(result.medianDays).toBe(0);
    const driver = result.patterns.find(({ by, column }) => by === 'driver' && column === 'Income');
    expect(driver).toMatchObject({ upheld: 3, of: 3, cohort: null });
    const segment = result.patterns.find(({ by, column }) => by === 'segment' && column === 'Job');
    expect(segment).toMatchObject({ value: rare, upheld: 3 });
    const counted = await bench.run<{ rows: number }>(project, 'overview', { where: [`Job=${rare}`] });
    expect(segment?.cohort?.n).toBe(counted.rows);
    // What most people have is no pattern.
    for (const one of result.patterns)
      if (one.cohort !== null) expect(one.cohort.n / one.cohort.rows).toBeLessThanOrEqual(1 / 1.5);
    const told = findings(result).map(({ title }) => createWords('en', [words]).say(title));
    expect(told.join(' ')).toContain('3 upheld challenges have the same fact behind them');
    expect(told.at(-1)).toBe('2 challenges wait for an answer, of 5 raised.');
  });

  it('are written one a line, and formulas in them do not run', async () => {
    const caseId = cases[5]?.id ?? '';
    await take(null, caseId, { step: 'save', by: 'Ann', ...SAID, reason: '=cmd|x', facts: [] });
    const target = bench.grant(bench.file('challenges.csv'));
    const { rows } = await bench.client.stream('challenges.export', { project, target, flavour: 'machine' });
    const lines = readFileSync(bench.file('challenges.csv'), 'utf8').trimEnd().split('\n');
    expect(lines).toHaveLength(rows + 1);
    expect(lines[0]).toMatch(/^challenge,case,state,/);
    expect(lines.join('')).toContain("'=cmd|x");
  });
});
