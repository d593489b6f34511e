import { useState } from 'react';
import type { ReactNode } from 'react';
import type { Contract, Output } from '#shared/contract/index.ts';
import type { JournalFile } from '#shared/contract/process-journal.ts';
import type { ProjectSummary } from '#shared/contract/projects.ts';
import type { Words } from '#shared/words/words.ts';
import { client } from '#renderer/api/client.ts';
import { useCall } from '#renderer/api/use-call.ts';
import { refreshSummary } from '#renderer/api/use-project.ts';
import { say } from '#renderer/state/toasts.ts';
import { ErrorPanel } from '#renderer/ui/ErrorPanel.tsx';
import { LinkButton } from '#renderer/ui/Link.tsx';
import { Panel } from '#renderer/ui/Panel.tsx';
import { Table } from '#renderer/ui/Table.tsx';
import type { TableColumn } from '#renderer/ui/table-types.ts';
import type from '#renderer/ui/type.module.css';
import { useWords } from '#renderer/words/use-words.ts';
import css from './Stability.module.css';

type UnreadLine = Output<Contract['processJournal.unread']>['lines'][number];

const UNREAD_SHOWN = 1000;

/** The logs that were added, and the lines that could not be read, as they stand in the file. */
export function JournalFiles({ project, unread }: { project: ProjectSummary; unread: number }): ReactNode {
  const words = useWords();
  const { t } = words;
  const listed = useCall('processJournal.list', { project: project.id }, project.state);
  const [isShown, setShown] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const takeOut = async ({ id, name }: JournalFile): Promise<void> => {
    setError(null);
    try {
      await client.call('processJournal.remove', { project: project.id, id });
      say(t('stability.journal.removed', { file: name }));
      await refreshSummary(project.id);
    } catch (fault) {
      setError(fault);
    }
  };
  const remove = project.readOnly ? null : (file: JournalFile): void => void takeOut(file);
  return (
    <section className={css['section']} aria-label={t('stability.journal.files')}>
      <h2 className={`${type['panelTitle']} ${css['title']}`}>{t('stability.journal.files')}</h2>
      <Panel asked={listed}>
        {({ files }) => (
          <Table
            label={t('stability.journal.files')}
            columns={fileColumns(words, remove)}
            count={files.length}
            rowAt={(index) => files[index] ?? null}
            rowKey={({ id }) => id}
          />
        )}
      </Panel>
      {error !== null && <ErrorPanel error={error} />}
      {unread > 0 && (
        <p className={css['more']}>
          <LinkButton onClick={() => setShown(!isShown)}>
            {t(isShown ? 'stability.journal.hideUnread' : 'stability.journal.showUnread', { count: unread })}
          </LinkButton>
        </p>
      )}
      {isShown && <Unread project={project} />}
    </section>
  );
}

function Unread({ project }: { project: ProjectSummary }): ReactNode {
  const { t, format } = useWords();
  const asked = useCall(
    'processJournal.unread',
    { project: project.id, offset: 0, limit: UNREAD_SHOWN },
    project.state,
  );
  return (
    <Panel asked={asked}>
      {({ lines }) => (
        <Table<UnreadLine>
          label={t('stability.journal.unread')}
          columns={[
            { id: 'file', head: t('stability.journal.file'), isRowHead: true, cell: ({ file }) => file },
            {
              id: 'line',
              head: t('stability.journal.line'),
              numeric: true,
              cell: ({ line }) => format.integer(line),
            },
            { id: 'text', head: t('stability.journal.text'), wrap: true, cell: ({ text }) => text },
          ]}
          count={lines.length}
          rowAt={(index) => lines[index] ?? null}
          rowKey={(_line, index) => index}
        />
      )}
    </Panel>
  );
}

function fileColumns({ t, format }: Words, remove: ((file: JournalFile) => void) | null): TableColumn<JournalFile>[] {
  const count = (id: 'events' | 'errors' | 'unread'): TableColumn<JournalFile> => ({
    id,
    head: t(`stability.journal.${id}`),
    numeric: true,
    cell: (file) => format.integer(file[id]),
  });
  return [
    { id: 'name', head: t('stability.journal.file'), isRowHead: true, wrap: true, cell: ({ name }) => name },
    { id: 'from', head: t('stability.journal.from'), cell: ({ from }) => format.day(from) },
    { id: 'to', head: t('stability.journal.to'), cell: ({ to }) => format.day(to) },
    count('events'),
    count('errors'),
    count('unread'),
    { id: 'addedAt', head: t('stability.journal.addedAt'), optional: true, cell: ({ addedAt }) => format.day(addedAt) },
    ...(remove === null
      ? []
      : [
          {
            id: 'remove',
            head: t('stability.journal.action'),
            cell: (file: JournalFile) => (
              <LinkButton onClick={() => remove(file)} label={t('stability.journal.removeOf', { file: file.name })}>
                {t('stability.journal.remove')}
              </LinkButton>
            ),
          },
        ]),
  ];
}
