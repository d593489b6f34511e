import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { createClient } from '#shared/contract/client.ts';
import type { Engine } from '#electron/engine/engine.ts';

type Example = { id: 'credit' | 'churn'; language: 'en' | 'fr'; name: string; logs: string[]; bundles: string[] };

const EXAMPLES: Example[] = [
  {
    id: 'credit',
    language: 'en',
    name: 'Consumer credit',
    logs: ['credit/predictions.csv'],
    bundles: ['credit/bundle', 'credit/bundle-baseline'],
  },
  {
    id: 'churn',
    language: 'fr',
    name: "Centre d'appels",
    logs: ['churn/predictions.parquet'],
    bundles: ['churn/bundle', 'churn/bundle-2.0.0'],
  },
];

/** Example projects made from the sample data, once. */
export async function makeExamples(engine: Engine, folder: string, data: string): Promise<void> {
  const client = createClient((request) => engine.handle(request, new AbortController().signal), 'http://bench');
  mkdirSync(folder, { recursive: true });
  for (const example of EXAMPLES) {
    const path = join(folder, `${example.id}.tribune`);
    if (existsSync(path)) continue;
    const { id: project } = await client.stream('project.create', {
      target: engine.grant(path),
      name: example.name,
      language: example.language,
    });
    for (const bundle of example.bundles)
      await client.stream('bundle.add', { project, grant: engine.grant(join(data, bundle)) });
    const files = example.logs.map((log) => engine.grant(join(data, log)));
    const { recipe } = await client.stream('import.preview', { project, files });
    const { session } = await client.stream('import.check', { project, files, recipe });
    await client.stream('import.commit', { project, session });
    await client.call('project.close', { project });
  }
}
