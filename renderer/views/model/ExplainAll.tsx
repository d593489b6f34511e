import type { ReactNode } from 'react';
import type { ProjectSummary } from '#shared/contract/projects.ts';
import type { ImportanceComputed } from '#shared/analyses/importance/schema.ts';
import { refreshSummary } from '#renderer/api/use-project.ts';
import { useRun } from '#renderer/api/use-run.ts';
import { say } from '#renderer/state/toasts.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { ErrorPanel } from '#renderer/ui/ErrorPanel.tsx';
import { Loading } from '#renderer/ui/Loading.tsx';
import { useWords } from '#renderer/words/use-words.ts';
import css from './Model.module.css';

type Props = { project: ProjectSummary; result: ImportanceComputed };

/** From a sample to every row: what is computed stays in the project, and a stop goes on where it was. */
export function ExplainAll({ project, result }: Props): ReactNode {
  const { t } = useWords();
  const { run, cancel, isRunning, progress, error } = useRun('explanations.store');
  const isLinked = project.sources.some(({ kind }) => kind === 'link');
  if (result.sample === null || isLinked) return null;
  const explain = async (): Promise<void> => {
    const told = await run({ project: project.id, score: result.version });
    if (told === null || 'ok' in told) return;
    await refreshSummary(project.id);
    say(t('model.importance.all.done', { count: told.stored }));
  };
  return (
    <section className={css['all']} aria-label={t('model.importance.all.title')}>
      <p>{t('model.importance.all.why', { count: result.n, of: result.sample.of })}</p>
      {isRunning ? (
        <Loading progress={progress} onCancel={cancel} />
      ) : (
        <Button onClick={() => void explain()} off={project.readOnly ? t('data.readOnly') : null}>
          {t('model.importance.all.start', { count: project.rows })}
        </Button>
      )}
      {error !== null && <ErrorPanel error={error} />}
    </section>
  );
}
