import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Story } from '#shared/story/schema.ts';
import { cli } from '#test/support/cli.ts';
import type { Cli } from '#test/support/cli.ts';
import { FIXTURES } from '#test/support/engine.ts';

let folder: string;
let tribune: Cli;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'tribune-cli-story-'));
  tribune = cli(folder);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

it('signs a story: refused with code 1 while a rule blocks it, and turned down all the same', async () => {
  await tribune.run('new', 'credit.tribune');
  await tribune.run('import', 'credit.tribune', join(FIXTURES, 'cases', 'credit', 'predictions.csv'));
  const { id } = JSON.parse((await tribune.run('story', 'new', 'credit.tribune', '--json')).out) as { id: string };
  const refused = await tribune.run('story', 'sign', 'credit.tribune', id, '--by', 'Grace', '--role', 'validator');
  expect(refused).toMatchObject({ code: 1, out: '' });
  expect(refused.err).toContain('these rules fail');
  const nameless = await tribune.run('story', 'sign', 'credit.tribune', id, '--role', 'validator');
  expect(nameless.code).toBe(2);
  const signing = ['--by', 'Grace', '--role', 'validator', '--state', 'rejected', '--reserve', 'Too early.', '--json'];
  const down = await tribune.run('story', 'sign', 'credit.tribune', id, ...signing);
  expect(down.code).toBe(0);
  expect(JSON.parse(down.out)).toMatchObject({ by: 'Grace', state: 'rejected', reserve: 'Too early.' });
});

it('says that a story does not exist, and which ones do; takes a title for its name', async () => {
  const { stories } = JSON.parse((await tribune.run('story', 'list', 'credit.tribune', '--json')).out) as {
    stories: { id: string; title: { en: string } }[];
  };
  const [{ id, title }] = stories as [(typeof stories)[number]];
  for (const verb of ['show', 'check', 'export', 'put', 'sign']) {
    const more = verb === 'put' ? ['--page', 'p', '--challenges', 'all'] : [];
    const { code, out, err } = await tribune.run('story', verb, 'credit.tribune', 'st_none', ...more, '--lang', 'fr');
    expect({ verb, code, out }).toEqual({ verb, code: 2, out: '' });
    expect(err).toContain('aucun récit ne s’appelle st_none\u00a0; il y a\u00a0: ');
    expect(err).toContain(id);
  }
  const { out } = await tribune.run('story', 'show', 'credit.tribune', title.en, '--json');
  expect(JSON.parse(out)).toMatchObject({ id });
});

it('puts a figure, a case and the challenges in a story, as the window does, and says what it could not', async () => {
  const { id } = JSON.parse(
    (await tribune.run('story', 'new', 'credit.tribune', '--template', 'weekly', '--json')).out,
  ) as {
    id: string;
  };
  const put = (...more: string[]) => tribune.run('story', 'put', 'credit.tribune', id, ...more);
  const pageOf = async (...more: string[]): Promise<string> => {
    const { out, err, code } = await put(...more, '--json');
    expect({ code, err }).toMatchObject({ code: 0 });
    return (JSON.parse(out) as { page: string }).page;
  };
  const made = await pageOf('--analysis', 'overview', '--chapter', 'change', '--param', 'period=2025-03');
  expect(await pageOf('--case', 'P25-0004129', '--page', made)).toBe(made);
  await pageOf('--challenges', 'all', '--chapter', 'risks');
  const story = JSON.parse((await tribune.run('story', 'show', 'credit.tribune', id, '--json')).out) as Story;
  const page = story.chapters.flatMap(({ pages }) => pages).find((one) => one.id === made);
  expect(page?.blocks.map(({ type }) => type)).toEqual(expect.arrayContaining(['figure', 'case']));
  expect(Object.values(story.figures).map(({ params }) => params)).toContainEqual({ period: '2025-03' });
  expect(JSON.stringify(story)).not.toContain('P25-0004129');

  const refused = async (expected: RegExp, ...more: string[]): Promise<void> => {
    const { code, out, err } = await put(...more);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toMatch(expected);
  };
  await refused(/exactly one of --analysis/u, '--page', made);
  await refused(/exactly one of --chapter/u, '--case', 'P25-0004129');
  await refused(/--chapter is one of .*change/u, '--case', 'P25-0004129', '--chapter', 'nowhere');
  await refused(/--figure is one of overview\.byPeriod/u, '--analysis', 'overview', '--figure', 'x', '--page', made);
  await refused(/--figure and --param go with --analysis/u, '--case', 'x', '--param', 'a=b', '--page', made);
  await refused(/No prediction is called “nobody”/u, '--case', 'nobody', '--page', made);
  expect(JSON.parse((await tribune.run('story', 'show', 'credit.tribune', id, '--json')).out)).toEqual(story);
}, 60_000);
