import { useId } from 'react';
import type { ReactNode } from 'react';
import type { TableColumn } from './table-types.ts';
import css from './Table.module.css';

export type TableRowProps<R> = {
  row: R | null;
  index: number;
  columns: readonly TableColumn<R>[];
  /** Present when a row can be opened: one row of the table takes the focus, arrow keys move it. */
  focus: { isHere: boolean; onOpen: (row: R) => void; onFocus: (index: number) => void } | null;
};

export function TableRow<R>({ row, index, columns, focus }: TableRowProps<R>): ReactNode {
  const id = useId();
  const target =
    focus === null || row === null
      ? {}
      : {
          className: css['open'],
          tabIndex: focus.isHere ? 0 : -1,
          'aria-labelledby': columns.map((_, at) => `${id}${at}`).join(' '),
          onClick: () => focus.onOpen(row),
          onFocus: () => focus.onFocus(index),
        };
  return (
    <tr data-row={index} aria-rowindex={index + 2} {...target}>
      {columns.map((column, at) => {
        const names = [
          column.numeric === true ? css['numeric'] : '',
          column.optional === true ? css['optional'] : '',
          column.wrap === true ? css['wrap'] : column.wrap === 'words' ? css['words'] : '',
        ].join(' ');
        const named = focus === null ? {} : { id: `${id}${at}` };
        const inside = row === null ? <span className={css['waiting']}>&hellip;</span> : column.cell(row);
        return column.isRowHead === true ? (
          <th key={column.id} scope="row" className={names} {...named}>
            {inside}
          </th>
        ) : (
          <td key={column.id} className={names} {...named}>
            {inside}
          </td>
        );
      })}
    </tr>
  );
}
