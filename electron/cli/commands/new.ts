import { basename, resolve } from 'node:path';
import { isLanguage } from '#shared/domain/language.ts';
import { exactWords } from '../arguments.ts';
import { hostOf } from '../command.ts';
import type { Command } from '../command.ts';

export const newCommand: Command = {
  name: 'new',
  usage: 'new FILE [--name NAME] [--lang fr|en]',
  options: { name: 'value' },
  async run(context) {
    const host = hostOf(context);
    const [file] = exactWords(context.args, 1);
    const path = resolve(/\.tribune$/i.test(file) ? file : `${file}.tribune`);
    const lang = context.args.value('lang') ?? '';
    const language = isLanguage(lang) ? lang : context.words.language;
    const name = context.args.value('name') ?? basename(path).replace(/\.tribune$/i, '');
    const summary = await host.client.stream('project.create', { target: host.engine.grant(path), name, language });
    if (context.args.flag('json')) host.out(JSON.stringify({ file: summary.fileName, name, language }));
    else host.out(context.words.t('cli.created', { file: summary.fileName }));
    return 0;
  },
};
