import type { ReactNode } from 'react';
import { casesBehind } from '#shared/analyses/cases-behind.ts';
import { cutCases, movedCases } from '#shared/analyses/threshold/cases.ts';
import type { CutCell } from '#shared/analyses/threshold/cases.ts';
import type { Threshold } from '#shared/analyses/threshold/schema.ts';
import type { Selection } from '#shared/domain/selection.ts';
import { CasesLink } from '#renderer/charts/CasesLink.tsx';
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

type Props = { project: string; context: CutoffContext; result: Threshold; asked: Selection };

/** People, then money: in force, on trial, and what changes. A number of people opens exactly these cases. */
export function CutoffPeople({ project, context, result, asked }: Props): ReactNode {
  const words = useWords();
  const { t } = words;
  const edge = useEdge(project, context);
  const rows = peopleRows(context, edge, words);
  const { model, isProbability } = context;
  const { inForce } = model;
  const moved = movedSentence(context, edge, words);
  const counted = (text: string, { id, name }: PeopleRow, threshold: number): ReactNode => {
    // The borders of an amount are rounded where they are shown.
    const where = id === 'money' || !isProbability ? null : cutCases(result, threshold, id as CutCell);
    const selection = where === null ? null : casesBehind(asked, { where });
    return selection === null ? (
      text
    ) : (
      <CasesLink selection={selection} label={t('charts.casesOf', { text, name })}>
        {text}
      </CasesLink>
    );
  };
  const between =
    inForce === null || !isProbability ? null : movedCases(result, inForce.threshold, thresholdAt(model, edge));
  const movedBehind = between === null ? null : casesBehind(asked, { where: between });
  const columns: TableColumn<PeopleRow>[] = [
    { id: 'name', head: t('results.cutoff.kind'), wrap: true, cell: (row) => row.name },
    ...(inForce === null
      ? []
      : [
          {
            id: 'inForce',
            head: scoreText(inForce.threshold, isProbability, words),
            numeric: true,
            cell: (row: PeopleRow) => (
              <span className={css['quiet']}>{counted(row.before ?? '', row, inForce.threshold)}</span>
            ),
          },
        ]),
    {
      id: 'trial',
      head: scoreText(thresholdAt(model, edge), isProbability, words),
      numeric: true,
      cell: (row) => counted(row.trial, row, thresholdAt(model, edge)),
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
      {moved !== null && (
        <p className={css['moved']}>
          {moved}{' '}
          {movedBehind !== null && (
            <CasesLink selection={movedBehind} label={t('results.cutoff.seeMoved')}>
              {t('results.cutoff.seeMoved')}
            </CasesLink>
          )}
        </p>
      )}
    </section>
  );
}
