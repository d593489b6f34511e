import { resolve } from 'node:path';
import { LANGUAGES } from '#shared/domain/language.ts';
import { among, misused } from '../arguments.ts';
import { hostOf } from '../command.ts';
import type { Command } from '../command.ts';
import { openProject } from '../project.ts';
import { reportFormat } from '../report-format.ts';
import { parametersOf } from './run.ts';

export const reportCommand: Command = {
  name: 'report',
  usage: 'report FILE ANALYSIS... [--format html|pdf|pptx|csv] [--out F] [--title T] [--param name=value ...] [--json]',
  options: { format: 'value', out: 'value', title: 'value', param: 'list' },
  async run(context) {
    const host = hostOf(context);
    const { args, words } = context;
    const [file, ...asked] = args.words;
    if (file === undefined || asked.length === 0) throw misused();
    const format = reportFormat(args);
    const language = among(args.value('lang'), LANGUAGES, '--lang');
    const out = args.value('out') ?? `${asked.join('-')}.${format}`;
    const title = args.value('title');
    const parameters = parametersOf(args.list('param'));
    const project = await openProject(host, file);
    const told = await host.client.stream(
      'report.export',
      {
        project: project.id,
        asked: asked.map((analysis) => ({ analysis, parameters })),
        format,
        target: host.engine.grant(resolve(out)),
        ...(language === undefined ? {} : { language }),
        ...(title === undefined ? {} : { title }),
      },
      { signal: host.signal, onProgress: host.progress },
    );
    if (args.flag('json')) host.out(JSON.stringify({ file: out, format, ...told }, null, 2));
    else host.out(words.t('cli.exported', { file: out, bytes: told.bytes }));
    return 0;
  },
};
