import type { ReactNode } from 'react';
import { isEstimated } from '#shared/domain/estimate.ts';
import type { NotEstimable } from '#shared/domain/estimate.ts';
import { progressRows } from '#shared/analyses/plan/progress-rows.ts';
import type { ProgressRow } from '#shared/analyses/plan/progress-rows.ts';
import { isSamePopulation } from '#shared/analyses/plan/saved.ts';
import type { PlanProgress, SavedPlan } from '#shared/analyses/plan/saved.ts';
import type { ProjectSummary } from '#shared/contract/projects.ts';
import type { Words } from '#shared/words/words.ts';
import { useSelection } from '#renderer/state/location.ts';
import { CannotTell } from '#renderer/ui/CannotTell.tsx';
import { PlainTable } from '#renderer/ui/PlainTable.tsx';
import type { TableColumn } from '#renderer/ui/table-types.ts';
import { filterText } from '#renderer/ui/selection-text.ts';
import type from '#renderer/ui/type.module.css';
import { useWords } from '#renderer/words/use-words.ts';
import css from './Shadow.module.css';

/** Whom a plan is about, as the filters say it. */
export function whom(where: readonly string[], project: ProjectSummary, words: Words): string {
  return where.length === 0 ? words.t('plan.progress.everybody') : filterText(where, project.columns, words);
}

export type Compared = { plan: SavedPlan; progress: PlanProgress | NotEstimable };

type ProgressProps = { compared: Compared; project: ProjectSummary };

/** A plan beside the test that runs. */
export function ComparedPlan({ compared: { plan, progress }, project }: ProgressProps): ReactNode {
  const words = useWords();
  const { t, say } = words;
  const shown = useSelection().where ?? [];
  const title = t('outcomes.plan.saved.compared', { name: plan.name });
  const rows = isEstimated(progress) ? progressRows(plan, progress, (where) => whom(where, project, words)) : [];
  const columns: TableColumn<ProgressRow>[] = [
    {
      id: 'what',
      head: t('outcomes.plan.saved.columns.what'),
      isRowHead: true,
      wrap: true,
      cell: ({ id }) => t(`plan.progress.${id}`),
    },
    { id: 'planned', head: t('outcomes.plan.saved.planned'), numeric: true, cell: ({ planned }) => say(planned) },
    { id: 'actual', head: t('outcomes.plan.saved.actual'), numeric: true, cell: ({ actual }) => say(actual) },
  ];
  return (
    <section className={css['section']} aria-label={title} aria-live="polite">
      <h3 className={`${type['panelTitle']} ${css['title']}`}>{title}</h3>
      {isEstimated(progress) ? (
        <>
          <p>{t(`outcomes.plan.saved.${progress.state === 'complete' ? 'complete' : 'underWay'}`)}</p>
          {!isSamePopulation(progress.population.actual, shown) && (
            <p>{t('outcomes.plan.saved.othersShown', { where: whom(shown, project, words) })}</p>
          )}
          <PlainTable
            label={title}
            columns={columns}
            count={rows.length}
            rowAt={(index) => rows[index] ?? null}
            rowKey={({ id }) => id}
          />
        </>
      ) : (
        <CannotTell figure={progress} />
      )}
    </section>
  );
}
