import { blocksOf, fault, pagesOf } from './check.ts';
import type { Fault, Rule } from './check.ts';
import type { Story } from '../schema.ts';
import { figuresShown } from './data-rules.ts';

/** Kinds whose drawing starts bars at zero, has one axis, and takes its colours from the measured palette. */
const KNOWN_KINDS: ReadonlySet<string> = new Set([
  'columns',
  'bars',
  'shares',
  'intervals',
  'curve',
  'signed',
  'waterfall',
  'heat',
]);

const SERIES = 4;

const ofUnknownKind =
  (rule: string) =>
  ({ story }: { story: Story }): Fault[] =>
    figuresShown(story).flatMap(({ page, id }) => {
      const kind = story.figures[id]?.stored.kind;
      return kind === undefined || KNOWN_KINDS.has(kind) ? [] : [fault(page, rule, { figure: id })];
    });

export const visualRules: readonly Rule[] = [
  {
    id: 'V1',
    pillar: 'visuals',
    level: 'warns',
    check: ({ story }) =>
      pagesOf(story).flatMap(({ page }) => {
        const shown = blocksOf(page).filter((block) => block.type === 'figure');
        return [
          ...(shown.length > 1 ? [fault(page, 'V1.figures', { count: shown.length })] : []),
          ...shown.flatMap((block) => {
            const count = story.figures[block.figure]?.stored.curves?.length ?? 0;
            return count > SERIES ? [fault(page, 'V1.series', { count })] : [];
          }),
        ];
      }),
  },
  { id: 'V2', pillar: 'visuals', level: 'blocks', check: ofUnknownKind('V2.bad') },
  { id: 'V3', pillar: 'visuals', level: 'blocks', check: ofUnknownKind('V3.bad') },
  {
    id: 'V4',
    pillar: 'visuals',
    level: 'blocks',
    check: ({ story }) =>
      figuresShown(story).flatMap(({ page, id }) => {
        const figure = story.figures[id]?.stored;
        if (figure === undefined || figure.alt.key === '') return [fault(page, 'V4.alt', { figure: id })];
        return figure.table.rows.length === 0 ? [fault(page, 'V4.table', { figure: id })] : [];
      }),
  },
  {
    id: 'V5',
    pillar: 'visuals',
    level: 'blocks',
    check: ({ story }) =>
      pagesOf(story).flatMap(({ page }) =>
        blocksOf(page).flatMap((block): Fault[] => {
          if (block.type !== 'kpi') return [];
          const binding = story.bindings[block.bind];
          if (binding === undefined || typeof binding.value !== 'number') return [];
          const isCount = binding.format === 'integer';
          return isCount || binding.interval !== null
            ? []
            : [fault(page, 'V5.bad', { name: { text: block.name, otherwise: block.bind } })];
        }),
      ),
  },
];
