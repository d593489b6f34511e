import { useState } from 'react';
import type { ReactNode } from 'react';
import type { LogColumn, ProjectSummary } from '#shared/contract/projects.ts';
import { client } from '#renderer/api/client.ts';
import { errorWords } from '#renderer/api/errors.ts';
import { keepSummary } from '#renderer/api/use-project.ts';
import { remember } from '#renderer/state/history.ts';
import { say } from '#renderer/state/toasts.ts';
import { Choice } from '#renderer/ui/Choice.tsx';
import { columnName } from '#renderer/ui/selection-text.ts';
import { useWords } from '#renderer/words/use-words.ts';
import css from './Data.module.css';

type Sensitivity = LogColumn['sensitivity'];

const SENSITIVITIES: Sensitivity[] = ['none', 'identifier', 'quasi-identifier', 'sensitive', 'free-text'];

export function SensitivityChoice({ project, column }: { project: ProjectSummary; column: LogColumn }): ReactNode {
  const words = useWords();
  const { t } = words;
  const [trouble, setTrouble] = useState<unknown>(null);
  const name = columnName(column, words);
  if (project.readOnly) return t(`data.sensitivity.${column.sensitivity}`);
  const save = async (sensitivity: Sensitivity): Promise<void> => {
    setTrouble(null);
    try {
      keepSummary(
        await client.call('project.saveSensitivity', { project: project.id, column: column.column, sensitivity }),
      );
    } catch (fault) {
      setTrouble(fault);
    }
  };
  const change = async (next: Sensitivity): Promise<void> => {
    if (next === column.sensitivity) return;
    await save(next);
    const undo = (): void => void save(column.sensitivity);
    remember({ undo, redo: () => void save(next) });
    say(t('data.sensitivity.saved', { column: name, sensitivity: t(`data.sensitivity.${next}`) }), undo);
  };
  return (
    <>
      <Choice
        label={t('data.sensitivity.of', { column: name })}
        labelHidden
        width="12rem"
        value={column.sensitivity}
        options={SENSITIVITIES.map((value) => ({ value, label: t(`data.sensitivity.${value}`) }))}
        onChange={(next) => void change(next as Sensitivity)}
      />
      {trouble !== null && (
        <span role="alert" className={css['under']}>
          {errorWords(trouble, words).say}
        </span>
      )}
    </>
  );
}
