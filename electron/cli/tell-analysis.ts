import { analyses } from '#shared/analyses/index.ts';
import { sortFindings } from '#shared/domain/finding.ts';
import { hostOf } from './command.ts';
import type { CommandContext } from './command.ts';
import { openProject } from './project.ts';

/** Asks one analysis of a project file and prints it, as one document with `--json`, else in sentences; @returns its result */
export async function tellAnalysis(
  context: CommandContext,
  file: string,
  id: string,
  parameters: Record<string, unknown>,
): Promise<unknown> {
  const host = hostOf(context);
  const { args, words } = context;
  const project = await openProject(host, file);
  const { result, provenance } = await host.client.stream(
    'analysis.run',
    { project: project.id, analysis: id, parameters },
    { signal: host.signal, onProgress: host.progress },
  );
  if (args.flag('json')) host.out(JSON.stringify({ analysis: id, ...(result as object), provenance }, null, 2));
  else {
    const findings = sortFindings(analyses.get(id)?.findings(result) ?? []);
    for (const finding of findings) {
      host.out(words.say(finding.title));
      for (const phrase of finding.account) host.out(`  ${words.say(phrase)}`);
    }
    if (findings.length === 0) host.out(words.t(provenance.rows === 0 ? 'estimates.NO_ROWS' : 'cli.nothingFound'));
  }
  return result;
}
