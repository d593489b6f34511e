import type { ReactNode } from 'react';
import type { ImportReport } from '#shared/contract/imports.ts';
import { fileSentences } from '#shared/words/import-sentences.ts';
import { LockedRoles } from '#renderer/project/LockedRoles.tsx';
import { Badge } from '#renderer/ui/Badge.tsx';
import { Table } from '#renderer/ui/Table.tsx';
import type { TableColumn } from '#renderer/ui/table-types.ts';
import type from '#renderer/ui/type.module.css';
import { useWords } from '#renderer/words/use-words.ts';
import type { Words } from '#shared/words/words.ts';
import css from './Import.module.css';

type FileReport = ImportReport['files'][number];

const MISSING_TOLD = 8;

type FileState = 'whole' | 'partly' | 'none' | 'already';

const BADGES = { whole: 'proven', partly: 'watch', none: 'logged', already: 'logged' } as const;

function fileState({ state, accepted, rejected, duplicates }: FileReport): FileState {
  if (state === 'already') return 'already';
  return accepted === 0 ? 'none' : rejected + duplicates > 0 ? 'partly' : 'whole';
}

/** File by file: accepted, set aside with lines and reasons, repeated; then what is known and what is still locked. */
export function CheckReport({ report }: { report: ImportReport }): ReactNode {
  const words = useWords();
  const { t } = words;
  return (
    <>
      {report.files.length > 1 && (
        <Table
          label={t('import.check.table')}
          columns={columnsOf(words)}
          count={report.files.length}
          rowAt={(index) => report.files[index] ?? null}
          rowKey={(_, index) => index}
        />
      )}
      {report.kept.map(({ key, values }) => (
        <p key={key} className={type['text']}>
          {t(key, values)} {t('import.check.changedUnder')}
        </p>
      ))}
      {report.files.map((file, index) => (
        <section key={`${file.name} ${index}`} className={css['file']}>
          <h2 className={type['panelTitle']}>{file.name}</h2>
          <span>
            <Badge shape={BADGES[fileState(file)]}>{t(`import.check.states.${fileState(file)}`)}</Badge>
          </span>
          <ul className={css['lines']}>
            {fileSentences(file, words).map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        </section>
      ))}
      <div className={`${css['blocks']} ${css['section']}`}>
        <KnownAndMissing report={report} />
        <Locked report={report} />
      </div>
    </>
  );
}

function KnownAndMissing({ report }: { report: ImportReport }): ReactNode {
  const { t, format } = useWords();
  const { known, positive } = report.outcomes;
  const missing = [...report.missing].sort((a, b) => b.missing - a.missing);
  return (
    <section>
      <h2 className={`${type['panelTitle']} ${css['sectionTitle']}`}>{t('import.check.known')}</h2>
      <p className={type['text']}>
        {known === 0 ? t('import.check.noOutcome') : t('import.check.outcomes', { count: known, rows: report.rows })}{' '}
        {positive !== null && known > 0 && t('import.check.positives', { count: positive })}
      </p>
      {missing.length > 0 && (
        <p className={type['text']}>
          {t('import.check.missing', {
            list: format.list(
              missing
                .slice(0, MISSING_TOLD)
                .map((one) => t('import.check.missingOne', { column: one.name, missing: one.missing })),
            ),
          })}
        </p>
      )}
    </section>
  );
}

function Locked({ report }: { report: ImportReport }): ReactNode {
  const { t } = useWords();
  return (
    <section>
      <h2 className={`${type['panelTitle']} ${css['sectionTitle']}`}>{t('import.check.locked')}</h2>
      {report.locked.length === 0 ? (
        <p className={type['text']}>{t('import.check.nothingLocked')}</p>
      ) : (
        <LockedRoles locked={report.locked} className={css['lines']} />
      )}
    </section>
  );
}

function columnsOf({ t, format }: Words): TableColumn<FileReport>[] {
  const count = (id: 'read' | 'accepted' | 'rejected' | 'duplicates'): TableColumn<FileReport> => ({
    id,
    head: t(`data.sources.heads.${id}`),
    numeric: true,
    cell: (file) => format.integer(file[id]),
  });
  return [
    { id: 'file', head: t('data.sources.heads.file'), isRowHead: true, wrap: true, cell: (file) => file.name },
    count('read'),
    count('accepted'),
    count('rejected'),
    count('duplicates'),
  ];
}
