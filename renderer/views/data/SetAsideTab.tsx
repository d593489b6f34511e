import { useCallback, useState } from 'react';
import type { ReactNode } from 'react';
import { REJECT_REASONS } from '#shared/contract/imports.ts';
import type { RejectReason } from '#shared/contract/imports.ts';
import type { ProjectSummary } from '#shared/contract/projects.ts';
import type { Words } from '#shared/words/words.ts';
import { useTable } from '#renderer/api/use-table.ts';
import { SaveCsv } from '#renderer/export/SaveCsv.tsx';
import type { TableLine } from '#renderer/api/use-table.ts';
import { openDrawer } from '#renderer/state/drawer.ts';
import { Choice } from '#renderer/ui/Choice.tsx';
import { Empty } from '#renderer/ui/Empty.tsx';
import { ErrorPanel } from '#renderer/ui/ErrorPanel.tsx';
import { Loading } from '#renderer/ui/Loading.tsx';
import { Table } from '#renderer/ui/Table.tsx';
import type { TableColumn } from '#renderer/ui/table-types.ts';
import { useWords } from '#renderer/words/use-words.ts';
import { DataFrame } from './DataFrame.tsx';
import css from './Data.module.css';

const ANY = 'any';
const RAW_SHOWN = 90;

/** Every line that does not count, with its place, its reason and its text. */
export function SetAsideTab({ project }: { project: ProjectSummary }): ReactNode {
  const words = useWords();
  const { t } = words;
  const [reason, setReason] = useState<RejectReason | typeof ANY>(ANY);
  const [source, setSource] = useState(ANY);
  const input = useCallback(
    (offset: number, limit: number) => ({
      project: project.id,
      offset,
      limit,
      ...(reason === ANY ? {} : { reason }),
      ...(source === ANY ? {} : { source: Number(source) }),
    }),
    [project.id, reason, source],
  );
  const rejected = useTable('import.rejected', input, { version: project.state });
  const all = project.sources.reduce((sum, one) => sum + one.rejected + one.duplicates, 0);
  const read = project.sources.reduce((sum, one) => sum + one.read, 0);
  const total = rejected.beside?.total ?? 0;
  const isFiltered = reason !== ANY || source !== ANY;
  const isNothing = all === 0 && total === 0 && !isFiltered;
  return (
    <DataFrame
      verdict={isNothing ? t('data.setAside.none') : t('data.setAside.verdict', { count: Math.max(all, total), read })}
      lead={t(isNothing ? 'data.setAside.noneLead' : 'data.setAside.lead')}
    >
      {!isNothing && (
        <div className={css['tools']}>
          <div className={css['tool']}>
            <Choice
              label={t('data.setAside.reason')}
              value={reason}
              options={[
                { value: ANY, label: t('data.setAside.anyReason') },
                ...REJECT_REASONS.map((one) => ({ value: one, label: t(`imports.reasons.${one}`) })),
              ]}
              onChange={(next) => setReason(next as RejectReason | typeof ANY)}
            />
          </div>
          <div className={css['tool']}>
            <Choice
              label={t('data.setAside.source')}
              value={source}
              options={[
                { value: ANY, label: t('data.setAside.anySource') },
                ...project.sources.map((one) => ({ value: String(one.id), label: one.name })),
              ]}
              onChange={setSource}
            />
          </div>
          <div className={css['push']}>
            <SaveCsv project={project} procedure="import.exportRejected" words="data.setAside" />
          </div>
        </div>
      )}
      {rejected.error !== null ? (
        <ErrorPanel error={rejected.error} />
      ) : rejected.isWaiting ? (
        <Loading progress={null} />
      ) : isNothing ? null : total === 0 ? (
        <Empty title={t('data.setAside.noMatch')}>{t('data.setAside.noMatchText')}</Empty>
      ) : (
        <Table
          label={t('data.setAside.table', { count: total })}
          columns={columnsOf(words)}
          count={total}
          rowAt={rejected.rowAt}
          rowKey={(line) => line.index}
          onOpen={(line) => openLine(line, words)}
          onShow={rejected.show}
        />
      )}
    </DataFrame>
  );
}

const text = (line: TableLine, name: string): string => {
  const value = line.value(name);
  return value === null ? '' : String(value);
};

function reasonText(line: TableLine, { t, has }: Words): string {
  const key = `imports.reasons.${text(line, 'reason')}`;
  return has(key) ? t(key) : text(line, 'reason');
}

function columnsOf(words: Words): TableColumn<TableLine>[] {
  const { t, format } = words;
  return [
    { id: 'file', head: t('data.setAside.heads.file'), cell: (line) => text(line, 'file') },
    {
      id: 'line',
      head: t('data.setAside.heads.line'),
      numeric: true,
      isRowHead: true,
      cell: (line) => (line.value('line') === null ? '' : format.integer(Number(line.value('line')))),
    },
    { id: 'column', head: t('data.setAside.heads.column'), cell: (line) => text(line, 'column_name') },
    { id: 'reason', head: t('data.setAside.heads.reason'), cell: (line) => reasonText(line, words) },
    { id: 'value', head: t('data.setAside.heads.value'), cell: (line) => cut(text(line, 'value'), 40) },
    {
      id: 'raw',
      head: t('data.setAside.heads.raw'),
      optional: true,
      cell: (line) => cut(text(line, 'raw'), RAW_SHOWN),
    },
  ];
}

function cut(whole: string, letters: number): string {
  const flat = whole.replace(/\s+/g, ' ');
  return flat.length > letters ? `${flat.slice(0, letters)}…` : flat;
}

function openLine(line: TableLine, words: Words): void {
  const { t } = words;
  const pair = (name: string, value: string): { name: string; value: string }[] =>
    value === '' ? [] : [{ name, value }];
  openDrawer({
    kind: 'facts',
    title: t('data.setAside.lineOf', { line: Number(line.value('line') ?? 0), file: text(line, 'file') }),
    groups: [
      {
        head: t('data.setAside.why'),
        pairs: [
          ...pair(t('data.setAside.heads.reason'), reasonText(line, words)),
          ...pair(t('data.setAside.heads.column'), text(line, 'column_name')),
          ...pair(t('data.setAside.heads.value'), text(line, 'value')),
          ...pair(t('mapping.parts.prediction_id'), text(line, 'case_id')),
        ],
      },
      { head: t('data.setAside.heads.raw'), pairs: pair(t('data.setAside.asWritten'), text(line, 'raw')) },
    ],
    note: null,
  });
}
