import { randomUUID } from 'node:crypto';
import { createClient } from '#shared/contract/client.ts';
import { openEngine } from '#electron/open-engine.ts';

type Client = ReturnType<typeof createClient>;

/** A project as the window asks it. */
export type AskedEngine = {
  client: Client;
  project: string;
  grant: (path: string) => string;
  /** Seconds that an analysis takes; each turn asks another selection, since answers from memory are not what is measured. */
  ask: (analysis: string, more?: Record<string, unknown>, before?: Before) => Promise<number>;
  close: () => Promise<void>;
};

/** What is asked of the same selection first: the same analysis where none is named. */
type Before = Record<string, unknown> & { analysis?: string };

/** @param rounds of which the fastest counts; `before` is asked of the same selection first, and does not count */
export async function askedEngine(database: string, rounds: number): Promise<AskedEngine> {
  const engine = await openEngine({
    host: 'direct',
    version: 'bench',
    dataFolder: `${database}.data`,
    examplesFolder: database,
    clock: () => new Date(0),
    randomId: randomUUID,
    locale: 'en',
    threads: 2,
    networkConnections: () => 0,
  });
  const client = createClient((request) => engine.handle(request, new AbortController().signal), 'http://engine');
  const project = (await client.stream('project.open', { grant: engine.grant(database) })).id;
  let turn = 0;
  return {
    client,
    project,
    grant: (path) => engine.grant(path),
    ask: async (analysis, more = {}, before = undefined) => {
      let least = Number.POSITIVE_INFINITY;
      for (let round = 0; round < rounds; round += 1) {
        turn += 1;
        const from = `2024-01-${String((turn % 28) + 1).padStart(2, '0')}`;
        const run = async (asked: string, parameters: Record<string, unknown>): Promise<void> =>
          void (await client.stream('analysis.run', { project, analysis: asked, parameters: { from, ...parameters } }));
        const { analysis: first = analysis, ...parameters } = before ?? {};
        if (before !== undefined) await run(first, parameters);
        least = Math.min(least, await leastSeconds(1, () => run(analysis, more)));
      }
      return least;
    },
    close: () => engine.close(),
  };
}

export async function leastSeconds(rounds: number, work: () => Promise<void>): Promise<number> {
  let best = Number.POSITIVE_INFINITY;
  for (let round = 0; round < rounds; round += 1) {
    const start = performance.now();
    await work();
    best = Math.min(best, (performance.now() - start) / 1000);
  }
  return best;
}
