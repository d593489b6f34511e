import type { Figure } from '#shared/domain/figure.ts';
import { markName } from '#shared/drawing/figure-text.ts';
import { format } from '#shared/words/format.ts';
import { chipsOf } from '../template.ts';
import type { Story, StoryPage } from '../schema.ts';
import { blocksOf, fault, pagesOf, writtenTexts } from './check.ts';
import type { Fault, Rule } from './check.ts';

const DAY = 86_400_000;

export const dataRules: readonly Rule[] = [
  {
    id: 'D1',
    pillar: 'data',
    level: 'blocks',
    check: ({ story }) =>
      figuresShown(story).flatMap(({ page, id }) => {
        const source = story.figures[id]?.source;
        return source === undefined || source.data === null || source.period === null || source.rows === 0
          ? [fault(page, 'D1.bad', { figure: id })]
          : [];
      }),
  },
  {
    id: 'D2',
    pillar: 'data',
    level: 'warns',
    check: ({ story, today }) => {
      const { to } = story.snapshot.dataset;
      const limit = story.limits.maxAgeDays;
      const days = to === null ? null : Math.floor((Date.parse(today) - Date.parse(to.slice(0, 10))) / DAY);
      return days === null || days <= limit ? [] : [fault(null, 'D2.bad', { days, limit })];
    },
  },
  {
    id: 'D3',
    pillar: 'data',
    level: 'warns',
    check: ({ story: { snapshot, limits } }) => {
      if (snapshot.missing === null || snapshot.duplicates === null) return [fault(null, 'D3.unmeasured')];
      return [
        ...(snapshot.missing > limits.maxMissing
          ? [fault(null, 'D3.missing', { share: snapshot.missing, limit: limits.maxMissing })]
          : []),
        ...(snapshot.duplicates > 0 ? [fault(null, 'D3.duplicates', { count: snapshot.duplicates })] : []),
      ];
    },
  },
  {
    id: 'D4',
    pillar: 'data',
    level: 'blocks',
    check: ({ story }) => {
      const { immature, unknown } = story.snapshot;
      if (immature === 0 || (immature === null && unknown === 0)) return [];
      const isTold = (path: string): boolean =>
        writtenTexts(story).some(({ template }) =>
          chipsOf(template).some(({ name }) => story.bindings[name]?.path === path),
        );
      if (immature === null) return isTold('outcomes.unknown') || unknown === null ? [] : [fault(null, 'D4.unknown')];
      return isTold('outcomes.immature') ? [] : [fault(null, 'D4.bad', { count: immature })];
    },
  },
  {
    id: 'D5',
    pillar: 'data',
    level: 'blocks',
    check: ({ story }) =>
      figuresShown(story).flatMap(({ page, id }) => {
        const figure = story.figures[id]?.stored;
        return figure === undefined ? [] : tooSmall(page, figure, story.limits.minGroup);
      }),
  },
];

export function figuresShown(story: Story): { page: StoryPage; id: string }[] {
  return pagesOf(story).flatMap(({ page }) =>
    blocksOf(page).flatMap((block) =>
      block.type === 'figure' || block.type === 'table' ? [{ page, id: block.figure }] : [],
    ),
  );
}

/** Rows of a table that count their cases in a column `n`, and show a value for fewer than the minimum. */
function tooSmall(page: StoryPage, figure: Figure, limit: number): Fault[] {
  const at = figure.table.columns.findIndex(({ id }) => id === 'n');
  if (at < 0 || figure.kind === 'curve') return [];
  return figure.marks.flatMap((mark, row) => {
    const n = figure.table.rows[row]?.[at];
    return typeof n === 'number' && n < limit && mark.value !== null
      ? [fault(page, 'D5.bad', { group: markName(mark, { language: 'en', format: format('en') }), n, limit })]
      : [];
  });
}
