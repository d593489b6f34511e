import { writeFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Story } from '#shared/story/schema.ts';
import { storyWords } from '#shared/story/story-words.ts';
import { tellPage } from '#shared/story/tell.ts';
import { caseProject } from '#test/support/case-projects.ts';
import { openBench } from '#test/support/engine.ts';
import type { Bench } from '#test/support/engine.ts';

let bench: Bench;
beforeAll(async () => {
  bench = await openBench();
});
afterAll(() => bench.done());

const drafted = (project: string, analyses: string[] = ['overview', 'explain']): Promise<Story> =>
  bench.client.stream('stories.draft', { project, template: 'committee', analyses });
const casesOf = (story: Story) =>
  story.chapters
    .flatMap(({ pages }) => pages)
    .filter(({ id }) => id.startsWith('case-'))
    .map((page) => {
      const [block, ...others] = page.blocks;
      if (block?.type !== 'case') throw new Error('no case');
      return { title: page.message.en, block: block as Extract<typeof block, { stored: unknown }>, others };
    });

/** A log of so many rows: refused from 0.5 on, and every tenth ended otherwise than its score said. */
async function madeLog(
  name: string,
  rows: number,
  { without = [], cutoff }: { without?: readonly string[]; cutoff?: number } = {},
): Promise<string> {
  const columns = ['id', 'time', 'model_version', 'score', 'prediction', 'decision', 'outcome'].filter(
    (one) => !without.includes(one),
  );
  const lines = Array.from({ length: rows }, (_, at) => {
    const score = ((at * 37) % 100) / 100;
    const ends = at % 10 === 0 ? score < 0.5 : score >= 0.5;
    const values: Record<string, string> = {
      id: `P-${at}`,
      time: `2025-0${1 + (at % 6)}-11T09:00:00`,
      model_version: '1',
      score: score.toFixed(2),
      prediction: score >= 0.5 ? '1' : '0',
      decision: score >= 0.5 ? 'refuse' : 'accept',
      outcome: ends ? '1' : '0',
    };
    return columns.map((column) => values[column]).join(',');
  });
  const { id } = await bench.create(`${name}.tribune`);
  const path = bench.file(`${name}.csv`);
  writeFileSync(path, [columns.join(','), ...lines].join('\n'));
  await bench.load(id, [path], cutoff === undefined ? {} : { said: { cutoff } });
  return id;
}

describe('the real cases of a first draft', () => {
  it('are a typical one of each decision and one that the model got wrong, under pseudonyms, with what weighed', async () => {
    const project = await caseProject(bench, 'credit');
    const story = await drafted(project);
    const cases = casesOf(story);
    expect(cases.map(({ title }) => title)).toEqual([
      'One real case shows what weighed.',
      'Another real case was decided otherwise.',
      'Here the model was sure, and wrong.',
    ]);
    const [first, other, wrong] = cases.map(({ block }) => block.stored);
    expect(first?.decision).not.toEqual(other?.decision);
    expect(new Set(cases.map(({ block }) => block.ref)).size).toBe(3);
    for (const { block } of cases) {
      expect(block.ref).toMatch(/^case:[0-9a-f]{16}$/u);
      expect(block.stored.reasons).toHaveLength(3);
      expect(block.stored.outcome).not.toBeNull();
    }
    const cutoff = wrong!.cutoff!;
    const isSureOf = wrong!.score! < cutoff / 2 ? 'low' : wrong!.score! > (1 + cutoff) / 2 ? 'high' : 'neither';
    expect(isSureOf).not.toBe('neither');
    const scoreSaid = (one: typeof wrong): string => (one!.score! >= cutoff ? 'high' : 'low');
    const outcomeOf = (one: typeof wrong): string => JSON.stringify(one!.outcome);
    for (const right of [first, other]) {
      const isSameSide = scoreSaid(right) === scoreSaid(wrong);
      expect(outcomeOf(right) === outcomeOf(wrong)).toBe(!isSameSide);
    }
    expect(JSON.stringify(story)).not.toMatch(/P25-\d/u);
    expect(casesOf(await drafted(project)).map(({ block }) => block.ref)).toEqual(cases.map(({ block }) => block.ref));
    expect((await bench.client.stream('stories.check', { project, story: story.id })).moved).toEqual([]);
  }, 60_000);

  it('of an estimated quantity are a low, a high and one that was far off', async () => {
    const project = await caseProject(bench, 'housing');
    const cases = casesOf(await drafted(project));
    expect(cases.at(-1)?.title).toBe('Here the estimate was far off.');
    expect(cases.length).toBeGreaterThanOrEqual(2);
    const scores = cases.map(({ block }) => block.stored.score!);
    expect(new Set(scores).size).toBe(scores.length);
  }, 60_000);

  it('say so where no model can compute the score again', async () => {
    const project = await madeLog('bare', 200, { cutoff: 0.5 });
    const story = await drafted(project);
    const cases = casesOf(story);
    expect(cases.map(({ title }) => title)).toEqual([
      'This is one real case, as it was decided.',
      'Another real case was decided otherwise.',
      'Here the model was sure, and wrong.',
    ]);
    const why = story.chapters.find(({ role }) => role === 'why')!;
    for (const language of ['en', 'fr'] as const) {
      const page = why.pages.find(({ id }) => id === 'case-1')!;
      const { blocks } = tellPage(story, page, { audience: 'decision', words: storyWords(language) });
      expect(blocks.map(({ kind }) => kind)).toEqual(['pairs', 'text']);
      expect(JSON.stringify(blocks)).toContain(language === 'fr' ? 'ce qui a pesé' : 'What weighed cannot be told');
    }
  });

  it('lack a wrong one where no outcome is known, and say it', async () => {
    const cases = casesOf(await drafted(await madeLog('ageless', 200, { without: ['outcome'], cutoff: 0.5 })));
    expect(cases).toHaveLength(2);
    expect(cases[0]?.others).toEqual([]);
    expect(cases[1]?.others).toHaveLength(1);
    expect(JSON.stringify(cases[1]?.others)).toContain('none is known');
  });

  it('are told by scores where no decision is logged', async () => {
    const cases = casesOf(await drafted(await madeLog('undecided', 200, { without: ['decision', 'outcome'] })));
    expect(cases.map(({ title }) => title)).toEqual([
      'This is one real case, as it was decided.',
      'Another real case has a much higher score.',
    ]);
    expect(cases[0]!.block.stored.score!).toBeLessThan(cases[1]!.block.stored.score!);
  });

  it('are none in a log so small that one could be recognised, without scores, or when they are not asked for', async () => {
    expect(casesOf(await drafted(await madeLog('small', 29)))).toEqual([]);
    expect(casesOf(await drafted(await madeLog('unscored', 200, { without: ['score'] })))).toEqual([]);
    expect(casesOf(await drafted(await madeLog('unasked', 200), ['overview']))).toEqual([]);
  });
});
