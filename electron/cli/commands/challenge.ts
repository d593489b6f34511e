import { resolve } from 'node:path';
import { CHALLENGE_KINDS, CHALLENGE_STATES, CHALLENGE_VERDICTS, RAISERS, STANCES } from '#shared/domain/challenge.ts';
import type { Challenge, ChallengeStep } from '#shared/domain/challenge.ts';
import type { Words } from '#shared/words/words.ts';
import { among, pairs, exactWords, usage } from '../arguments.ts';
import { hostOf } from '../command.ts';
import type { Command, CommandContext } from '../command.ts';
import { openProject } from '../project.ts';

const listCommand: Command = {
  name: 'challenge list',
  usage: 'challenge list FILE [--case ID] [--state S] [--out FILE.csv] [--json]',
  options: { case: 'value', state: 'value', out: 'value' },
  async run(context) {
    const host = hostOf(context);
    const { args, words } = context;
    const [file] = exactWords(args, 1);
    const state = among(args.value('state'), CHALLENGE_STATES, '--state');
    const out = args.value('out');
    const caseId = args.value('case');
    if (out !== undefined && (caseId ?? state) !== undefined)
      throw usage('--out writes all challenges', '--out écrit toutes les contestations');
    const { id: project } = await openProject(host, file);
    if (out !== undefined)
      await host.client.stream('challenges.export', {
        project,
        target: host.engine.grant(resolve(out)),
        flavour: 'machine',
      });
    const found = await host.client.call('challenges.list', {
      project,
      ...(caseId === undefined ? {} : { case: caseId }),
    });
    const challenges = found.challenges.filter((one) => state === undefined || one.state === state);
    if (args.flag('json')) host.out(JSON.stringify({ challenges }, null, 2));
    else if (challenges.length === 0) host.out(words.t('challenges.none'));
    else for (const one of challenges) host.out(lineOf(one, words));
    return 0;
  },
};

const raiseCommand: Command = {
  name: 'challenge raise',
  usage:
    `challenge raise FILE CASE --by NAME --kind ${CHALLENGE_KINDS.join('|')} [--reason TEXT] [--fact NAME=SHOULD_BE ...]\n` +
    `  [--expected TEXT] [--as ${RAISERS.join('|')}] [--stance ${STANCES.join('|')}] [--json]`,
  options: {
    by: 'value',
    kind: 'value',
    reason: 'value',
    expected: 'value',
    as: 'value',
    stance: 'value',
    fact: 'list',
  },
  run: async (context) => {
    const { args } = context;
    const [file, caseId] = exactWords(args, 2);
    return taken(context, file, null, caseId, {
      step: 'open',
      by: args.value('by') ?? '',
      stance: among(args.value('stance'), STANCES, '--stance') ?? 'disagree',
      raisedAs: among(args.value('as'), RAISERS, '--as') ?? 'expert',
      kind: among(args.value('kind'), CHALLENGE_KINDS, '--kind') ?? null,
      reason: args.value('reason') ?? '',
      expected: args.value('expected') ?? '',
      facts: [...pairs(args.list('fact'), 'fact')].map(([feature, [shouldBe = '']]) => ({
        feature,
        label: null,
        value: null,
        shouldBe: shouldBe === '' ? null : shouldBe,
      })),
    });
  },
};

/** A step that goes on with one challenge. */
function stepCommand(
  step: 'review' | 'answer' | 'close' | 'reopen',
  more: string,
  options: Command['options'],
  read: (args: CommandContext['args'], by: string) => ChallengeStep,
): Command {
  return {
    name: `challenge ${step}`,
    usage: `challenge ${step} FILE CHALLENGE --by NAME${more} [--json]`,
    options: { by: 'value', ...options },
    run: async (context) => {
      const [file, id] = exactWords(context.args, 2);
      return taken(context, file, id, id, read(context.args, context.args.value('by') ?? ''));
    },
  };
}

async function taken(
  context: CommandContext,
  file: string,
  id: string | null,
  caseId: string,
  step: ChallengeStep,
): Promise<number> {
  const host = hostOf(context);
  const { id: project } = await openProject(host, file);
  const challenge = await host.client.stream(
    'challenges.take',
    { project, case: caseId, id, taken: step },
    { signal: host.signal, onProgress: host.progress },
  );
  host.out(context.args.flag('json') ? JSON.stringify(challenge, null, 2) : lineOf(challenge, context.words));
  return 0;
}

function lineOf({ id, caseId, state, stance, kind, raisedBy, openedAt, answer }: Challenge, words: Words): string {
  const { t, format } = words;
  return [
    id,
    caseId,
    t(`challenges.states.${state}`),
    kind === null ? t(`challenges.stances.${stance}`) : t(`challenges.kinds.${kind}`),
    raisedBy,
    ...(openedAt === null ? [] : [format.day(openedAt.slice(0, 10))]),
    ...(answer === null ? [] : [t(`challenges.verdicts.${answer.verdict}`)]),
  ].join(' · ');
}

export const challengeCommands: readonly Command[] = [
  listCommand,
  raiseCommand,
  stepCommand('review', '', {}, (_args, by) => ({ step: 'review', by })),
  stepCommand(
    'answer',
    ` --verdict ${CHALLENGE_VERDICTS.join('|')} --text TEXT`,
    { verdict: 'value', text: 'value' },
    (args, by) => {
      const verdict = among(args.value('verdict'), CHALLENGE_VERDICTS, '--verdict');
      if (verdict === undefined)
        throw usage(
          `--verdict is one of ${CHALLENGE_VERDICTS.join(', ')}`,
          `--verdict est l'un de : ${CHALLENGE_VERDICTS.join(', ')}`,
        );
      return { step: 'answer', by, verdict, text: args.value('text') ?? '' };
    },
  ),
  stepCommand('close', '', {}, (_args, by) => ({ step: 'close', by })),
  stepCommand('reopen', ' --text TEXT', { text: 'value' }, (args, by) => ({
    step: 'reopen',
    by,
    text: args.value('text') ?? '',
  })),
];
