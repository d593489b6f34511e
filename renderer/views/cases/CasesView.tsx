import { TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useMemo, useRef } from 'react';
import type { ReactNode } from 'react';
import type { LogColumn, ProjectSummary } from '#shared/contract/projects.ts';
import { isLogRole } from '#shared/domain/role.ts';
import { useOpenedProject } from '#renderer/api/use-project.ts';
import { useStream } from '#renderer/api/use-stream.ts';
import type { TableLine } from '#renderer/api/use-table.ts';
import { useLabels } from '#renderer/meaning/use-labels.ts';
import { chooseList, useListChoice } from '#renderer/state/cases-list.ts';
import { navigate, select, useRoute, useSelection } from '#renderer/state/location.ts';
import { newImport } from '#renderer/project/actions.ts';
import { Choice } from '#renderer/ui/Choice.tsx';
import { FilterChip } from '#renderer/ui/Chip.tsx';
import { Empty } from '#renderer/ui/Empty.tsx';
import { ErrorPanel } from '#renderer/ui/ErrorPanel.tsx';
import { LinkButton } from '#renderer/ui/Link.tsx';
import { Loading } from '#renderer/ui/Loading.tsx';
import { PageFrame } from '#renderer/ui/PageFrame.tsx';
import { conditionText } from '#renderer/ui/selection-text.ts';
import { Table } from '#renderer/ui/Table.tsx';
import type { TableColumn } from '#renderer/ui/table-types.ts';
import type from '#renderer/ui/type.module.css';
import { useWords } from '#renderer/words/use-words.ts';
import { cellWords, headOf, shownColumns } from './case-columns.ts';
import { LISTED, useCaseList } from './case-list.ts';
import type { CaseList as CaseListed } from './case-list.ts';
import { casesVerdict } from './cases-verdict.ts';
import { CaseHead } from './CaseHead.tsx';
import { CasePage } from './CasePage.tsx';
import { CasesActions } from './CasesActions.tsx';
import { CasesPath } from './CasesPath.tsx';
import { cohortLead, cohortName, Cohorts } from './Cohorts.tsx';
import { listName } from './list-name.ts';
import css from './Cases.module.css';

const TYPING_MS = 250;

/** All cases, or the one that the address names. */
export function CasesView(): ReactNode {
  const project = useOpenedProject();
  const id = useRoute((route) => route.tab);
  if (id === null) return <CaseList project={project} />;
  // The head stays while the page under it becomes that of the next case: who goes on keeps the hand where it is.
  return (
    <>
      <CaseHead project={project} id={id} />
      <CasePage key={id} project={project} id={id} />
    </>
  );
}

