import type { Replay } from '#shared/analyses/replay/schema.ts';
import { exactWords } from '../arguments.ts';
import { hostOf } from '../command.ts';
import type { Command } from '../command.ts';
import { tellAnalysis } from '../tell-analysis.ts';

const PARAMETERS = ['sample', 'seed', 'tolerance', 'version'];

/** Exit code 1 when a score is beyond the tolerance or a decision does not follow the cut-off. */
export const auditReplayCommand: Command = {
  name: 'audit replay',
  usage: 'audit replay FILE [--sample N] [--seed N] [--tolerance T] [--version V] [--json]',
  options: Object.fromEntries(PARAMETERS.map((name) => [name, 'value' as const])),
  async run(context) {
    const { args } = context;
    const [file] = exactWords(args, 1);
    const said = PARAMETERS.map((name) => [name, args.value(name)] as const).filter(([, value]) => value !== undefined);
    const replay = (await tellAnalysis(context, file, 'replay', Object.fromEntries(said))) as Replay;
    const listed = [...replay.mismatches, ...replay.decisionContradicts].map((row) => row.caseId);
    if (!args.flag('json')) for (const id of new Set(listed)) hostOf(context).out(`  ${id}`);
    return replay.mismatchCount + replay.decisionContradictCount === 0 ? 0 : 1;
  },
};
