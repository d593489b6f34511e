import type { ReactNode } from 'react';
import type { LocalText } from '#shared/domain/language.ts';
import type { DecisionContradicts, Replay, ReplayMismatch } from '#shared/analyses/replay/schema.ts';
import { level } from '#shared/analyses/amounts.ts';
import type { Unit } from '#shared/analyses/explanations.ts';
import type { Words } from '#shared/words/words.ts';
import { navigate } from '#renderer/state/location.ts';
import { Table } from '#renderer/ui/Table.tsx';
import type { TableColumn } from '#renderer/ui/table-types.ts';
import type from '#renderer/ui/type.module.css';
import { useWords } from '#renderer/words/use-words.ts';
import { differenceText, scoreText } from './score-text.ts';
import css from './Model.module.css';

type TableProps = { result: Replay };

/** Every row beyond the tolerance, whatever its verdict; Enter opens the case. */
export function MismatchTable({ result }: TableProps): ReactNode {
  const words = useWords();
  const { t } = words;
  const { mismatches, mismatchCount, unit } = result;
  if (mismatches.length === 0) return null;
  return (
    <Listed title={t('model.proof.beyond', { count: mismatchCount })} listed={mismatches.length} count={mismatchCount}>
      <Table<ReplayMismatch>
        label={t('model.proof.beyond', { count: mismatchCount })}
        columns={mismatchColumns(unit, words)}
        count={mismatches.length}
        rowAt={(index) => mismatches[index] ?? null}
        rowKey={(row) => row.caseId}
        onOpen={(row) => navigate({ place: 'cases', tab: row.caseId })}
      />
    </Listed>
  );
}

/** Decisions that do not follow from their score and the cut-off. */
export function ContradictsTable({ result }: TableProps): ReactNode {
  const words = useWords();
  const { t, say, format } = words;
  const { decisionContradicts: rows, decisionContradictCount: count, unit } = result;
  if (rows.length === 0) return null;
  return (
    <Listed title={t('model.proof.contradicts', { count })} listed={rows.length} count={count}>
      <Table<DecisionContradicts>
        label={t('model.proof.contradicts', { count })}
        columns={[
          { id: 'case', head: t('cases.case'), isRowHead: true, cell: (row) => row.caseId },
          { id: 'time', head: t('model.proof.heads.time'), optional: true, cell: (row) => timeText(row.time, format) },
          {
            id: 'score',
            head: t('model.proof.heads.logged'),
            numeric: true,
            cell: (row) => say(level(row.score, unit)),
          },
          { id: 'decision', head: t('model.proof.heads.decision'), cell: (row) => named(row.decision, words) },
          { id: 'expected', head: t('model.proof.heads.expected'), cell: (row) => named(row.expected, words) },
        ]}
        count={rows.length}
        rowAt={(index) => rows[index] ?? null}
        rowKey={(row) => row.caseId}
        onOpen={(row) => navigate({ place: 'cases', tab: row.caseId })}
      />
    </Listed>
  );
}

type ListedProps = { title: string; listed: number; count: number; children: ReactNode };

function Listed({ title, listed, count, children }: ListedProps): ReactNode {
  const { t } = useWords();
  return (
    <section className={css['section']}>
      <h2 className={`${type['panelTitle']} ${css['title']}`}>
        {title}
        {listed < count && (
          <span className={type['panelTitleTail']}>, {t('model.proof.listed', { count: listed })}</span>
        )}
      </h2>
      {children}
    </section>
  );
}

function mismatchColumns(unit: Unit, words: Words): TableColumn<ReplayMismatch>[] {
  const { t, format } = words;
  const changed = (row: ReplayMismatch): string => {
    if (row.loggedDecision === null || row.replayedDecision === null) return '';
    return row.loggedDecision.value === row.replayedDecision.value
      ? named(row.loggedDecision, words)
      : t('model.proof.fromTo', {
          from: named(row.loggedDecision, words),
          to: named(row.replayedDecision, words),
        });
  };
  return [
    { id: 'case', head: t('cases.case'), isRowHead: true, cell: (row) => row.caseId },
    { id: 'time', head: t('model.proof.heads.time'), optional: true, cell: (row) => timeText(row.time, format) },
    {
      id: 'logged',
      head: t('model.proof.heads.logged'),
      numeric: true,
      cell: (row) => scoreText(row.logged, row.difference, unit, words),
    },
    {
      id: 'replayed',
      head: t('model.proof.heads.replayed'),
      numeric: true,
      cell: (row) => scoreText(row.replayed, row.difference, unit, words),
    },
    {
      id: 'difference',
      head: t('model.proof.heads.difference'),
      numeric: true,
      cell: (row) => differenceText(row.difference, unit, words),
    },
    { id: 'decision', head: t('model.proof.heads.decision'), optional: true, cell: changed },
    { id: 'verdict', head: t('model.proof.heads.verdict'), cell: (row) => t(`replay.verdicts.${row.verdict}`) },
  ];
}

function named({ value, label }: { value: string; label: LocalText }, { language }: Words): string {
  return label[language] ?? value;
}

function timeText(time: string | null, format: Words['format']): string {
  return time === null ? '' : format.day(time);
}
