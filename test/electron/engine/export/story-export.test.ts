import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { hashGroups } from '#shared/report/report.ts';
import { changePage } from '#shared/story/pages.ts';
import { putBlock } from '#shared/story/put-block.ts';
import { caseProject } from '#test/support/case-projects.ts';
import { openBench } from '#test/support/engine.ts';
import type { Bench } from '#test/support/engine.ts';
import { hostileStory } from '#test/support/hostile-story.ts';
import { openXml, packageFaults } from '#test/support/open-xml.ts';

let bench: Bench;
let project = '';
let story = '';

beforeAll(async () => {
  bench = await openBench();
  project = await caseProject(bench, 'credit');
  story = (
    await bench.client.stream('stories.draft', {
      project,
      template: 'committee',
      analyses: ['overview', 'gains', 'value'],
    })
  ).id;
}, 120_000);

afterAll(() => bench.done());

it.each(['en', 'fr'] as const)(
  'a story in %s is one small page, stamped with its own data and the head of the trail',
  async (language) => {
    const name = `story-${language}.html`;
    const told = await bench.client.stream('report.story', {
      project,
      story,
      format: 'html',
      language,
      target: bench.grant(bench.file(name)),
    });
    const html = readFileSync(bench.file(name), 'utf8');
    expect(told.pages).toBe((html.match(/class="page"/g) ?? []).length);
    expect(told.pages).toBeGreaterThanOrEqual(4);
    expect(Buffer.byteLength(html)).toBeLessThan(1_000_000);
    const { events } = await bench.client.call('project.trail', { project, limit: 2 });
    const { snapshot } = await bench.client.call('stories.read', { project, story });
    const [exported, before] = events;
    expect(html, 'the head before this export').toContain(hashGroups(before?.hash ?? 'none'));
    expect(exported).toMatchObject({
      type: 'story',
      body: {
        step: 'exported',
        id: story,
        format: 'html',
        language,
        audience: 'decision',
        sha256: createHash('sha256').update(html).digest('hex'),
        head: before?.hash,
      },
    });
    expect(told.sha256).toBe(exported?.body['sha256']);
    expect(html).toContain(hashGroups(snapshot.dataset.sha256 ?? 'none'));
    expect(html, 'no key stands for a sentence').not.toMatch(/>(story|report|charts)\.[a-zA-Z.]+</);
  },
);

it('a story is slides that hold together, its notes with them', async () => {
  const target = bench.grant(bench.file('story.pptx'));
  await bench.client.stream('report.story', { project, story, format: 'pptx', audience: 'expert', target });
  const deck = await openXml(readFileSync(bench.file('story.pptx')));
  expect(packageFaults(deck)).toEqual([]);
});

it.each(['en', 'fr'] as const)(
  'a hostile story of forty pages in %s is a small page and slides that open',
  async (language) => {
    const read = await bench.client.call('stories.read', { project, story });
    await bench.client.call('stories.save', { project, story: hostileStory(read, 'st_hostile') });
    const written = async (format: 'html' | 'pptx'): Promise<Buffer> => {
      const file = bench.file(`hostile-${language}.${format}`);
      const input = { project, story: 'st_hostile', audience: 'audit', format, language } as const;
      expect((await bench.client.stream('report.story', { ...input, target: bench.grant(file) })).pages).toBe(40);
      return readFileSync(file);
    };
    const html = await written('html');
    expect(html.byteLength).toBeLessThan(1_000_000);
    expect(html.toString()).not.toMatch(/<script>alert|<img|<style>\*|[\u0000\u0007\u202e]/);
    expect(packageFaults(await openXml(await written('pptx')))).toEqual([]);
  },
);

it('the chain holds after exports, and one that failed is not told', async () => {
  const events = async (): Promise<number> => (await bench.client.call('project.trail', { project, limit: 1 })).total;
  const before = await events();
  const nowhere = bench.grant(bench.file('no-such-folder/story.html'));
  await expect(
    bench.client.stream('report.story', { project, story, format: 'html', target: nowhere }),
  ).rejects.toMatchObject({ code: 'FOLDER_NOT_WRITABLE' });
  expect(await events()).toBe(before);
  expect(await bench.client.stream('project.verifyTrail', { project })).toMatchObject({ broken: null, events: before });
});

it('a real case and the challenges are in the page and on the slides, without an identifier', async () => {
  const kept = await bench.client.call('stories.read', { project, story });
  const of = { kind: 'case', case: 'P25-0004129' } as const;
  const block = await bench.client.stream('stories.block', { project, of });
  const put = putBlock(kept, block, { chapter: 'why' });
  if (put === null || block.type !== 'case') throw new Error('not put');
  await bench.client.call('stories.save', { project, story: put.story });
  const write = async (format: 'html' | 'pptx'): Promise<Buffer> => {
    const target = bench.grant(bench.file(`case.${format}`));
    await bench.client.stream('report.story', { project, story, format, language: 'en', target });
    return readFileSync(bench.file(`case.${format}`));
  };
  const html = (await write('html')).toString();
  const deck = await openXml(await write('pptx'));
  expect(packageFaults(deck)).toEqual([]);
  const slides = deck.names.filter((name) => /^ppt\/slides\/slide/.test(name)).map((name) => deck.text(name));
  const pseudonym = block.ref.slice('case:'.length);
  for (const said of [html, slides.join(' ')]) {
    expect(said).toContain(pseudonym);
    expect(said).toContain('waiting for an answer');
    expect(said).toMatch(/Cut-off/u);
    expect(said).toMatch(/[+−]\d+\.\d points/u);
    expect(said).not.toContain('P25-0004129');
  }
});

it('what is marked on a figure is drawn in the page, a line of the chart on the slide, and said in both', async () => {
  const kept = await bench.client.call('stories.read', { project, story });
  const page = kept.chapters
    .flatMap(({ pages }) => pages)
    .find(({ blocks }) =>
      blocks.some(
        (block) =>
          block.type === 'figure' && kept.figures[String(block['figure' as never])]?.stored.kind === 'intervals',
      ),
    )!;
  const marked = changePage(kept, page.id, (one) => ({
    ...one,
    blocks: one.blocks.map((block) =>
      block.type === 'figure'
        ? { ...block, annotations: [{ kind: 'threshold', at: 250, label: { en: 'Target agreed' } }] }
        : block,
    ),
  }));
  await bench.client.call('stories.save', { project, story: marked });
  for (const format of ['html', 'pptx'] as const) {
    const target = bench.grant(bench.file(`marked.${format}`));
    await bench.client.stream('report.story', { project, story, format, language: 'en', target });
  }
  const html = readFileSync(bench.file('marked.html'), 'utf8');
  expect(html).toMatch(/<text[^>]*>Target agreed<\/text>/u);
  expect(html).toMatch(/Target agreed \(/u);
  const deck = await openXml(readFileSync(bench.file('marked.pptx')));
  expect(packageFaults(deck)).toEqual([]);
  const said = (folder: string): boolean =>
    deck.names.some((name) => name.startsWith(folder) && deck.text(name).includes('Target agreed'));
  expect(said('ppt/slides/')).toBe(true);
  expect(said('ppt/charts/')).toBe(true);
});

it('a story that is not there is said not to be', async () => {
  const target = bench.grant(bench.file('none.html'));
  await expect(
    bench.client.stream('report.story', { project, story: 'st_none', format: 'html', target }),
  ).rejects.toMatchObject({ code: 'DOCUMENT_NOT_FOUND' });
});
