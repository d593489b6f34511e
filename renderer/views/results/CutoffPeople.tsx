import type { ReactNode } from 'react';
import { Table } from '#renderer/ui/Table.tsx';
import type { TableColumn } from '#renderer/ui/table-types.ts';
import type from '#renderer/ui/type.module.css';
import { useWords } from '#renderer/words/use-words.ts';
import { thresholdAt } from './cutoff-model.ts';
import { movedSentence, peopleRows } from './cutoff-words.ts';
import type { CutoffContext, PeopleRow } from './cutoff-words.ts';
import { scoreText } from './numbers.ts';
import { useEdge } from './use-edge.ts';
import css from './Results.module.css';

/** People, then money: in force, on trial, and what changes. */
export function CutoffPeople({ project, context }: { project: string; context: CutoffContext }): ReactNode {
  const words = useWords();
  const { t } = words;
  const edge = useEdge(project, context);
  const rows = peopleRows(context, edge, words);
  const { model, isProbability } = context;
  const { inForce } = model;
  const moved = movedSentence(context, edge, words);
  const columns: TableColumn<PeopleRow>[] = [
    { id: 'name', head: t('results.cutoff.kind'), wrap: true, cell: (row) => row.name },
    ...(inForce === null
      ? []
      : [
          {
            id: 'inForce',
            head: scoreText(inForce.threshold, isProbability, words),
            numeric: true,
            cell: (row: PeopleRow) => <span className={css['quiet']}>{row.before}</span>,
          },
        ]),
    {
      id: 'trial',
      head: scoreText(thresholdAt(model, edge), isProbability, words),
      numeric: true,
      cell: (row) => row.trial,
    },
    ...(inForce === null
      ? []
      : [
          {
            id: 'change',
            head: t('results.cutoff.change'),
            numeric: true,
            cell: (row: PeopleRow) => (
              <span className={row.tone === null ? undefined : css[row.tone]}>{row.change}</span>
            ),
          },
        ]),
  ];
  return (
    <section>
      <h2 className={`${type['panelTitle']} ${css['title']}`}>
        {t(model.amounts === null ? 'results.cutoff.peopleOnly' : 'results.cutoff.peopleMoney')}
      </h2>
      <div className={css['people']}>
        <Table
          label={t('results.cutoff.table')}
          columns={columns}
          count={rows.length}
          rowAt={(index) => rows[index] ?? null}
          rowKey={(row) => row.id}
        />
      </div>
      {moved !== null && <p className={css['moved']}>{moved}</p>}
    </section>
  );
}
