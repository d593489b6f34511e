import type { ReactNode } from 'react';
import { useWords } from '#renderer/words/use-words.ts';
import { Down, Up } from './Glyph.tsx';
import type { TableProps } from './table-types.ts';
import css from './Table.module.css';

export function TableHead<R>({ columns, sort, onSort }: Pick<TableProps<R>, 'columns' | 'sort' | 'onSort'>): ReactNode {
  const { t } = useWords();
  return (
    <thead>
      <tr>
        {columns.map((column) => {
          const sorted = sort?.column === column.id ? (sort.descending ? 'descending' : 'ascending') : undefined;
          const names = [
            column.numeric === true ? css['numeric'] : '',
            column.optional === true ? css['optional'] : '',
            sorted === undefined ? '' : css['sorted'],
          ].join(' ');
          return (
            <th key={column.id} scope="col" className={names} aria-sort={sorted}>
              {column.sortable === true && onSort !== undefined ? (
                <button
                  type="button"
                  className={css['sort']}
                  title={t('ui.sortBy', { column: column.head })}
                  onClick={() =>
                    onSort({ column: column.id, descending: sort?.column === column.id && !sort.descending })
                  }
                >
                  {column.head}
                  {sorted === 'descending' && <Down />}
                  {sorted === 'ascending' && <Up />}
                </button>
              ) : (
                column.head
              )}
            </th>
          );
        })}
      </tr>
    </thead>
  );
}
