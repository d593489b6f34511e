import type { ReactNode } from 'react';
import type { Drift } from '#shared/analyses/drift/schema.ts';
import { useSelection } from '#renderer/state/location.ts';
import { Link } from '#renderer/ui/Link.tsx';
import { Table } from '#renderer/ui/Table.tsx';
import type { TableColumn } from '#renderer/ui/table-types.ts';
import type from '#renderer/ui/type.module.css';
import { useWords } from '#renderer/words/use-words.ts';
import { changedRows, changedWindow } from './changed-rows.ts';
import type { ChangedRow } from './changed-rows.ts';
import css from './Stability.module.css';

/** In plain words, what is different in the month that moved most or in the period that is looked at. */
export function WhatChanged({ drift }: { drift: Drift }): ReactNode {
  const words = useWords();
  const { t, format } = words;
  const selection = useSelection();
  const shown = changedWindow(drift);
  const rows = changedRows(shown, words);
  const isTraining = drift.reference === null || drift.reference === 'training';
  const title =
    shown.period === null
      ? t('stability.population.changedAll')
      : t('stability.population.changedIn', { period: shown.period });
  const columns: TableColumn<ChangedRow>[] = [
    { id: 'name', head: t('stability.population.fact'), wrap: true, isRowHead: true, cell: (row) => row.name },
    {
      id: 'before',
      head: isTraining ? t('stability.population.before') : capital(format.period(drift.reference ?? '')),
      numeric: true,
      cell: (row) => row.before,
    },
    {
      id: 'now',
      head: shown.period === null ? t('stability.population.now') : capital(format.period(shown.period)),
      numeric: true,
      cell: (row) => <b>{row.now}</b>,
    },
  ];
  return (
    <section>
      <h2 className={`${type['panelTitle']} ${css['title']}`}>{title}</h2>
      {rows.length === 0 ? (
        <p className={type['text']}>{t('stability.population.nothingMoved')}</p>
      ) : (
        <Table
          label={title}
          columns={columns}
          count={rows.length}
          rowAt={(index) => rows[index] ?? null}
          rowKey={(row) => row.id}
        />
      )}
      <p className={css['more']}>
        <Link
          to={{
            place: 'cases',
            tab: null,
            selection: shown.period === null ? selection : { ...selection, period: shown.period },
          }}
        >
          {shown.period === null
            ? t('stability.population.seeAll', { count: shown.rows })
            : t('stability.population.seeCases', { count: shown.rows, period: shown.period })}
        </Link>
      </p>
    </section>
  );
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
