import type { ReactNode } from 'react';
import { PlainTable } from './PlainTable.tsx';
import { VirtualTable } from './VirtualTable.tsx';
import type { TableProps } from './table-types.ts';

const PLAIN_UP_TO = 100;

export function Table<R>(props: TableProps<R>): ReactNode {
  return props.count <= PLAIN_UP_TO && props.onShow === undefined ? (
    <PlainTable {...props} />
  ) : (
    <VirtualTable {...props} />
  );
}
