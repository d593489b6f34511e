import { chipText } from '#shared/story/chip-text.ts';
import type { Story } from '#shared/story/schema.ts';
import { pageOf } from '#shared/story/structure.ts';
import { usedIn } from '#shared/story/used.ts';
import type { Words } from '#shared/words/words.ts';

const OF_OBJECTIVE = ['kpi', 'target', 'baseline', 'objective', 'decision', 'population', 'owner', 'due'] as const;

type Group = { group: string; items: { value: string; label: string }[] };

/** The values that a story holds, to choose from; those of the page come first. `named`: numbers of the data alone. */
export function valueGroups(story: Story, page: string, { named, words }: { named: boolean; words: Words }): Group[] {
  const shown = pageOf(story, page);
  const here =
    shown === undefined
      ? new Set<string>()
      : usedIn({ ...story, title: {}, chapters: [{ id: 'c', role: 'why', title: {}, pages: [shown] }] }).bindings;
  const option = (chip: string): Group['items'][number] => ({
    value: chip,
    label: `${chipText(story, chip, null, words)?.text ?? chip} · ${chip}`,
  });
  const bound = Object.keys(story.bindings).filter((one) => !named || typeof story.bindings[one]?.value === 'number');
  return [
    { group: words.t('stories.values.here'), items: bound.filter((one) => here.has(one)).map(option) },
    { group: words.t('stories.values.other'), items: bound.filter((one) => !here.has(one)).map(option) },
    {
      group: words.t('stories.values.objective'),
      items: named ? [] : OF_OBJECTIVE.map((part) => option(`objective.${part}`)),
    },
  ].filter(({ items }) => items.length > 0);
}
