import type { ReactNode } from 'react';
import { casesBehind } from '#shared/analyses/cases-behind.ts';
import { decidedSo } from '#shared/analyses/shadow/cases.ts';
import type { ShadowReport } from '#shared/analyses/shadow/schema.ts';
import { isEstimated } from '#shared/domain/estimate.ts';
import type { Selection } from '#shared/domain/selection.ts';
import type { Words } from '#shared/words/words.ts';
import { CasesLink } from '#renderer/charts/CasesLink.tsx';
import { navigate } from '#renderer/state/location.ts';
import { Table } from '#renderer/ui/Table.tsx';
import type { TableColumn } from '#renderer/ui/table-types.ts';
import type from '#renderer/ui/type.module.css';
import { useWords } from '#renderer/words/use-words.ts';
import css from './Shadow.module.css';

type Row = ShadowReport['differing'][number];

/** Who flips: the cases that the two models decide otherwise, each opens its page. */
export function DifferingCases({ report, asked }: { report: ShadowReport; asked: Selection }): ReactNode {
  const { t, format, language } = useWords();
  const { differing, outcome, task, unit } = report;
  const score = (value: number): string =>
    task === 'regression'
      ? unit !== null && /^[A-Z]{3}$/.test(unit)
        ? format.money(value, unit, 0)
        : format.decimal(value, 1)
      : format.percent(value, 1);
  const ended = ({ outcome: how }: Row): string => {
    if (how === null) return t('outcomes.shadow.notYet');
    if (outcome === null) return score(how);
    const side = how === 1 ? outcome.positive : outcome.negative;
    return side.label[language] ?? side.value;
  };
  const columns: TableColumn<Row>[] = [
    { id: 'case', head: t('outcomes.shadow.case'), isRowHead: true, cell: ({ caseId }) => caseId },
    {
      id: 'by',
      head: t('outcomes.shadow.chosenBy'),
      cell: (row) => t(`outcomes.shadow.by.${row.chosenByShadow ? 'shadow' : 'champion'}`),
    },
    {
      id: 'champion',
      head: t('outcomes.shadow.championScore'),
      numeric: true,
      cell: ({ champion }) => score(champion),
    },
    { id: 'shadow', head: t('outcomes.shadow.shadowScore'), numeric: true, cell: ({ shadow }) => score(shadow) },
    { id: 'outcome', head: t('outcomes.shadow.outcome'), cell: ended },
  ];
  return (
    <section className={css['section']}>
      <h2 className={`${type['panelTitle']} ${css['title']}`}>
        {t('outcomes.shadow.differing')}
        <span className={type['panelTitleTail']}>
          , {t('outcomes.shadow.differingTail', { count: differing.length })}
        </span>
      </h2>
      <Table
        label={t('outcomes.shadow.differing')}
        columns={columns}
        count={differing.length}
        rowAt={(index) => differing[index] ?? null}
        rowKey={({ caseId }) => caseId}
        onOpen={({ caseId }) => navigate({ place: 'cases', tab: caseId })}
      />
      <p className={css['all']}>{allOf(report, asked, t)}</p>
    </section>
  );
}

/** The whole lists, of which the table shows the farthest apart. */
function allOf(report: ShadowReport, asked: Selection, t: Words['t']): ReactNode {
  return (['onlyShadow', 'onlyChampion'] as const).map((id) => {
    const count = report[id];
    const [cases] = decidedSo(report, id).cases ?? [];
    const selection = cases === undefined ? null : casesBehind(asked, cases);
    if (selection === null || !isEstimated(count) || count === 0) return null;
    const text = t(`outcomes.shadow.allOf.${id}`, { count });
    return (
      <CasesLink key={id} selection={selection} label={text}>
        {text}
      </CasesLink>
    );
  });
}
