import type { ReactNode } from 'react';
import { Choice } from '#renderer/ui/Choice.tsx';
import { useWords } from '#renderer/words/use-words.ts';
import css from './Results.module.css';

const NONE = '\u0000none';

export type ColumnChoicesProps = {
  options: readonly { value: string; label: string }[];
  chosen: readonly string[];
  onChange: (columns: string[]) => void;
};

/** One column, and a second one to cross it with. */
export function ColumnChoices({ options, chosen, onChange }: ColumnChoicesProps): ReactNode {
  const { t } = useWords();
  const [first = null, second = null] = chosen;
  const isLong = options.length > 8;
  return (
    <div className={css['choices']}>
      <div className={css['choice']}>
        <Choice
          label={t('results.segments.by')}
          placeholder={t('results.segments.choose')}
          value={first}
          searchable={isLong}
          options={[...options]}
          onChange={(name) => onChange([name, ...(second !== null && second !== name ? [second] : [])])}
        />
      </div>
      {first !== null && options.length > 1 && (
        <div className={css['choice']}>
          <Choice
            label={t('results.segments.and')}
            value={second ?? NONE}
            searchable={isLong}
            options={[
              { value: NONE, label: t('results.segments.alone') },
              ...options.filter((option) => option.value !== first),
            ]}
            onChange={(name) => onChange(name === NONE ? [first] : [first, name])}
          />
        </div>
      )}
    </div>
  );
}
