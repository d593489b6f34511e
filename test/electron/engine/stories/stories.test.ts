import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { analyses } from '#shared/analyses/index.ts';
import { EMPTY_FRAMING } from '#shared/contract/projects.ts';
import { acceptMoved, stillMoved } from '#shared/story/moved.ts';
import { storyRevision } from '#shared/story/revision.ts';
import type { Story } from '#shared/story/schema.ts';
import { storyWords } from '#shared/story/story-words.ts';
import { tellStory } from '#shared/story/tell.ts';
import { caseProject } from '#test/support/case-projects.ts';
import { openBench } from '#test/support/engine.ts';
import type { Bench } from '#test/support/engine.ts';

let bench: Bench;
let project: string;
let draft: Story;
beforeAll(async () => {
  bench = await openBench();
  project = await caseProject(bench, 'credit');
  await bench.client.call('project.saveFraming', {
    project,
    framing: {
      ...EMPTY_FRAMING,
      objective: 'Lend to more people who repay.',
      decision: 'Refuse the riskiest.',
      population: 'Applicants.',
      kpi: 'Gain per application',
      kpiUnit: 'EUR',
      kpiTarget: 250,
      owner: 'Ada',
    },
  });
  draft = await bench.client.stream('stories.draft', {
    project,
    template: 'committee',
    analyses: ['overview', 'performance', 'calibration', 'gains', 'value', 'quality', 'challenges', 'explain'],
  });
}, 60_000);
afterAll(() => bench.done());

const check = (story: string) => bench.client.stream('stories.check', { project, story });
const failingOf = async (story: string): Promise<string[]> =>
  (await check(story)).checked
    .filter(({ level, faults }) => level === 'blocks' && faults.length > 0)
    .map(({ id }) => id);
const events = async (): Promise<Record<string, unknown>[]> =>
  (await bench.client.call('project.trail', { project, limit: 50 })).events
    .filter(({ type }) => type === 'story')
    .map(({ body }) => body);
const ready = (story: Story): Story => ({
  ...story,
  objective: { ...story.objective, baseline: 'the former way', due: '2025-10-01' },
});
const SIGNATURE = { role: 'validator', by: 'Grace', state: 'approved', reserve: '', reserveDue: null } as const;

