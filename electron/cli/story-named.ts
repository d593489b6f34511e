import { unknownName } from './arguments.ts';
import type { CliHost } from './host.ts';

/** A story by its identifier, or by its title in either language. @throws AppError USAGE naming those that there are */
export async function storyNamed({ client }: CliHost, project: string, named: string): Promise<string> {
  const { stories } = await client.call('stories.list', { project });
  const found = stories.filter(({ id, title }) => id === named || Object.values(title).includes(named));
  const [one] = found;
  if (one !== undefined && found.length === 1) return one.id;
  throw unknownName(
    { en: 'story', fr: 'récit' },
    named,
    stories.map(({ id }) => id),
  );
}
