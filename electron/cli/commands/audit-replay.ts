import type { Replay } from '#shared/analyses/replay/schema.ts';
import { analyses } from '#shared/analyses/index.ts';
import { sortFindings } from '#shared/domain/finding.ts';
import { usage } from '../arguments.ts';
import { hostOf } from '../command.ts';
import type { Command } from '../command.ts';
import { openProject } from '../project.ts';

/** Exit code 1 when a score is beyond the tolerance or a decision does not follow the cut-off. */
export const auditReplayCommand: Command = {
  name: 'audit replay',
  usage: 'audit replay FILE [--sample N] [--seed N] [--tolerance T] [--version V] [--json]',
  options: { sample: 'value', seed: 'value', tolerance: 'value', version: 'value' },
  async run(context) {
    const host = hostOf(context);
    const { args, words } = context;
    const [file, ...more] = args.words;
    if (file === undefined || more.length > 0) throw usage('tribune audit replay takes one project file');
    const project = await openProject(host, file);
    const told = ['sample', 'seed', 'tolerance', 'version'].flatMap((name) => {
      const value = args.value(name);
      return value === undefined ? [] : [[name, value]];
    });
    const { result, provenance } = await host.client.stream(
      'analysis.run',
      { project: project.id, analysis: 'replay', parameters: Object.fromEntries(told) as Record<string, unknown> },
      { signal: host.signal, onProgress: host.progress },
    );
    const replay = result as Replay;
    if (args.flag('json')) host.out(JSON.stringify({ analysis: 'replay', ...replay, provenance }, null, 2));
    else {
      for (const finding of sortFindings(analyses.get('replay')?.findings(result) ?? [])) {
        host.out(words.say(finding.title));
        for (const phrase of finding.account) host.out(`  ${words.say(phrase)}`);
      }
      const cases = [...replay.mismatches, ...replay.decisionContradicts].map((row) => row.caseId);
      for (const id of [...new Set(cases)]) host.out(`  ${id}`);
    }
    return replay.mismatchCount + replay.decisionContradictCount === 0 ? 0 : 1;
  },
};