describe('a story of a project', () => {
  it('is drafted from the analyses that can answer, in seven chapters', () => {
    const analyses = new Set(Object.values(draft.bindings).map(({ analysis }) => analysis));
    for (const one of ['overview', 'performance', 'value']) expect([...analyses]).toContain(one);
    expect(draft.chapters.map(({ role }) => role)).toEqual([
      'decision',
      'population',
      'baseline',
      'change',
      'why',
      'risks',
      'ask',
    ]);
  });

  it('computes to what it holds, and only lacks what nobody wrote', async () => {
    const { checked, moved } = await check(draft.id);
    expect(moved).toEqual([]);
    const blocks = checked.filter(({ level, faults }) => level === 'blocks' && faults.length > 0).map(({ id }) => id);
    expect(blocks).toEqual(['O1', 'S2']);
  });

  it('reads whole in both languages: no key, no empty value, no brace', () => {
    for (const language of ['en', 'fr'] as const) {
      const stamp = { project: '', date: '', period: null, filters: null, data: null, trail: null };
      const report = tellStory(draft, { audience: 'audit', words: storyWords(language), stamp });
      const said = JSON.stringify(
        report.pages.map(({ title, blocks }) => [title, blocks.filter(({ kind }) => kind === 'text')]),
      );
      expect(said).not.toMatch(/\{\{|\}\}|undefined|NaN|\(no value|\(aucune valeur/u);
      for (const { title } of report.pages) expect(title).toMatch(/[.?]$/u);
    }
  });

  it('is kept with its event, and an unchanged one leaves none', async () => {
    const before = (await events()).length;
    await bench.client.call('stories.save', { project, story: draft });
    expect(await events()).toHaveLength(before);
    await bench.client.call('stories.save', { project, story: ready(draft) });
    expect((await events())[0]).toMatchObject({ step: 'changed', id: draft.id });
    expect(await bench.client.call('stories.read', { project, story: draft.id })).toEqual(
      JSON.parse(JSON.stringify(ready(draft))),
    );
  });

  it('is signed when its rules hold; any later change makes the signature stale', async () => {
    await bench.client.call('stories.save', { project, story: draft });
    await expect(
      bench.client.stream('stories.sign', { project, story: draft.id, signature: SIGNATURE }),
    ).rejects.toMatchObject({ code: 'STORY_NOT_READY', details: { found: ['O1', 'S2'] } });
    await bench.client.call('stories.save', { project, story: ready(draft) });
    const signed = await bench.client.stream('stories.sign', { project, story: draft.id, signature: SIGNATURE });
    expect(signed.signoff[0]).toMatchObject({
      by: 'Grace',
      head: /^[0-9a-f]{64}$/u.exec(signed.signoff[0]?.head ?? '')?.[0],
    });
    const [summary] = (await bench.client.call('stories.list', { project })).stories;
    expect(summary?.signed).toMatchObject({ by: 'Grace', stale: false });
    await bench.client.call('stories.save', { project, story: { ...signed, title: { en: 'Other', fr: 'Autre' } } });
    const [later] = (await bench.client.call('stories.list', { project })).stories;
    expect(later?.signed).toMatchObject({ by: 'Grace', stale: true });
  });

  it('is not written over by who began from an older one; both are kept', async () => {
    const own = await bench.client.call('stories.copy', { project, story: draft });
    expect(own.title.en).toBe(`${draft.title.en} (copy)`);
    const since = storyRevision(own);
    const save = (story: Story, from = since) => bench.client.call('stories.save', { project, story, since: from });
    const mine = { ...own, title: { en: 'Mine', fr: 'Le mien' } };
    const theirs = { ...own, title: { en: 'Theirs', fr: 'Le leur' } };
    await save(mine);
    await save(mine);
    await expect(save(theirs)).rejects.toMatchObject({ code: 'STORY_CHANGED' });
    expect((await bench.client.call('stories.read', { project, story: own.id })).title.en).toBe('Mine');
    const copy = await bench.client.call('stories.copy', { project, story: theirs });
    expect([own.id, draft.id]).not.toContain(copy.id);
    const kept = await bench.client.call('stories.read', { project, story: copy.id });
    expect(kept.title).toEqual({ en: 'Theirs (copy)', fr: 'Le leur (copie)' });
    expect(storyRevision({ ...kept, title: own.title, id: own.id })).toBe(since);
    await save(theirs, storyRevision(mine));
    for (const { id } of [copy, own]) await bench.client.call('stories.remove', { project, story: id });
    await expect(save(theirs, storyRevision(theirs))).rejects.toMatchObject({ code: 'STORY_CHANGED' });
  });

  it('does not take signatures from a window', async () => {
    const forged = { ...draft, id: 'forged', signoff: [{ ...SIGNATURE, at: '2025-01-01', head: '', content: '' }] };
    await bench.client.call('stories.save', { project, story: forged });
    const kept = await bench.client.call('stories.read', { project, story: 'forged' });
    expect(kept.signoff).toEqual([]);
    await bench.client.call('stories.remove', { project, story: 'forged' });
    await expect(bench.client.call('stories.read', { project, story: 'forged' })).rejects.toMatchObject({
      code: 'DOCUMENT_NOT_FOUND',
    });
  });

  it('goes stale when its figures no longer compute, is refused, and holds again line by line', async () => {
    const story = await bench.client.call('stories.read', { project, story: draft.id });
    const [name] = Object.entries(story.bindings).find(([, { value }]) => typeof value === 'number') ?? [''];
    const binding = story.bindings[name];
    if (binding === undefined) throw new Error('no binding');
    const altered = { ...story, bindings: { ...story.bindings, [name]: { ...binding, value: 12_345 } } };
    await bench.client.call('stories.save', { project, story: altered });
    const { moved } = await check(story.id);
    expect(moved).toMatchObject([{ kind: 'value', name, stored: { value: 12_345 }, now: { value: binding.value } }]);
    await expect(
      bench.client.stream('stories.sign', { project, story: story.id, signature: SIGNATURE }),
    ).rejects.toMatchObject({ details: { found: ['S6'] } });
    expect(stillMoved(altered, moved)).toEqual(moved);
    expect(stillMoved(acceptMoved(altered, moved), moved)).toEqual([]);
    expect(stillMoved({ ...altered, bindings: {} }, moved)).toEqual([]);
    await bench.client.call('stories.save', { project, story: acceptMoved(altered, moved) });
    expect(await failingOf(story.id)).toEqual([]);
  });
});

describe('a story file', () => {
  const write = (name: string, text: string): string => {
    const path = join(bench.folder, name);
    writeFileSync(path, text);
    return path;
  };
  const read = (path: string) => bench.client.stream('stories.import', { project, grant: bench.grant(path) });

  it('travels: what is written is read back under a name of its own, without its signatures', async () => {
    const path = join(bench.folder, 'story.json');
    await bench.client.stream('stories.write', { project, story: draft.id, target: bench.grant(path) });
    const story = await read(path);
    expect(story.id).not.toBe(draft.id);
    expect(story.signoff).toEqual([]);
    expect(story.chapters).toEqual((JSON.parse(readFileSync(path, 'utf8')) as Story).chapters);
  });

  it.each([
    ['truncated', () => JSON.stringify(draft).slice(0, 2000), 'STORY_DAMAGED'],
    ['from a newer version', () => JSON.stringify({ ...draft, tribune: 'story/9' }), 'STORY_NEWER'],
    ['not a story', () => '[1, 2]', 'STORY_DAMAGED'],
    ['without chapters', () => JSON.stringify({ ...draft, chapters: null }), 'STORY_DAMAGED'],
    [
      'with a case named by its identifier',
      () =>
        JSON.stringify({
          ...draft,
          chapters: [
            {
              id: 'c',
              role: 'why',
              title: {},
              pages: [{ id: 'p', message: {}, blocks: [{ type: 'case', ref: 'CL 42', stored: {} }] }],
            },
          ],
        }),
      'STORY_DAMAGED',
    ],
  ])('that is %s is refused in a sentence, and nothing is added', async (name, text, code) => {
    const before = (await bench.client.call('stories.list', { project })).stories.length;
    await expect(read(write(`${name}.json`, text()))).rejects.toMatchObject({ code });
    expect((await bench.client.call('stories.list', { project })).stories).toHaveLength(before);
  });

  it('full of scripts stays text', async () => {
    const script = '<script>alert(1)</script><img src=x onerror=alert(1)>';
    const [first, ...others] = draft.chapters;
    const hostile = {
      ...draft,
      id: 'hostile',
      title: { en: script, fr: script },
      chapters: [
        {
          ...first,
          title: { en: script },
          pages: [{ id: 'p', message: { en: script }, blocks: [{ type: '<b>', html: script }] }],
        },
        ...others,
      ],
    };
    const story = await read(write('hostile.json', JSON.stringify(hostile)));
    expect(story.title.en).toBe(script);
    expect(story.chapters[0]?.pages[0]?.blocks[0]).toMatchObject({ type: '<b>' });
  });
});

describe('a figure put in a story', () => {
  const put = async (
    params: Record<string, unknown>,
    where: { page: string } | { chapter: 'why' },
    figure = 'gains.lift',
  ) => bench.client.stream('stories.put', { project, story: draft.id, analysis: 'gains', params, figure, where });
  const figureIds = async (): Promise<string[]> => {
    const gains = await bench.client.stream('analysis.run', { project, analysis: 'gains', parameters: {} });
    expect(gains.provenance.asked).toEqual({ analysis: 'gains', params: {} });
    return analyses
      .get('gains')!
      .figures(gains.result)
      .map(({ id }) => id);
  };

  it('stands on a page of its own, its sentence bound, and is still true when it is asked again', async () => {
    const [figure = ''] = await figureIds();
    const { before, story, page } = await put({}, { chapter: 'why' }, figure);
    expect(before.chapters.flatMap(({ pages }) => pages)).toHaveLength(
      story.chapters.flatMap(({ pages }) => pages).length - 1,
    );
    const made = story.chapters.find(({ role }) => role === 'why')!.pages.at(-1)!;
    expect(made.id).toBe(page);
    const [block] = made.blocks;
    expect(block).toMatchObject({ type: 'figure' });
    const kept = story.figures[(block as { figure: string }).figure]!;
    expect(kept).toMatchObject({ analysis: 'gains', params: {}, figure });
    expect(await bench.client.call('stories.read', { project, story: draft.id })).toEqual(story);
    const { moved } = await check(draft.id);
    expect(moved).toEqual([]);
  });

  it('goes to the chapter that is named, though another plays the same role', async () => {
    const [figure = ''] = await figureIds();
    const why = draft.chapters.find(({ role }) => role === 'why')!;
    const twice = { ...draft, chapters: [...draft.chapters, { ...why, id: 'why-2', pages: [] }] };
    await bench.client.call('stories.save', { project, story: twice });
    const where = { chapter: 'why-2' };
    const asked = { project, story: draft.id, analysis: 'gains', params: {}, figure, where };
    const { story } = await bench.client.stream('stories.put', asked);
    expect(story.chapters.find(({ id }) => id === 'why-2')?.pages).toHaveLength(1);
    expect(story.chapters.find(({ id }) => id === why.id)?.pages).toEqual(why.pages);
    await expect(bench.client.stream('stories.put', { ...asked, where: { chapter: 'nowhere' } })).rejects.toMatchObject(
      { code: 'FIGURE_ABSENT' },
    );
    await bench.client.call('stories.save', { project, story: draft });
  });

  it('of another selection keeps values of its own beside those that are there', async () => {
    const [figure = ''] = await figureIds();
    const whole = await put({}, { chapter: 'why' }, figure);
    const month = await put({ period: '2025-03' }, { chapter: 'why' }, figure);
    const figures = Object.values(month.story.figures).filter((one) => one.figure === figure);
    expect(figures.map(({ params }) => params)).toEqual(expect.arrayContaining([{}, { period: '2025-03' }]));
    for (const [name, binding] of Object.entries(whole.story.bindings))
      expect(month.story.bindings[name]).toEqual(binding);
    const made = month.story.chapters.find(({ role }) => role === 'why')!.pages.at(-1)!;
    expect(new Set(month.story.chapters.flatMap(({ pages }) => pages.map(({ id }) => id))).size).toBe(
      month.story.chapters.flatMap(({ pages }) => pages).length,
    );
    const chips = [...JSON.stringify(made).matchAll(/\{\{(\w+)/g)].map(([, name]) => name!);
    for (const chip of chips) expect(month.story.bindings[chip]!.params).toEqual({ period: '2025-03' });
    expect((await check(draft.id)).moved).toEqual([]);
  });

  it('joins a page that is there, before its notes', async () => {
    const [figure = ''] = await figureIds();
    const page = draft.chapters[1]!.pages[0]!.id;
    const { story } = await put({}, { page }, figure);
    const blocks = story.chapters[1]!.pages[0]!.blocks;
    expect(blocks.filter(({ type }) => type !== 'notes').at(-1)).toMatchObject({ type: 'figure' });
  });

  const ofCase = (analysis: string, params: Record<string, unknown>, figure = 'explain.reasons') =>
    bench.client.stream('stories.put', {
      project,
      story: draft.id,
      analysis,
      params,
      figure,
      where: { chapter: 'why' },
    });

  it('names a case by its pseudonym alone, in the question and in the figure, and computes to what it holds', async () => {
    await bench.client.call('stories.save', { project, story: draft });
    await ofCase('explain', { case: 'P25-0004129', background: 'case:P25-0004130' });
    const { story } = await ofCase('similar', { case: 'P25-0004129' }, 'similar.distances');
    expect(JSON.stringify(story)).not.toMatch(/P25-\d/u);
    const put = Object.values(story.figures).filter(({ analysis }) => ['explain', 'similar'].includes(analysis));
    expect(put).toHaveLength(2);
    expect(new Set(put.map(({ params }) => params['case'])).size).toBe(1);
    for (const { params } of put) expect(params['case']).toMatch(/^case:[0-9a-f]{16}$/u);
    expect((await check(draft.id)).moved).toEqual([]);
    await bench.client.call('stories.save', { project, story: draft });
  });

  it('says the days of its own rows', async () => {
    const [figure = ''] = await figureIds();
    const { story } = await put({ period: '2025-03' }, { chapter: 'why' }, figure);
    const month = Object.values(story.figures).find(({ source }) => source.selection.period === '2025-03');
    expect(month?.source.period).toEqual({ from: '2025-03-01', to: '2025-03-31' });
  });

  it('is refused of cases that nothing names, of an unknown case or figure and on an unknown page, and leaves the story as it was', async () => {
    const before = await bench.client.call('stories.read', { project, story: draft.id });
    const [figure = ''] = await figureIds();
    await expect(put({}, { chapter: 'why' }, 'gains.nothing')).rejects.toMatchObject({ code: 'FIGURE_ABSENT' });
    await expect(put({}, { page: 'nowhere' }, figure)).rejects.toMatchObject({ code: 'FIGURE_ABSENT' });
    await expect(ofCase('explain', { case: 'x' })).rejects.toMatchObject({ code: 'CASE_NOT_FOUND' });
    await expect(ofCase('challenges', {})).rejects.toMatchObject({ code: 'OF_ONE_CASE' });
    expect(await bench.client.call('stories.read', { project, story: draft.id })).toEqual(before);
  });
});
