import type { ReactNode } from 'react';
import type { Figure, FigureCell } from '#shared/domain/figure.ts';
import { casesBehind } from '#shared/analyses/cases-behind.ts';
import type { Selection } from '#shared/domain/selection.ts';
import { Table } from '#renderer/ui/Table.tsx';
import type { TableColumn } from '#renderer/ui/table-types.ts';
import { useWords } from '#renderer/words/use-words.ts';
import { CasesLink } from './CasesLink.tsx';
import { cellText, nameAt, rowName } from '#shared/drawing/figure-text.ts';

type Row = { index: number; cells: FigureCell[] };

/** Every number that the figure draws; a number of cases opens them. */
export function FigureTable({ figure, asked = null }: { figure: Figure; asked?: Selection | null }): ReactNode {
  const words = useWords();
  const columns = figure.table.columns.map((column, place): TableColumn<Row> => ({
    id: column.id,
    head: words.say(column.label),
    numeric: place > 0 && column.format !== 'text',
    isRowHead: place === 0,
    wrap: place === 0,
    cell: ({ index, cells }) => {
      const text =
        (place === 0 ? rowName(figure, index, words) : null) ??
        cellText(cells[place] ?? null, column.format, words, figure.currency);
      const cases = figure.marks[index]?.cases?.find((one) => one.column === column.id);
      const behind = asked === null || cases === undefined ? null : casesBehind(asked, cases);
      return behind === null ? (
        text
      ) : (
        <CasesLink selection={behind} label={words.t('charts.casesOf', { text, name: nameAt(figure, index, words) })}>
          {text}
        </CasesLink>
      );
    },
  }));
  const rows = figure.table.rows;
  return (
    <Table
      label={words.say(figure.title)}
      columns={columns}
      count={rows.length}
      rowAt={(index) => ({ index, cells: rows[index] ?? [] })}
      rowKey={(_, index) => index}
    />
  );
}
