import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import { useScale } from '#renderer/state/preferences.ts';
import { hasNoFocus } from './focus.ts';
import { onRowKey } from './row-keys.ts';
import { TableHead } from './TableHead.tsx';
import { TableRow } from './TableRow.tsx';
import type { TableProps } from './table-types.ts';
import css from './Table.module.css';

const ROW_PX = 33;
const FIELD_ROW_PX = 43;

/** Only the rows in view stand in the page; two empty rows keep the room of the others. */
export function VirtualTable<R>(props: TableProps<R>): ReactNode {
  const { label, columns, count, rowAt, rowKey, onOpen, onShow, hasFields = false, returnTo = null } = props;
  const scale = useScale();
  const scroller = useRef<HTMLDivElement>(null);
  const [here, setHere] = useState(returnTo ?? 0);
  const awaited = useRef(returnTo);
  const virtualizer = useVirtualizer({
    count,
    getScrollElement: () => scroller.current,
    estimateSize: () => (hasFields ? FIELD_ROW_PX : ROW_PX) * scale,
    overscan: 12,
  });
  const items = virtualizer.getVirtualItems();
  const first = items[0];
  const last = items.at(-1);
  const [from, to] = [first?.index ?? 0, last?.index ?? 0];
  useEffect(() => onShow?.(from, to), [onShow, from, to]);
  const goTo = (index: number): void => {
    setHere(index);
    virtualizer.scrollToIndex(index, { align: 'auto' });
    requestAnimationFrame(() => scroller.current?.querySelector<HTMLElement>(`tr[data-row="${index}"]`)?.focus());
  };
  useEffect(() => {
    if (awaited.current !== null) virtualizer.scrollToIndex(awaited.current, { align: 'center' });
  }, [virtualizer]);
  useEffect(() => {
    const at = awaited.current;
    if (at === null || rowAt(at) === null) return;
    awaited.current = null;
    if (hasNoFocus()) goTo(at);
  });
  const open = (index: number): void => {
    const row = rowAt(index);
    if (row !== null) onOpen?.(row);
  };
  const above = first?.start ?? 0;
  const below = last === undefined ? 0 : virtualizer.getTotalSize() - last.end;
  const reading = onOpen === undefined ? { tabIndex: 0, role: 'region', 'aria-label': label } : {};
  const focused = here >= from && here <= to ? here : from;
  return (
    <div ref={scroller} className={`${css['scroller']} ${css['tall']}`} {...reading}>
      <table
        className={`${css['table']} ${hasFields ? css['field'] : ''}`}
        aria-label={label}
        aria-rowcount={count + 1}
      >
        <TableHead columns={columns} sort={props.sort ?? null} {...(props.onSort ? { onSort: props.onSort } : {})} />
        <tbody onKeyDown={(event) => onRowKey(event, count, { goTo, open })}>
          <Room height={above} columns={columns.length} />
          {items.map(({ index }) => {
            const row = rowAt(index);
            return (
              <TableRow
                key={row === null ? index : rowKey(row, index)}
                row={row}
                index={index}
                columns={columns}
                focus={onOpen === undefined ? null : { isHere: index === focused, onOpen, onFocus: setHere }}
              />
            );
          })}
          <Room height={below} columns={columns.length} />
        </tbody>
      </table>
    </div>
  );
}

function Room({ height, columns }: { height: number; columns: number }): ReactNode {
  if (height <= 0) return null;
  return (
    <tr className={css['spacer']} aria-hidden="true">
      <td colSpan={columns} style={{ height }} />
    </tr>
  );
}
