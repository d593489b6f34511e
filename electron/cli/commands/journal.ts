import { resolve } from 'node:path';
import type { JournalFile } from '#shared/contract/process-journal.ts';
import type { Words } from '#shared/words/words.ts';
import { exactWords, misused, unknownName } from '../arguments.ts';
import { hostOf } from '../command.ts';
import type { Command } from '../command.ts';
import { openProject } from '../project.ts';

const UNREAD_PRINTED = 1000;

const addCommand: Command = {
  name: 'journal add',
  usage:
    'journal add FILE LOG... [--json]\n' +
    '  logs of text or JSON lines, packed by gzip or not; each line begins with a time: 2025-03-12T06:00:01, 12/03/2025 06:00\n' +
    '  (day first, unless a date of the file has no such day), or seconds since 1970. Also read: INFO WARN ERROR FATAL,\n' +
    '  AVERTISSEMENT ERREUR; "step X", "étape X", [X] after the level, "- X - LEVEL -"; "in 12.3 s", "en 2 min"; "9 000 rows",\n' +
    '  "9000 lignes"; done, failed, terminé, échec; and key=value or JSON fields time, step, rows, duration, level, error, message\n' +
    '  (étape, lignes, volume, durée, niveau, erreur, statut ...). Lines that begin with none of it are kept and counted apart.',
  options: {},
  async run(context) {
    const host = hostOf(context);
    const { args, words } = context;
    const [file, ...logs] = args.words;
    if (file === undefined || logs.length === 0) throw misused();
    const { id: project } = await openProject(host, file);
    const { files } = await host.client.stream(
      'processJournal.add',
      { project, files: logs.map((log) => host.engine.grant(resolve(log))) },
      { signal: host.signal, onProgress: host.progress },
    );
    if (args.flag('json')) host.out(JSON.stringify({ files }, null, 2));
    else
      for (const { state, file: one } of files)
        host.out(state === 'added' ? told(one, words) : words.t('cli.journalAlready', { file: one.name }));
    return 0;
  },
};

const listCommand: Command = {
  name: 'journal list',
  usage: 'journal list FILE [--unread] [--json]',
  options: { unread: 'flag' },
  async run(context) {
    const host = hostOf(context);
    const { args, words } = context;
    const [file] = exactWords(args, 1);
    const { id: project } = await openProject(host, file, { readOnly: true });
    const { files } = await host.client.call('processJournal.list', { project });
    const unread = args.flag('unread')
      ? await host.client.call('processJournal.unread', { project, offset: 0, limit: UNREAD_PRINTED })
      : null;
    if (args.flag('json')) host.out(JSON.stringify({ files, ...(unread === null ? {} : { unread }) }, null, 2));
    else if (unread !== null)
      for (const { file: name, line, text } of unread.lines) host.out(`${name}:${line}: ${text}`);
    else if (files.length === 0) host.out(words.t('cli.journalNone'));
    else for (const one of files) host.out(told(one, words));
    return 0;
  },
};

const removeCommand: Command = {
  name: 'journal remove',
  usage: 'journal remove FILE LOG_NAME [--json]',
  options: {},
  async run(context) {
    const host = hostOf(context);
    const { args, words } = context;
    const [file, name] = exactWords(args, 2);
    const { id: project } = await openProject(host, file);
    const { files } = await host.client.call('processJournal.list', { project });
    const found = files.filter((one) => one.name === name || one.sha256 === name);
    const [one] = found;
    // Two logs of one name are told apart by their hash, which `journal list --json` gives.
    if (one === undefined || found.length > 1)
      throw unknownName(
        { en: 'execution log', fr: "journal d'exécution" },
        name,
        files.map((file) => (found.length > 1 ? file.sha256 : file.name)),
      );
    const { removed } = await host.client.call('processJournal.remove', { project, id: one.id });
    host.out(args.flag('json') ? JSON.stringify({ removed }, null, 2) : words.t('cli.journalRemoved', { file: name }));
    return 0;
  },
};

function told({ name, events, errors, from, to, unread }: JournalFile, words: Words): string {
  return words.t('cli.journalAdded', { file: name, events, errors, from, to, unread });
}

export const journalCommands: readonly Command[] = [addCommand, listCommand, removeCommand];
