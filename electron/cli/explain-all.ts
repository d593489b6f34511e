import { resolve } from 'node:path';
import { METHODS, SPACES } from '#shared/analyses/explanations.ts';
import { among, exactWords, usage } from './arguments.ts';
import { hostOf } from './command.ts';
import type { CommandContext } from './command.ts';
import { openProject } from './project.ts';

/** Contributions of every row into the project, and as a table where `--out` names one. A stop goes on where it was. */
export async function explainAll(context: CommandContext): Promise<number> {
  const host = hostOf(context);
  const { args, words } = context;
  const [file] = exactWords(args, 1);
  if (args.list('background').length > 0 || args.value('seed') !== undefined)
    throw usage(
      '--all compares with the reference cases of the bundle: --background and --seed are for one case',
      '--all compare aux dossiers de référence du paquet : --background et --seed sont pour un seul dossier',
    );
  const project = await openProject(host, file);
  const score = args.value('score');
  const space = among(args.value('space'), SPACES, '--space');
  const method = among(args.value('method'), METHODS, '--method');
  const asked = {
    project: project.id,
    ...(score === undefined ? {} : { score }),
    ...(space === undefined ? {} : { space }),
    ...(method === undefined ? {} : { method }),
  };
  const options = { signal: host.signal, onProgress: host.progress };
  const told = await host.client.stream('explanations.store', asked, options);
  if ('ok' in told) {
    host.note(words.t(`refusals.${told.reason}`, { version: told.version ?? '', columns: told.columns.join(', ') }));
    return 2;
  }
  const out = args.value('out');
  if (out !== undefined) {
    const target = host.engine.grant(resolve(out));
    await host.client.stream('explanations.export', { ...asked, target, flavour: 'machine' }, options);
  }
  if (args.flag('json')) host.out(JSON.stringify(told, null, 2));
  else host.out(words.t('cli.explained', { count: told.stored, added: told.added, version: told.version }));
  return 0;
}
