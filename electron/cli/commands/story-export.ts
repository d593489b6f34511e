import { resolve } from 'node:path';
import { LANGUAGES } from '#shared/domain/language.ts';
import { REPORT_FORMATS } from '#shared/contract/reports.ts';
import { AUDIENCES } from '#shared/story/schema.ts';
import { among, exactWords } from '../arguments.ts';
import { hostOf } from '../command.ts';
import type { Command } from '../command.ts';
import { openProject } from '../project.ts';
import { storyNamed } from '../story-named.ts';
import { reportFormat } from '../report-format.ts';

export const storyExportCommand: Command = {
  name: 'story export',
  usage: `story export FILE STORY [--format ${REPORT_FORMATS.join('|')}] [--out F] [--lang fr|en] [--audience ${AUDIENCES.join('|')}] [--json]`,
  options: { format: 'value', out: 'value', audience: 'value' },
  async run(context) {
    const host = hostOf(context);
    const { args, words } = context;
    const [file, named] = exactWords(args, 2);
    const format = reportFormat(args);
    const audience = among(args.value('audience'), AUDIENCES, '--audience') ?? 'decision';
    const language = among(args.value('lang'), LANGUAGES, '--lang');
    const { id: project } = await openProject(host, file);
    const story = await storyNamed(host, project, named);
    const out = args.value('out') ?? `${story}.${format}`;
    const target = host.engine.grant(resolve(out));
    const told = await host.client.stream(
      'report.story',
      { project, story, audience, format, target, ...(language === undefined ? {} : { language }) },
      { signal: host.signal, onProgress: host.progress },
    );
    if (args.flag('json')) host.out(JSON.stringify({ file: out, format, audience, ...told }, null, 2));
    else {
      host.out(words.t('cli.exported', { file: out, bytes: told.bytes }));
      host.out(words.t('cli.exportedHash', { sha256: told.sha256 }));
    }
    return 0;
  },
};
