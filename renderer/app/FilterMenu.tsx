import { lazy, Suspense } from 'react';
import type { ReactNode } from 'react';
import type { ProjectSummary } from '#shared/contract/projects.ts';
import { useLabels } from '#renderer/meaning/use-labels.ts';
import { select, useSelection } from '#renderer/state/location.ts';
import { FilterChip } from '#renderer/ui/Chip.tsx';
import { PopoverButton } from '#renderer/ui/PopoverButton.tsx';
import { conditionText } from '#renderer/ui/selection-text.ts';
import { useWords } from '#renderer/words/use-words.ts';
import css from './TopBar.module.css';

const FilterForm = lazy(() => import('./FilterForm.tsx').then((m) => ({ default: m.FilterForm })));

/** The segment that is looked at: all conditions must hold. */
export function FilterMenu({ project }: { project: ProjectSummary }): ReactNode {
  const words = useWords();
  const { t } = words;
  const selection = useSelection();
  const labels = useLabels(project);
  const where = selection.where ?? [];
  const [first] = where;
  const shown =
    first === undefined
      ? t('shell.allCases')
      : where.length === 1
        ? conditionText(first, project.columns, words, labels)
        : t('shell.filters', { count: where.length });
  const keep = (next: string[]): void => {
    const { where: _where, ...others } = selection;
    select(next.length === 0 ? others : { ...others, where: next });
  };
  return (
    <PopoverButton label={t('shell.filterMenu', { filter: shown })} text={shown} width={320}>
      {(close) => (
        <>
          {where.length > 0 && (
            <div className={css['chips']}>
              {where.map((text) => {
                const label = conditionText(text, project.columns, words, labels);
                return (
                  <FilterChip
                    key={text}
                    removeLabel={t('ui.removeFilter', { filter: label })}
                    onRemove={() => keep(where.filter((one) => one !== text))}
                  >
                    {label}
                  </FilterChip>
                );
              })}
            </div>
          )}
          <Suspense fallback={null}>
            <FilterForm
              project={project}
              onAdd={(text) => {
                keep([...where.filter((one) => one !== text), text]);
                close();
              }}
            />
          </Suspense>
        </>
      )}
    </PopoverButton>
  );
}
