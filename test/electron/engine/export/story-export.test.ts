import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { hashGroups } from '#shared/report/report.ts';
import { caseProject } from '#test/support/case-projects.ts';
import { openBench } from '#test/support/engine.ts';
import type { Bench } from '#test/support/engine.ts';
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
    const { events } = await bench.client.call('project.journal', { project, limit: 1 });
    const { snapshot } = await bench.client.call('stories.read', { project, story });
    expect(html).toContain(hashGroups(events[0]?.hash ?? 'none'));
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

it('a story that is not there is said not to be', async () => {
  const target = bench.grant(bench.file('none.html'));
  await expect(
    bench.client.stream('report.story', { project, story: 'st_none', format: 'html', target }),
  ).rejects.toMatchObject({ code: 'DOCUMENT_NOT_FOUND' });
});
