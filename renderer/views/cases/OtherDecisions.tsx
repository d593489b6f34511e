import type { ReactNode } from 'react';
import { level } from '#shared/analyses/amounts.ts';
import type { CaseReading } from '#shared/contract/cases.ts';
import { navigate } from '#renderer/state/location.ts';
import { Table } from '#renderer/ui/Table.tsx';
import type { TableColumn } from '#renderer/ui/table-types.ts';
import type from '#renderer/ui/type.module.css';
import { useWords } from '#renderer/words/use-words.ts';
import { labelOf, outcomeText } from './case-sentences.ts';
import css from './CasePage.module.css';

type Other = CaseReading['others']['cases'][number];

/** What else the log holds of the same individual, with every version that scored it. */
export function OtherDecisions({ reading }: { reading: CaseReading }): ReactNode {
  const words = useWords();
  const { t, say, format } = words;
  const { count, cases } = reading.others;
  const columns: TableColumn<Other>[] = [
    { id: 'case', head: t('cases.case'), isRowHead: true, cell: (other) => <Name other={other} reading={reading} /> },
    {
      id: 'time',
      head: t('case.others.time'),
      cell: ({ time }) => (time === null ? '' : format.day(time.slice(0, 10))),
    },
    {
      id: 'score',
      head: t('case.trace.score'),
      numeric: true,
      cell: ({ score }) => (score === null ? '' : say(level(score, reading.unit))),
    },
    {
      id: 'decision',
      head: t('case.trace.decision'),
      cell: ({ decision }) => (decision === null ? '' : labelOf(decision, words)),
    },
    {
      id: 'outcome',
      head: t('case.trace.outcome'),
      cell: ({ outcome }) => outcomeText({ ...reading, outcome }, words) ?? t('case.trace.notYet'),
    },
    { id: 'version', head: t('case.others.version'), optional: true, cell: ({ version }) => version ?? '' },
  ];
  if (reading.individual === null && count === 0) return null;
  const title =
    reading.individual === null
      ? t('case.others.versions')
      : t('case.others.title', { individual: reading.individual });
  return (
    <section className={css['section']}>
      <h2 className={type['panelTitle']}>{title}</h2>
      {count === 0 ? (
        <p>{t('case.others.none')}</p>
      ) : (
        <>
          <Table
            label={title}
            columns={columns}
            count={cases.length}
            rowAt={(index) => cases[index] ?? null}
            rowKey={({ caseId, version, time }) => [caseId, version, time].join(' ')}
            onOpen={({ caseId }) => navigate({ place: 'cases', tab: caseId })}
          />
          {count > cases.length && (
            <p className={type['note']}>{t('case.others.more', { count, told: cases.length })}</p>
          )}
        </>
      )}
    </section>
  );
}

/** A row of this very case is told to be one: another version scored it, and the page shows the latest. */
function Name({ other, reading }: { other: Other; reading: CaseReading }): ReactNode {
  const { t } = useWords();
  if (other.caseId !== reading.caseId) return other.caseId;
  return (
    <>
      {other.caseId}
      <span className={css['beneath']}>{t('case.others.sameCase', { version: other.version ?? '' })}</span>
    </>
  );
}
