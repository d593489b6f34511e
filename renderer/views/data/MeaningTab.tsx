import { useState } from 'react';
import type { ReactNode } from 'react';
import type { ProjectSummary } from '#shared/contract/projects.ts';
import type { Meaning } from '#shared/mapping/recipe.ts';
import { keepSummary } from '#renderer/api/use-project.ts';
import { useRun } from '#renderer/api/use-run.ts';
import { MeaningForm } from '#renderer/meaning/MeaningForm.tsx';
import { useLabels } from '#renderer/meaning/use-labels.ts';
import { meaningSentence } from '#renderer/meaning/meaning-sentence.ts';
import { remember } from '#renderer/state/history.ts';
import { say } from '#renderer/state/toasts.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { ErrorPanel } from '#renderer/ui/ErrorPanel.tsx';
import { Loading } from '#renderer/ui/Loading.tsx';
import { useWords } from '#renderer/words/use-words.ts';
import { DataFrame } from './DataFrame.tsx';
import css from './Data.module.css';

/** What the columns mean: what the score announces, where the cut-off stands, when outcomes are known, what a decision is worth. */
export function MeaningTab({ project }: { project: ProjectSummary }): ReactNode {
  const words = useWords();
  const { t } = words;
  const [change, setChange] = useState<Partial<Meaning>>({});
  const { run, cancel, isRunning, progress, error } = useRun('project.saveMeaning', true);
  const labels = useLabels(project);
  const before = project.meaning;
  const meaning: Meaning = { ...before, ...change };
  const isChanged = JSON.stringify(meaning) !== JSON.stringify(before);
  const put = async (next: Meaning): Promise<boolean> => {
    const summary = await run({ project: project.id, meaning: next });
    if (summary !== null) keepSummary(summary);
    return summary !== null;
  };
  const save = async (): Promise<void> => {
    if (!(await put(meaning))) return;
    setChange({});
    const undo = (): void => void put(before);
    remember({ undo, redo: () => void put(meaning) });
    say(t('data.meaning.saved'), undo);
  };
  const off = project.readOnly
    ? t('data.readOnly')
    : isRunning
      ? t('ui.underWay')
      : isChanged
        ? null
        : t('data.meaning.unchanged');
  return (
    <DataFrame verdict={meaningSentence(before, labels, words)} lead={t('data.meaning.lead')}>
      <MeaningForm
        meaning={meaning}
        labels={labels}
        parts={project.columns.map((column) => column.part)}
        onChange={(part) => setChange((now) => ({ ...now, ...part }))}
      />
      <div className={css['save']}>
        {isRunning ? (
          <Loading progress={progress} onCancel={cancel} />
        ) : (
          <>
            <Button kind="primary" onClick={() => void save()} off={off}>
              {t('data.meaning.save')}
            </Button>
            {isChanged && (
              <Button kind="quiet" onClick={() => setChange({})}>
                {t('data.meaning.giveUp')}
              </Button>
            )}
          </>
        )}
      </div>
      {error !== null && <ErrorPanel error={error} />}
    </DataFrame>
  );
}
