import type { ReactNode } from 'react';
import type { Quality, QualityColumn } from '#shared/analyses/quality/schema.ts';
import { isEstimated } from '#shared/domain/estimate.ts';
import type { ProjectSummary } from '#shared/contract/projects.ts';
import type { Words } from '#shared/words/words.ts';
import { useAnalysis } from '#renderer/api/use-analysis.ts';
import { ArrivalsOverTime } from '#renderer/arrivals/ArrivalsOverTime.tsx';
import { FigurePanel } from '#renderer/charts/FigurePanel.tsx';
import { NOTHING } from '#shared/drawing/figure-text.ts';
import { CannotTell } from '#renderer/ui/CannotTell.tsx';
import { FindingCard } from '#renderer/ui/FindingCard.tsx';
import { Panel } from '#renderer/ui/Panel.tsx';
import { Table } from '#renderer/ui/Table.tsx';
import type { TableColumn } from '#renderer/ui/table-types.ts';
import type from '#renderer/ui/type.module.css';
import { leadingNumberWord } from '#renderer/words/number-word.ts';
import { useWords } from '#renderer/words/use-words.ts';
import { DataFrame } from './DataFrame.tsx';
import css from './Data.module.css';

/** What is wrong with the data, in sentences; then column by column. */
export function QualityTab({ project }: { project: ProjectSummary }): ReactNode {
  const words = useWords();
  const { t } = words;
  const asked = useAnalysis<Quality>('quality');
  const answer = asked.result;
  const verdict =
    project.rows === 0 || answer?.result.rows === 0
      ? t('data.quality.none')
      : answer === null
        ? t('data.quality.reading')
        : verdictOf(answer.findings, words);
  return (
    <DataFrame verdict={verdict} lead={answer === null ? undefined : leadOf(answer.result, words)}>
      <Panel asked={asked}>
        {({ result, findings, figures, provenance }) => (
          <>
            <div className={css['findings']}>
              {findings.map(({ link: _here, ...finding }) => (
                <FindingCard key={finding.id} finding={finding} />
              ))}
            </div>
            {figures.map((figure) => (
              <section key={figure.id} className={css['figure']}>
                <FigurePanel figure={figure} provenance={provenance} />
              </section>
            ))}
            <div className={css['section']}>
              <ArrivalsOverTime shown="all" />
            </div>
            {result.columns.length > 0 && (
              <section className={css['section']}>
                <h2 className={`${type['panelTitle']} ${css['sectionTitle']}`}>{t('data.quality.table')}</h2>
                <Table
                  label={t('data.quality.table')}
                  columns={columnsOf(result, words)}
                  count={result.columns.length}
                  rowAt={(index) => result.columns[index] ?? null}
                  rowKey={(column) => column.column}
                />
                <WhyNothing result={result} />
              </section>
            )}
          </>
        )}
      </Panel>
    </DataFrame>
  );
}

function verdictOf(findings: readonly { state: string }[], words: Words): string {
  const { t } = words;
  const open = findings.filter((finding) => finding.state === 'act' || finding.state === 'watch').length;
  return open === 0
    ? t('data.quality.fine')
    : t('data.quality.verdict', { count: open, number: leadingNumberWord(open, words) });
}

function leadOf(result: Quality, { t }: Words): string {
  return t('data.quality.lead', { columns: result.columns.length, rows: result.rows });
}

/** A dash in the table has its reason under it. */
function WhyNothing({ result }: { result: Quality }): ReactNode {
  const why = result.columns.map((column) => column.outOfRange).find((figure) => !isEstimated(figure));
  return why === undefined || isEstimated(why) ? null : (
    <div className={`${type['note']} ${css['more']}`}>
      <CannotTell figure={why} />
    </div>
  );
}

function columnsOf(result: Quality, { t, language, format }: Words): TableColumn<QualityColumn>[] {
  const count = (figure: QualityColumn['outOfRange']): string =>
    isEstimated(figure) ? format.integer(figure) : NOTHING;
  return [
    {
      id: 'column',
      head: t('quality.column'),
      isRowHead: true,
      wrap: true,
      cell: (column) => column.label[language] ?? column.column,
    },
    { id: 'part', head: t('data.columns.heads.part'), cell: (column) => t(`mapping.parts.${column.part}`) },
    { id: 'type', head: t('quality.type'), optional: true, cell: (column) => t(`mapping.kinds.${column.type}`) },
    { id: 'missing', head: t('quality.missingCount'), numeric: true, cell: (column) => format.integer(column.missing) },
    {
      id: 'share',
      head: t('quality.missingShare'),
      numeric: true,
      cell: (column) => format.percent(column.missing / Math.max(1, result.rows), 1),
    },
    {
      id: 'seen',
      head: t('data.quality.seen'),
      numeric: true,
      optional: true,
      cell: (column) => spanText(column.low, column.high, { t, format }),
    },
    {
      id: 'range',
      head: t('data.quality.range'),
      numeric: true,
      cell: (column) => spanText(column.range?.[0] ?? null, column.range?.[1] ?? null, { t, format }),
    },
    { id: 'outOfRange', head: t('quality.outOfRangeCount'), numeric: true, cell: (column) => count(column.outOfRange) },
    { id: 'unseen', head: t('quality.unseenCount'), numeric: true, cell: (column) => count(column.unseen) },
  ];
}

function spanText(low: number | null, high: number | null, { t, format }: Pick<Words, 't' | 'format'>): string {
  if (low === null || high === null) return NOTHING;
  const written = (value: number): string =>
    Number.isInteger(value) ? format.integer(value) : format.decimal(value, 2);
  return t('data.quality.span', { low: written(low), high: written(high) });
}
