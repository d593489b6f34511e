import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { drawFigure } from '#shared/drawing/draw-figure.ts';
import { acceptMoved, stillMoved } from '#shared/story/moved.ts';
import type { LivingBlock } from '#shared/story/living-blocks.ts';
import { putBlock } from '#shared/story/put-block.ts';
import type { Story } from '#shared/story/schema.ts';
import { storyWords } from '#shared/story/story-words.ts';
import { pageOf } from '#shared/story/structure.ts';
import { tellPage } from '#shared/story/tell.ts';
import { caseProject } from '#test/support/case-projects.ts';
import { openBench } from '#test/support/engine.ts';
import type { Bench } from '#test/support/engine.ts';

let bench: Bench;
let project: string;
let draft: Story;
beforeAll(async () => {
  bench = await openBench();
  project = await caseProject(bench, 'credit');
  draft = await bench.client.stream('stories.draft', { project, template: 'weekly', analyses: ['overview'] });
}, 60_000);
afterAll(() => bench.done());

const ID = 'P25-0004129';
const ofCase = (id: string) => bench.client.stream('stories.block', { project, of: { kind: 'case', case: id } });
const ofChallenges = () =>
  bench.client.stream('stories.block', {
    project,
    of: { kind: 'challenges', status: ['open', 'underReview', 'reopened'] },
  });
const raise = (id: string) =>
  bench.client.stream('challenges.take', {
    project,
    case: id,
    id: null,
    taken: {
      step: 'open',
      by: 'Ann Ley',
      stance: 'disagree',
      raisedAs: 'expert',
      kind: 'wrongData',
      reason: '',
      expected: '',
      facts: [{ feature: 'Income', label: null, value: null, shouldBe: '1700' }],
    },
  });
const movedOf = async (): Promise<Awaited<ReturnType<typeof check>>['moved']> => (await check()).moved;
const check = () => bench.client.stream('stories.check', { project, story: draft.id });

describe('a real case in a story', () => {
  it('is what the case page says, under a pseudonym that finds it again', async () => {
    const block = await ofCase(ID);
    const read = await bench.client.call('case.read', { project, case: ID });
    if (block.type !== 'case') throw new Error('no case');
    expect(block.ref).toMatch(/^case:[0-9a-f]{16}$/u);
    expect(JSON.stringify(block)).not.toContain(ID);
    if (read.individual !== null) expect(JSON.stringify(block)).not.toContain(read.individual);
    expect(block.stored).toMatchObject({
      score: read.score,
      cutoff: read.cutoff?.threshold,
      decision: { text: read.decision?.label },
    });
    const explain = await bench.run<{ contributions: { contribution: number }[] }>(project, 'explain', { case: ID });
    const largest = explain.contributions.map(({ contribution }) => Math.abs(contribution)).sort((a, b) => b - a);
    expect(block.stored.reasons.map(({ contribution }) => Math.abs(contribution))).toEqual(largest.slice(0, 3));
    expect(await ofCase(block.ref)).toEqual(block);
    await expect(ofCase('nobody')).rejects.toMatchObject({ code: 'CASE_NOT_FOUND' });
    await expect(ofCase('case:0123456789abcdef')).rejects.toMatchObject({ code: 'CASE_NOT_FOUND' });
  });

  it('reads whole in both languages, on a page of its own', async () => {
    const put = putBlock(draft, await ofCase(ID), { chapter: draft.chapters[0]!.id })!;
    for (const language of ['en', 'fr'] as const) {
      const page = pageOf(put.story, put.page)!;
      const told = tellPage(put.story, page, { audience: 'decision', words: storyWords(language) });
      expect(told.blocks.map(({ kind }) => kind)).toEqual(['pairs', 'figure']);
      const [, shown] = told.blocks;
      if (shown?.kind !== 'figure') throw new Error('no figure');
      const drawn = drawFigure(shown.figure, { words: storyWords(language), width: 800 });
      const said = JSON.stringify(told) + drawn!.svg;
      expect(said).not.toMatch(/\{\{|undefined|NaN|levels\.|amounts\.|>(?:story|units)\./u);
      expect(said).toContain(language === 'fr' ? '%' : 'points');
      const [block] = page.blocks;
      const reasons = block?.type === 'case' ? (block as Extract<LivingBlock, { type: 'case' }>).stored.reasons : [];
      expect(shown.figure.marks.map(({ value }) => value)).toEqual(reasons.map(({ contribution }) => contribution));
      for (const { contribution } of reasons)
        expect(drawn!.svg).toContain(
          `>${contribution > 0 ? '+' : '−'}${storyWords(language).format.decimal(Math.abs(contribution) * 100, 1)}<`,
        );
      expect(storyWords(language).say(shown.figure.alt)).toMatch(/[+−]/u);
    }
    expect(putBlock(draft, await ofCase(ID), { chapter: 'nowhere' })).toBeNull();
  });
});

describe('the challenges in a story', () => {
  it('are counted again when figures are refreshed, and keep the story from being signed until then', async () => {
    const { story, page } = putBlock(draft, await ofChallenges(), { page: draft.chapters[0]!.pages[0]!.id })!;
    const both = putBlock(story, await ofCase(ID), { page })!.story;
    await bench.client.call('stories.save', { project, story: both });
    expect(await movedOf()).toEqual([]);
    await raise('P25-0004130');
    const moved = await movedOf();
    expect(moved).toMatchObject([{ kind: 'block', stored: { stored: { open: 0 } }, now: { stored: { open: 1 } } }]);
    expect(JSON.stringify(moved)).not.toMatch(/P25-|Ann Ley/u);
    expect((await check()).checked.find(({ id }) => id === 'S6')?.faults).not.toEqual([]);
    const accepted = acceptMoved(both, moved);
    expect(stillMoved(both, moved)).toEqual(moved);
    expect(stillMoved(accepted, moved)).toEqual([]);
    await bench.client.call('stories.save', { project, story: accepted });
    expect(await movedOf()).toEqual([]);
  });

  it('and a case that the log lost stays as it was told, and is said to be gone', async () => {
    const block = await ofCase(ID);
    if (block.type !== 'case') throw new Error('no case');
    const other = putBlock(draft, { ...block, ref: 'case:0123456789abcdef' }, { chapter: draft.chapters[0]!.id })!;
    await bench.client.call('stories.save', { project, story: other.story });
    const moved = (await movedOf()).filter(({ name }) => name.startsWith('case:'));
    expect(moved).toMatchObject([{ kind: 'block', name: 'case:0123456789abcdef', now: null }]);
    expect(acceptMoved(other.story, moved)).toEqual(other.story);
  });
});
