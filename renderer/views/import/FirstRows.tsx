import type { ReactNode } from 'react';
import type { Preview } from '#shared/contract/imports.ts';
import { useWords } from '#renderer/words/use-words.ts';
import css from './Import.module.css';

const TEXT_SHOWN = 42;

/** The first rows as the file writes them. */
export function FirstRows({ file }: { file: Preview['files'][number] }): ReactNode {
  const { t } = useWords();
  return (
    <div className={css['rows']} role="region" tabIndex={0} aria-label={t('import.file.rowsOf', { file: file.name })}>
      <table>
        <thead>
          <tr>
            <th scope="col" className={css['line']}>
              {t('import.file.row')}
            </th>
            {file.columns.map((name) => (
              <th key={name} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {file.rows.map((row, index) => (
            <tr key={index}>
              <td className={css['line']}>{index + 1}</td>
              {file.columns.map((name, place) => (
                <td key={name}>{shortened(row[place] ?? null)}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function shortened(value: string | null): string {
  if (value === null) return '';
  const flat = value.replace(/\s+/g, ' ');
  return flat.length > TEXT_SHOWN ? `${flat.slice(0, TEXT_SHOWN)}…` : flat;
}
