import type { ReactNode } from 'react';
import type { ShadowReport } from '#shared/analyses/shadow/schema.ts';
import type { ProjectSummary } from '#shared/contract/projects.ts';
import type { Asked } from '#renderer/api/use-stream.ts';
import { LinkButton } from '#renderer/ui/Link.tsx';
import { useWords } from '#renderer/words/use-words.ts';
import { choose } from './outcomes-choices.ts';

type StepsProps = {
  project: ProjectSummary;
  report: ShadowReport;
  asked: Pick<Asked<unknown>, 'isUpdating' | 'progress'>;
};

/** How far scores in steps can be from the exact ones, and the exact answer: one click away, and while it comes, how far it is. */
export function Steps({ project, report: { stepError }, asked }: StepsProps): ReactNode {
  const { t, has, format } = useWords();
  if (stepError === null) return null;
  const { progress } = asked;
  const stage = progress !== null && has(`stages.${progress.stage}`) ? t(`stages.${progress.stage}`) : t('ui.updating');
  const count =
    progress === null || progress.total === null || progress.total === 0
      ? ''
      : `, ${t('ui.loading.of', { done: format.integer(progress.done), total: format.integer(progress.total) })}`;
  return asked.isUpdating ? (
    <span role="status">
      {stage}
      {count} <LinkButton onClick={() => choose(project.id, { exact: null })}>{t('ui.cancel')}</LinkButton>
    </span>
  ) : (
    <span role="status">
      {t('outcomes.shadow.sketch', {
        order: Math.max(stepError.aucChampion, stepError.aucShadow),
        chosen: stepError.chosen,
      })}{' '}
      <LinkButton onClick={() => choose(project.id, { exact: true })}>{t('outcomes.shadow.exact')}</LinkButton>
    </span>
  );
}
