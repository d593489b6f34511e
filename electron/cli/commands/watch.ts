import { resolve } from 'node:path';
import { AppError } from '#shared/domain/app-error.ts';
import type { ErrorCode } from '#shared/domain/app-error.ts';
import type { PickedUp } from '#shared/contract/watch.ts';
import { exactWords, unknownName } from '../arguments.ts';
import { hostOf } from '../command.ts';
import type { Command, CommandContext } from '../command.ts';
import { faultSentence } from '../fault-sentence.ts';
import { openProject } from '../project.ts';

const addCommand: Command = {
  name: 'watch add',
  usage: 'watch add FILE FOLDER [--recipe R.json] [--json]',
  options: { recipe: 'value' },
  async run(context) {
    const host = hostOf(context);
    const { args, words } = context;
    const [file, folder] = exactWords(args, 2);
    const { id: project } = await openProject(host, file);
    const recipe = args.value('recipe');
    const added = await host.client.stream(
      'watch.add',
      {
        project,
        folder: host.engine.grant(resolve(folder)),
        ...(recipe === undefined ? {} : { recipeFile: host.engine.grant(resolve(recipe)) }),
      },
      { signal: host.signal },
    );
    host.out(args.flag('json') ? JSON.stringify(added, null, 2) : words.t('cli.watchAdded', { folder: added.folder }));
    return 0;
  },
};

const listCommand: Command = {
  name: 'watch list',
  usage: 'watch list FILE [--json]',
  options: {},
  async run(context) {
    const host = hostOf(context);
    const { args, words } = context;
    const [file] = exactWords(args, 1);
    const { id: project } = await openProject(host, file, { readOnly: true });
    const { watches } = await host.client.call('watch.list', { project });
    if (args.flag('json')) host.out(JSON.stringify({ watches }, null, 2));
    else if (watches.length === 0) host.out(words.t('cli.watchNone'));
    for (const { folder, here, failed } of args.flag('json') ? [] : watches) {
      host.out(words.t(here ? 'cli.watchHere' : 'cli.watchAbsent', { folder }));
      for (const failure of failed) host.out(`  ${reasonOf(failure, context)}`);
    }
    return 0;
  },
};

const removeCommand: Command = {
  name: 'watch remove',
  usage: 'watch remove FILE FOLDER_NAME',
  options: {},
  async run(context) {
    const host = hostOf(context);
    const { args, words } = context;
    const [file, name] = exactWords(args, 2);
    const { id: project } = await openProject(host, file);
    const { watches } = await host.client.call('watch.list', { project });
    const found = watches.filter(({ id, folder }) => id === name || folder === name);
    const [one] = found;
    if (one === undefined || found.length > 1)
      throw unknownName(
        { en: 'watched folder', fr: 'répertoire surveillé' },
        name,
        watches.map(({ id, folder }) => (found.length > 1 ? id : folder)),
      );
    await host.client.call('watch.remove', { project, id: one.id });
    host.out(words.t('cli.saved'));
    return 0;
  },
};

/** For a scheduled task: 1 when a file failed or a folder is not here, so that somebody looks. */
const runCommand: Command = {
  name: 'watch run',
  usage: 'watch run FILE [--json]',
  options: {},
  async run(context) {
    const host = hostOf(context);
    const { args, words } = context;
    const [file] = exactWords(args, 1);
    const { id: project } = await openProject(host, file);
    const done = await host.client.stream('watch.run', { project }, { signal: host.signal, onProgress: host.progress });
    if (args.flag('json')) host.out(JSON.stringify(done, null, 2));
    else {
      for (const one of done.files) host.out(fileSentence(one, context));
      for (const { name, rows } of done.links) host.out(words.t('cli.linkChanged', { file: name, rows }));
      for (const folder of done.absent) host.note(words.t('cli.watchAbsent', { folder }));
      if (done.files.length + done.links.length === 0) host.out(words.t('cli.watchNothing'));
    }
    return done.absent.length > 0 || done.files.some(({ state }) => state === 'failed') ? 1 : 0;
  },
};

function fileSentence({ file, state, accepted, rejected, failure }: PickedUp, context: CommandContext): string {
  return failure === null
    ? context.words.t(`cli.watchFile.${state}`, { file, accepted, rejected })
    : reasonOf({ file, ...failure }, context);
}

function reasonOf(
  { file, code, details }: { file: string; code: string; details: Record<string, unknown> },
  { words }: CommandContext,
): string {
  const fault = new AppError(code as ErrorCode, file, details as AppError['details']);
  return words.t('cli.watchFile.failed', { file, why: faultSentence(fault, words) });
}

export const watchCommands: readonly Command[] = [addCommand, listCommand, removeCommand, runCommand];
