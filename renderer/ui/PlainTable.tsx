import { useRef, useState } from 'react';
import type { ReactNode } from 'react';
import { onRowKey } from './row-keys.ts';
import { TableHead } from './TableHead.tsx';
import { TableRow } from './TableRow.tsx';
import type { TableProps } from './table-types.ts';
import css from './Table.module.css';

export function PlainTable<R>(props: TableProps<R>): ReactNode {
  const { label, columns, count, rowAt, rowKey, onOpen, hasFields = false } = props;
  const [here, setHere] = useState(0);
  const body = useRef<HTMLTableSectionElement>(null);
  const goTo = (index: number): void => body.current?.querySelector<HTMLElement>(`tr[data-row="${index}"]`)?.focus();
  const open = (index: number): void => {
    const row = rowAt(index);
    if (row !== null) onOpen?.(row);
  };
  return (
    <table className={`${css['table']} ${hasFields ? css['field'] : ''}`} aria-label={label}>
      <TableHead columns={columns} sort={props.sort ?? null} {...(props.onSort ? { onSort: props.onSort } : {})} />
      <tbody ref={body} onKeyDown={(event) => onRowKey(event, count, { goTo, open })}>
        {Array.from({ length: count }, (_, index) => {
          const row = rowAt(index);
          return (
            <TableRow
              key={row === null ? index : rowKey(row, index)}
              row={row}
              index={index}
              columns={columns}
              focus={onOpen === undefined ? null : { isHere: index === here, onOpen, onFocus: setHere }}
            />
          );
        })}
      </tbody>
    </table>
  );
}
