import { resolve } from 'node:path';
import { plainText } from '#shared/report/report.ts';
import { AUDIENCES, TEMPLATES } from '#shared/story/schema.ts';
import { storyWords } from '#shared/story/story-words.ts';
import { storyPages, tellPage, tellText } from '#shared/story/tell.ts';
import { among, exactWords } from '../arguments.ts';
import { hostOf } from '../command.ts';
import type { Command } from '../command.ts';
import { openProject } from '../project.ts';
import { storyNamed } from '../story-named.ts';

const newCommand: Command = {
  name: 'story new',
  usage: `story new FILE [--template ${TEMPLATES.join('|')}] [--title TEXT] [--from STORY.json] [--json]`,
  options: { template: 'value', title: 'value', from: 'value' },
  async run(context) {
    const host = hostOf(context);
    const { args, words } = context;
    const [file] = exactWords(args, 1);
    const template = among(args.value('template'), TEMPLATES, '--template') ?? 'committee';
    const { id: project } = await openProject(host, file);
    const [title, from] = [args.value('title'), args.value('from')];
    const means = { signal: host.signal, onProgress: host.progress };
    const story =
      from === undefined
        ? await host.client.stream(
            'stories.draft',
            { project, template, ...(title === undefined ? {} : { title }) },
            means,
          )
        : await host.client.stream('stories.import', { project, grant: host.engine.grant(resolve(from)) }, means);
    const told = storyWords(words.language);
    host.out(
      args.flag('json')
        ? JSON.stringify(story, null, 2)
        : `${story.id} · ${plainText(tellText(story, story.title, { words: told }))}`,
    );
    return 0;
  },
};

const listCommand: Command = {
  name: 'story list',
  usage: 'story list FILE [--json]',
  options: {},
  async run(context) {
    const host = hostOf(context);
    const { args, words } = context;
    const [file] = exactWords(args, 1);
    const { id: project } = await openProject(host, file);
    const { stories } = await host.client.call('stories.list', { project });
    if (args.flag('json')) host.out(JSON.stringify({ stories }, null, 2));
    else if (stories.length === 0) host.out(words.t('cli.storyNone'));
    else
      for (const { id, title, pages, changedAt } of stories)
        host.out(
          [
            id,
            title[words.language] ?? storyWords(words.language).t('story.untranslated'),
            words.t('cli.storyPages', { count: pages }),
            words.format.dateTime(changedAt),
          ].join(' · '),
        );
    return 0;
  },
};

const showCommand: Command = {
  name: 'story show',
  usage: `story show FILE STORY [--audience ${AUDIENCES.join('|')}] [--lang fr|en] [--json]`,
  options: { audience: 'value' },
  async run(context) {
    const host = hostOf(context);
    const { args, words } = context;
    const [file, named] = exactWords(args, 2);
    const audience = among(args.value('audience'), AUDIENCES, '--audience') ?? 'decision';
    const { id: project } = await openProject(host, file);
    const story = await host.client.call('stories.read', { project, story: await storyNamed(host, project, named) });
    if (args.flag('json')) {
      host.out(JSON.stringify(story, null, 2));
      return 0;
    }
    const told = storyWords(words.language);
    for (const { page, chapter } of storyPages(story, audience)) {
      const { title, blocks, source } = tellPage(story, page, { audience, words: told, chapter });
      host.out(title);
      for (const block of blocks) {
        if (block.kind === 'text' || block.kind === 'callout') host.out(`  ${plainText(block.text)}`);
        if (block.kind === 'absent') host.out(`  ${block.text}`);
        if (block.kind === 'figure') host.out(`  ${told.say(block.figure.alt)}`);
        if (block.kind === 'amount')
          host.out(`  ${block.name}: ${block.value}${block.note === undefined ? '' : `, ${block.note}`}`);
        if (block.kind === 'pairs') for (const { name, value } of block.pairs) host.out(`  ${name}: ${value}`);
        if (block.kind === 'list') for (const item of block.items) host.out(`  - ${plainText(item)}`);
      }
      if (source !== undefined) host.out(`  (${source})`);
    }
    return 0;
  },
};

const checkCommand: Command = {
  name: 'story check',
  usage: 'story check FILE STORY [--json]',
  options: {},
  async run(context) {
    const host = hostOf(context);
    const { args, words } = context;
    const [file, named] = exactWords(args, 2);
    const { id: project } = await openProject(host, file);
    const { checked, moved } = await host.client.stream(
      'stories.check',
      { project, story: await storyNamed(host, project, named) },
      { signal: host.signal, onProgress: host.progress },
    );
    const fails = checked.filter(({ level, faults }) => level === 'blocks' && faults.length > 0);
    if (args.flag('json')) host.out(JSON.stringify({ ok: fails.length === 0, checked, moved }, null, 2));
    else {
      const told = storyWords(words.language);
      for (const { id: rule, level, faults } of checked)
        for (const { page, why } of faults)
          host.out(
            [rule, told.t(`story.levels.${level}`), ...(page === null ? [] : [page]), told.say(why)].join(' · '),
          );
      host.out(told.t(fails.length === 0 ? 'story.holds' : 'story.fails', { count: fails.length }));
    }
    return fails.length === 0 ? 0 : 1;
  },
};

export const storyCommands: readonly Command[] = [newCommand, listCommand, showCommand, checkCommand];
