import { AppError } from '#shared/domain/app-error.ts';
import { SIGNATURE_STATES } from '#shared/story/schema.ts';
import { among, exactWords } from '../arguments.ts';
import { hostOf } from '../command.ts';
import type { Command } from '../command.ts';
import { faultSentence } from '../fault-sentence.ts';
import { openProject } from '../project.ts';
import { storyNamed } from '../story-named.ts';

export const storySignCommand: Command = {
  name: 'story sign',
  usage:
    `story sign FILE STORY --by NAME --role ROLE [--state ${SIGNATURE_STATES.join('|')}]\n` +
    '  [--reserve TEXT] [--reserve-due DAY] [--json]',
  options: { by: 'value', role: 'value', state: 'value', reserve: 'value', 'reserve-due': 'value' },
  async run(context) {
    const host = hostOf(context);
    const { args, words } = context;
    const [file, named] = exactWords(args, 2);
    const signature = {
      by: args.value('by') ?? '',
      role: args.value('role') ?? '',
      state: among(args.value('state'), SIGNATURE_STATES, '--state') ?? 'approved',
      reserve: args.value('reserve') ?? '',
      reserveDue: args.value('reserve-due') ?? null,
    };
    const { id: project } = await openProject(host, file);
    const asked = { project, story: await storyNamed(host, project, named), signature };
    const means = { signal: host.signal, onProgress: host.progress };
    const signed = await host.client.stream('stories.sign', asked, means).catch((fault: unknown) => {
      if (fault instanceof AppError && fault.code === 'STORY_NOT_READY') return fault;
      throw fault;
    });
    if (signed instanceof AppError) {
      host.note(faultSentence(signed, words));
      return 1;
    }
    const last = signed.signoff.at(-1);
    if (args.flag('json')) host.out(JSON.stringify(last, null, 2));
    else host.out(words.t('cli.storySigned', { by: last?.by ?? '', head: last?.head ?? '' }));
    return 0;
  },
};
