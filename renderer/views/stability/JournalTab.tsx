import { useState } from 'react';
import type { ReactNode } from 'react';
import { sentence } from '#shared/analyses/journal/findings.ts';
import type { BrokenDay, Journal, JournalStep } from '#shared/analyses/journal/schema.ts';
import type { ProjectSummary } from '#shared/contract/projects.ts';
import type { Words } from '#shared/words/words.ts';
import { pickFiles } from '#renderer/api/choose-files.ts';
import { figureOf, mainFinding, told } from '#renderer/api/told.ts';
import { useAnalysis } from '#renderer/api/use-analysis.ts';
import type { Answered } from '#renderer/api/use-analysis.ts';
import { refreshSummary } from '#renderer/api/use-project.ts';
import { useRun } from '#renderer/api/use-run.ts';
import { FigurePanel } from '#renderer/charts/FigurePanel.tsx';
import { say } from '#renderer/state/toasts.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { CannotTell } from '#renderer/ui/CannotTell.tsx';
import { Empty } from '#renderer/ui/Empty.tsx';
import { ErrorPanel } from '#renderer/ui/ErrorPanel.tsx';
import { LinkButton } from '#renderer/ui/Link.tsx';
import { Panel } from '#renderer/ui/Panel.tsx';
import { Table } from '#renderer/ui/Table.tsx';
import type { TableColumn } from '#renderer/ui/table-types.ts';
import type from '#renderer/ui/type.module.css';
import { useWords } from '#renderer/words/use-words.ts';
import { JournalFiles } from './JournalFiles.tsx';
import { StabilityFrame } from './StabilityFrame.tsx';
import css from './Stability.module.css';

/** What the logs of the scoring runs say: which day broke, at which step, beside the predictions of each day. */
export function JournalTab({ project }: { project: ProjectSummary }): ReactNode {
  const words = useWords();
  const { t } = words;
  const asked = useAnalysis<Journal>('journal');
  const adding = useRun('processJournal.add', true);
  const answer = asked.result;
  const main = mainFinding(answer?.findings, 'journal.broken', 'journal.held');
  const figure = figureOf(answer?.figures, 'journal.byDay');
  const add = async (): Promise<void> => {
    const chosen = await pickFiles({ kind: 'any', multiple: true, folder: false });
    if (chosen.length === 0) return;
    const done = await adding.run({ project: project.id, files: chosen.map(({ grant }) => grant) });
    if (done === null) return;
    const added = done.files.filter(({ state }) => state === 'added').length;
    say(added === 0 ? t('stability.journal.already') : t('stability.journal.added', { count: added }));
    await refreshSummary(project.id);
  };
  const isEmpty = answer !== null && answer.result.files === 0;
  const head = told('stability', asked, { main, figure }, words);
  return (
    <StabilityFrame
      project={project}
      {...head}
      {...(isEmpty ? { verdict: t('stability.journal.none') } : {})}
      actions={
        <Button
          onClick={() => void add()}
          off={project.readOnly ? t('data.readOnly') : adding.isRunning ? t('stability.journal.adding') : null}
        >
          {t('stability.journal.add')}
        </Button>
      }
      {...(isEmpty ? {} : { rows: answer?.result.rows })}
    >
      {adding.error !== null && <ErrorPanel error={adding.error} />}
      <Panel asked={asked}>
        {(one) =>
          one.result.files === 0 ? (
            <Empty title={t('stability.journal.emptyTitle')}>{t('stability.journal.emptyText')}</Empty>
          ) : (
            <Told answer={one} words={words} />
          )
        }
      </Panel>
      {answer !== null && !isEmpty && <JournalFiles project={project} unread={answer.result.unread} />}
    </StabilityFrame>
  );
}

function Told({ answer, words }: { answer: Answered<Journal>; words: Words }): ReactNode {
  const { t } = words;
  const [isAll, setAll] = useState(false);
  const { result, figures, provenance } = answer;
  if (result.why !== null) return <CannotTell figure={result.why} />;
  const latest = [...result.brokenDays].reverse();
  const shown = isAll ? latest : latest.slice(0, BROKEN_SHOWN);
  return (
    <>
      {figures
        .filter(({ id }) => id === 'journal.byDay')
        .map((figure) => (
          <FigurePanel key={figure.id} figure={figure} provenance={provenance} />
        ))}
      {latest.length > 0 && (
        <section className={css['section']} aria-label={t('stability.journal.broken')}>
          <h2 className={`${type['panelTitle']} ${css['title']}`}>{t('stability.journal.broken')}</h2>
          <Table
            label={t('stability.journal.broken')}
            columns={brokenColumns(words)}
            count={shown.length}
            rowAt={(index) => shown[index] ?? null}
            rowKey={({ day }) => day}
          />
          {latest.length > shown.length && (
            <p className={css['more']}>
              <LinkButton onClick={() => setAll(true)}>
                {t('stability.journal.allBroken', { count: latest.length })}
              </LinkButton>
            </p>
          )}
        </section>
      )}
      <section className={css['section']} aria-label={t('stability.journal.steps')}>
        <h2 className={`${type['panelTitle']} ${css['title']}`}>{t('stability.journal.steps')}</h2>
        <Table
          label={t('stability.journal.steps')}
          columns={stepColumns(words)}
          count={result.steps.length}
          rowAt={(index) => result.steps[index] ?? null}
          rowKey={({ step }) => step}
        />
      </section>
    </>
  );
}

const BROKEN_SHOWN = 10;

function brokenColumns({ t, say: tell, format }: Words): TableColumn<BrokenDay>[] {
  const count = (id: 'predictions' | 'rows'): TableColumn<BrokenDay> => ({
    id,
    head: t(`journal.columns.${id}`),
    numeric: true,
    cell: (day) => {
      const value = day[id];
      return value === null ? t('stability.journal.notTold') : format.integer(value);
    },
  });
  return [
    { id: 'day', head: t('journal.columns.day'), isRowHead: true, cell: ({ day }) => format.day(day) },
    { id: 'what', head: t('stability.journal.what'), wrap: true, cell: (day) => tell(sentence(day)) },
    count('predictions'),
    count('rows'),
  ];
}

function stepColumns({ t, format }: Words): TableColumn<JournalStep>[] {
  const none = t('stability.journal.notTold');
  return [
    { id: 'step', head: t('journal.columns.step'), isRowHead: true, wrap: true, cell: ({ step }) => step },
    {
      id: 'lastSuccess',
      head: t('journal.columns.lastSuccess'),
      cell: ({ lastSuccess }) => (lastSuccess === null ? none : momentText(lastSuccess, format)),
    },
    { id: 'days', head: t('journal.columns.days'), numeric: true, cell: ({ days }) => format.integer(days) },
    { id: 'errors', head: t('journal.columns.errors'), numeric: true, cell: ({ errors }) => format.integer(errors) },
    {
      id: 'seconds',
      head: t('journal.columns.seconds'),
      numeric: true,
      cell: ({ medianMs }) => (medianMs === null ? none : format.decimal(medianMs / 1000, 1)),
    },
    {
      id: 'volume',
      head: t('journal.columns.lastVolume'),
      numeric: true,
      cell: ({ lastVolume }) => (lastVolume === null ? none : format.integer(lastVolume)),
    },
  ];
}

function momentText(moment: string, format: Words['format']): string {
  const [day = '', clock = ''] = moment.split(' ');
  return `${format.day(day)}, ${clock}`;
}
