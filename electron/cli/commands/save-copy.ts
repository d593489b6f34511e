import { resolve } from 'node:path';
import { exactWords, usage } from '../arguments.ts';
import { hostOf } from '../command.ts';
import type { Command } from '../command.ts';
import { openProject } from '../project.ts';

export const saveCopyCommand: Command = {
  name: 'save-copy',
  usage: 'save-copy FILE COPY [--seal]',
  options: { seal: 'flag' },
  async run(context) {
    const host = hostOf(context);
    const { args, words } = context;
    const [file, copy] = exactWords(args, 2);
    const passphrase = args.flag('seal') ? process.env['TRIBUNE_NEW_PASSPHRASE'] : undefined;
    if (args.flag('seal') && (passphrase === undefined || passphrase === ''))
      throw usage(
        '--seal takes its passphrase from the variable TRIBUNE_NEW_PASSPHRASE',
        '--seal prend sa phrase secrète dans la variable TRIBUNE_NEW_PASSPHRASE',
      );
    const project = await openProject(host, file);
    const { bytes } = await host.client.stream(
      'project.saveCopy',
      {
        project: project.id,
        target: host.engine.grant(resolve(copy)),
        ...(passphrase === undefined ? {} : { passphrase }),
      },
      { signal: host.signal, onProgress: host.progress },
    );
    host.out(words.t(args.flag('seal') ? 'cli.sealed' : 'cli.copied', { file: copy, bytes }));
    return 0;
  },
};
