import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createClient } from '#shared/contract/client.ts';
import type { Client } from '#shared/contract/client.ts';
import type { ImportInput, ImportReport, Preview } from '#shared/contract/imports.ts';
import type { ProjectSummary } from '#shared/contract/projects.ts';
import type { Input, Contract } from '#shared/contract/index.ts';
import type { Engine, EngineConfig } from '#electron/engine/engine.ts';
import { openEngine } from '#electron/open-engine.ts';

export const FIXTURES = resolve(import.meta.dirname, '../fixtures');

/** A real engine in a folder of its own, called directly. */
export type Bench = {
  engine: Engine;
  client: Client;
  folder: string;
  file(name: string): string;
  grant(path: string): string;
  create(name?: string): Promise<ProjectSummary>;
  preview(project: string, paths: readonly string[], more?: Partial<ImportInput>): Promise<Preview>;
  /** Preview, check and commit with what was guessed. */
  load(project: string, paths: readonly string[], more?: Partial<ImportInput>): Promise<ImportReport>;
  run<R = unknown>(project: string, analysis: string, parameters?: Record<string, unknown>): Promise<R>;
  done(): Promise<void>;
};

export const AT = new Date('2026-03-01T10:00:00Z');

export async function openBench(config: Partial<EngineConfig> = {}): Promise<Bench> {
  const folder = mkdtempSync(join(tmpdir(), 'tribune-test-'));
  const engine = await openEngine({
    host: 'direct',
    version: 'test',
    dataFolder: join(folder, 'data'),
    examplesFolder: resolve(import.meta.dirname, '../../resources/examples'),
    clock: () => AT,
    randomId: randomUUID,
    locale: 'en_GB.UTF-8',
    threads: 2,
    memoryLimitMb: 1024,
    networkConnections: () => 0,
    ...config,
  });
  const client = createClient((request) => engine.handle(request, new AbortController().signal), 'http://engine');
  const grant = (path: string): string => engine.grant(path);
  const input = (
    project: string,
    paths: readonly string[],
    more: Partial<ImportInput>,
  ): Input<Contract['import.preview']> => ({ project, files: paths.map(grant), ...more });
  return {
    engine,
    client,
    folder,
    file: (name) => join(folder, name),
    grant,
    create: (name = 'project.tribune') =>
      client.stream('project.create', { target: grant(join(folder, name)), name: 'Test', language: 'en' }),
    preview: (project, paths, more = {}) => client.stream('import.preview', input(project, paths, more)),
    async load(project, paths, more = {}) {
      const preview = await client.stream('import.preview', input(project, paths, more));
      const { said: _said, ...rest } = more;
      const checked = await client.stream('import.check', { ...input(project, paths, rest), recipe: preview.recipe });
      return (await client.stream('import.commit', { project, session: checked.session })).report;
    },
    async run<R>(project: string, analysis: string, parameters: Record<string, unknown> = {}) {
      const { result } = await client.stream('analysis.run', { project, analysis, parameters });
      return result as R;
    },
    async done() {
      await engine.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
