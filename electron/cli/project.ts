import { resolve } from 'node:path';
import type { ProjectSummary } from '#shared/contract/projects.ts';
import type { CliHost } from './host.ts';

/** Opens a project file for one command. The passphrase of a sealed one comes from the environment, never from an argument. */
export function openProject(
  host: CliHost,
  path: string,
  options: { readOnly?: boolean } = {},
): Promise<ProjectSummary> {
  const passphrase = process.env['TRIBUNE_PASSPHRASE'];
  const input = {
    grant: host.engine.grant(resolve(path)),
    ...options,
    ...(passphrase === undefined ? {} : { passphrase }),
  };
  return host.client.stream('project.open', input, { signal: host.signal, onProgress: host.progress });
}