/** Finding anybody: by identifier, by filter, by order. */
function CaseList({ project }: { project: ProjectSummary }): ReactNode {
  const words = useWords();
  const { t } = words;
  const selection = useSelection();
  const labels = useLabels(project);
  const typed = useListChoice(project.id, 'search') ?? '';
  const [search] = useDebouncedValue(typed.trim(), TYPING_MS);
  const { cases, asked, sort, cohort, lookIn } = useCaseList(project, search);
  const searchField = useRef<HTMLInputElement>(null);
  const returnTo = useListChoice(project.id, 'opened');
  const narrow = (change: Parameters<typeof chooseList>[1]): void =>
    chooseList(project.id, { ...change, opened: null });
  const counts = useStream('cohorts.count', { project: project.id, selection: asked.selection }, project.state);
  const listed = counts.result?.cohorts.find(({ id }) => id === cohort) ?? null;
  const names = cases.beside?.columns ?? null;
  const columns = useMemo((): TableColumn<TableLine>[] => {
    const context = { project, labels };
    return [
      {
        id: 'case_id',
        head: t('cases.case'),
        isRowHead: true,
        sortable: true,
        cell: (line) => String(line.value('case_id')),
      },
      ...shownColumns(project, names ?? [], words).map((shown) => ({
        id: shown.id,
        head: shown.head,
        numeric: shown.isNumeric,
        optional: shown.isOptional,
        sortable: true,
        cell: (line: TableLine) => cellWords(line.value(shown.id), shown.column, context, words),
      })),
    ];
  }, [project, labels, names, words, t]);
  const total = cases.beside?.total ?? null;
  const where = selection.where ?? [];
  const lookedIn = project.columns.filter(({ part, column }) => part !== 'ignore' && column !== 'case_id');
  const open = (line: TableLine): void => {
    chooseList(project.id, { opened: { index: line.index, cohort: listed?.name ?? null } });
    navigate({ place: 'cases', tab: String(line.value('case_id')) });
  };
  const narrowed = {
    search,
    cohort: listed === null ? null : cohortName(listed, words),
    selection,
    project,
    labels,
  };
  const verdict = casesVerdict(
    { ...narrowed, total: cases.isFormer ? null : total, isStopped: cases.isStopped },
    words,
  );
  if (project.rows === 0)
    return (
      <PageFrame verdict={t('cases.none')}>
        <Empty
          title={t('data.sources.emptyTitle')}
          link={<LinkButton onClick={newImport}>{t('data.sources.emptyLink')}</LinkButton>}
        >
          {t('data.sources.emptyText')}
        </Empty>
      </PageFrame>
    );
  return (
    <PageFrame
      above={<CasesPath list={listName(narrowed, words) ?? t('shell.allCases')} id={null} />}
      verdict={verdict}
      lead={listed === null || counts.result === null ? t('cases.lead') : cohortLead(listed, counts.result, words)}
      actions={
        <CasesActions
          project={project}
          asked={asked}
          sort={sort}
          total={cases.isFormer ? null : total}
          onKept={() => narrow({ search: null })}
          saved={listed?.kind === 'saved' ? listed : null}
        />
      }
    >
      <p className="visually-hidden" role="status">
        {cases.isUpdating || total === null ? '' : verdict}
      </p>
      <Cohorts
        asked={counts}
        chosen={cohort ?? 'all'}
        onChoose={(id) => narrow({ cohort: id === 'all' ? null : id })}
      />
      <div className={css['tools']}>
        <div className={css['search']}>
          <TextInput
            id="case-search"
            ref={searchField}
            type="search"
            label={t(lookIn === null ? 'cases.search' : 'cases.searchIn')}
            placeholder={t(lookIn === null ? 'cases.searchHint' : 'cases.searchAny')}
            value={typed}
            onChange={(event) => narrow({ search: event.currentTarget.value })}
          />
        </div>
        <Choice
          label={t('cases.lookIn')}
          width={220}
          searchable
          value={lookIn ?? ''}
          options={[
            { value: '', label: t('cases.lookInIds') },
            { value: '@any', label: t('cases.lookInAny') },
            ...lookedIn.map((column) => ({ value: askedName(column), label: headOf(column, words) })),
          ]}
          onChange={(next) => narrow({ lookIn: next === '' ? null : next })}
        />
        {where.length > 0 && (
          <div className={css['chips']}>
            {where.map((text) => {
              const label = conditionText(text, project.columns, words, labels);
              const others = where.filter((one) => one !== text);
              return (
                <FilterChip
                  key={text}
                  removeLabel={t('ui.removeFilter', { filter: label })}
                  onRemove={() => {
                    searchField.current?.focus();
                    select({ ...selection, where: others.length === 0 ? undefined : others });
                  }}
                >
                  {label}
                </FilterChip>
              );
            })}
          </div>
        )}
        <Former cases={cases} />
      </div>
      {cases.error !== null ? (
        <ErrorPanel error={cases.error}>
          <LinkButton onClick={cases.again}>{t('ui.again')}</LinkButton>
        </ErrorPanel>
      ) : total === null ? (
        cases.isStopped ? (
          <p role="status">
            {t('ui.stopped')} <LinkButton onClick={cases.again}>{t('ui.again')}</LinkButton>
          </p>
        ) : (
          <Loading
            progress={cases.progress}
            what={t('cases.looking', { count: project.rows })}
            onCancel={cases.cancel}
          />
        )
      ) : total === 0 ? (
        <Empty title={t('cases.noMatch')}>{t('cases.noMatchText')}</Empty>
      ) : (
        <>
          <Table
            label={t(cases.isFormer ? 'cases.tableFormer' : 'cases.table', { count: total })}
            columns={columns}
            count={Math.min(total, LISTED)}
            rowAt={cases.rowAt}
            rowKey={(line) => line.index}
            onOpen={open}
            onShow={cases.show}
            sort={sort}
            onSort={(next) => narrow({ sort: next })}
            returnTo={returnTo?.index ?? null}
          />
          {total > LISTED && <p className={`${type['note']} ${css['note']}`}>{t('cases.listed', { count: LISTED })}</p>}
        </>
      )}
    </PageFrame>
  );
}

/** A column as a question names it. */
function askedName({ part, name }: LogColumn): string {
  return isLogRole(part) ? `@${part}` : name;
}

/** That the rows below are those of the question before: while the next ones are looked for, or since that was stopped. */
function Former({ cases }: { cases: CaseListed['cases'] }): ReactNode {
  const { t } = useWords();
  if (!cases.isFormer || cases.error !== null) return null;
  const { progress } = cases;
  if (cases.isStopped)
    return (
      <p className={type['note']} role="status">
        {t('cases.stopped')} <LinkButton onClick={cases.again}>{t('ui.again')}</LinkButton>
      </p>
    );
  return (
    <p className={type['note']}>
      <span role="status">{t('ui.updating')}</span>
      {progress !== null &&
        progress.total !== null &&
        `, ${t('cases.readOf', { done: progress.done, total: progress.total })}`}{' '}
      <LinkButton onClick={cases.cancel}>{t('ui.cancel')}</LinkButton>
    </p>
  );
}
