import { TextInput } from '@mantine/core';
import { useState } from 'react';
import type { ReactNode } from 'react';
import type { LogColumn, ProjectSummary } from '#shared/contract/projects.ts';
import { isLogRole } from '#shared/domain/role.ts';
import type { Words } from '#shared/words/words.ts';
import { Empty } from '#renderer/ui/Empty.tsx';
import { Table } from '#renderer/ui/Table.tsx';
import type { TableColumn } from '#renderer/ui/table-types.ts';
import { columnName } from '#renderer/ui/selection-text.ts';
import { useWords } from '#renderer/words/use-words.ts';
import { DataFrame } from './DataFrame.tsx';
import { SensitivityChoice } from './SensitivityChoice.tsx';
import css from './Data.module.css';

const SEARCH_FROM = 12;

/** The dictionary: what each column is, and how carefully it is handled. */
export function ColumnsTab({ project }: { project: ProjectSummary }): ReactNode {
  const words = useWords();
  const { t } = words;
  const [search, setSearch] = useState('');
  const { columns } = project;
  const facts = columns.filter((column) => column.part === 'feature').length;
  const roles = columns.filter((column) => isLogRole(column.part)).length;
  const sensitive = columns.filter((column) => column.sensitivity !== 'none').length;
  const wanted = search.trim().toLowerCase();
  const shown = columns.filter(
    (column) =>
      wanted === '' ||
      column.name.toLowerCase().includes(wanted) ||
      columnName(column, words).toLowerCase().includes(wanted),
  );
  return (
    <DataFrame
      verdict={
        columns.length === 0
          ? t('data.columns.none')
          : t('data.columns.verdict', { count: columns.length, facts, roles })
      }
      lead={columns.length === 0 ? undefined : t('data.columns.lead', { count: sensitive })}
    >
      {columns.length > SEARCH_FROM && (
        <div className={css['tools']}>
          <div className={css['tool']}>
            <TextInput
              label={t('data.columns.search')}
              value={search}
              onChange={(event) => setSearch(event.currentTarget.value)}
            />
          </div>
        </div>
      )}
      {columns.length === 0 ? (
        <Empty title={t('data.columns.emptyTitle')}>{t('data.sources.emptyText')}</Empty>
      ) : (
        <Table
          hasFields
          label={t('data.columns.table')}
          columns={columnsOf(project, words)}
          count={shown.length}
          rowAt={(index) => shown[index] ?? null}
          rowKey={(column) => column.column}
        />
      )}
    </DataFrame>
  );
}

function columnsOf(project: ProjectSummary, words: Words): TableColumn<LogColumn>[] {
  const { t, language } = words;
  return [
    { id: 'name', head: t('data.columns.heads.name'), isRowHead: true, wrap: true, cell: (column) => column.name },
    { id: 'label', head: t('data.columns.heads.label'), wrap: true, cell: (column) => column.label[language] ?? '' },
    { id: 'part', head: t('data.columns.heads.part'), cell: (column) => t(`mapping.parts.${column.part}`) },
    { id: 'kind', head: t('data.columns.heads.kind'), cell: (column) => t(`mapping.kinds.${column.kind}`) },
    { id: 'unit', head: t('data.columns.heads.unit'), cell: (column) => column.unit?.[language] ?? '' },
    {
      id: 'description',
      head: t('data.columns.heads.description'),
      optional: true,
      wrap: true,
      cell: (column) => column.description[language] ?? '',
    },
    {
      id: 'sensitivity',
      head: t('data.columns.heads.sensitivity'),
      cell: (column) => <SensitivityChoice project={project} column={column} />,
    },
  ];
}
