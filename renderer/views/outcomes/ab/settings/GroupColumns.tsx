import type { ReactNode } from 'react';
import type { ProjectSummary } from '#shared/contract/projects.ts';
import { Choice } from '#renderer/ui/Choice.tsx';
import { columnName } from '#renderer/ui/selection-text.ts';
import { useWords } from '#renderer/words/use-words.ts';
import { Kept } from './Kept.tsx';
import { groupable } from './measures.ts';
import css from './Settings.module.css';

const MOST = 4;

type Props = {
  project: ProjectSummary;
  /** Chosen by a person, or null while the log chooses. */
  chosen: readonly string[] | null;
  /** What the report compares by now. */
  used: readonly string[];
  onChange: (columns: string[] | null) => void;
};

/** The columns whose groups are compared one by one. */
export function GroupColumns({ project, chosen, used, onChange }: Props): ReactNode {
  const words = useWords();
  const { t } = words;
  const shown = chosen ?? used;
  const named = (name: string): string => {
    const column = project.columns.find((one) => one.name === name);
    return column === undefined ? name : columnName(column, words);
  };
  const free = groupable(project).filter(({ name }) => !shown.includes(name));
  return (
    <Kept
      title={t('outcomes.ab.groups.title')}
      note={t(chosen === null ? 'outcomes.ab.groups.fromLog' : 'outcomes.ab.groups.note')}
      items={shown.map((name) => ({ key: name, name: named(name), text: '' }))}
      onRemove={(name) => {
        const left = shown.filter((one) => one !== name);
        onChange(left.length === 0 ? null : left);
      }}
    >
      {shown.length < MOST && free.length > 0 && (
        <div className={css['one']}>
          <Choice
            label={t('outcomes.ab.groups.add')}
            value={null}
            options={free.map((column) => ({ value: column.name, label: columnName(column, words) }))}
            searchable
            onChange={(name) => onChange([...shown, name])}
          />
        </div>
      )}
    </Kept>
  );
}
