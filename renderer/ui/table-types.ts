import type { ReactNode } from 'react';

export type TableColumn<R> = {
  id: string;
  head: string;
  cell: (row: R) => ReactNode;
  numeric?: boolean;
  /** Names the row: bold, and read out with every cell. */
  isRowHead?: boolean;
  /** Left out in the small window. */
  optional?: boolean;
  /** May take several lines; with `words`, however narrow. */
  wrap?: boolean | 'words';
  sortable?: boolean;
};

export type Sort = { column: string; descending: boolean };

export type TableProps<R> = {
  /** What the table holds, read out before it. */
  label: string;
  columns: readonly TableColumn<R>[];
  count: number;
  /** Null while the row is on its way. */
  rowAt: (index: number) => R | null;
  rowKey: (row: R, index: number) => string | number;
  onOpen?: (row: R) => void;
  sort?: Sort | null;
  onSort?: (sort: Sort) => void;
  /** Rows that hold a field are higher. */
  hasFields?: boolean;
  /** Called with the rows in view, for tables whose rows come by pages. */
  onShow?: (first: number, last: number) => void;
  /** The row that somebody comes back to: it takes the focus that is nowhere, once it is there. */
  returnTo?: number | null;
};
