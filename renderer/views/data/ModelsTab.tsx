import { useState } from 'react';
import type { ReactNode } from 'react';
import type { BundleSummary, ProjectSummary } from '#shared/contract/projects.ts';
import type { Words } from '#shared/words/words.ts';
import { useCall } from '#renderer/api/use-call.ts';
import { PassportSheet } from '#renderer/passport/PassportSheet.tsx';
import { addBundle } from '#renderer/project/actions.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { Empty } from '#renderer/ui/Empty.tsx';
import { hashText } from '#renderer/ui/hash-text.ts';
import { LinkButton } from '#renderer/ui/Link.tsx';
import { Panel } from '#renderer/ui/Panel.tsx';
import { Table } from '#renderer/ui/Table.tsx';
import type { TableColumn } from '#renderer/ui/table-types.ts';
import { leadingNumberWord } from '#renderer/words/number-word.ts';
import { useWords } from '#renderer/words/use-words.ts';
import { BundleRoleChoice } from './BundleRoleChoice.tsx';
import { DataFrame } from './DataFrame.tsx';
import css from './Data.module.css';

/** Model versions of the project, their roles, and the passport of one. */
export function ModelsTab({ project }: { project: ProjectSummary }): ReactNode {
  const words = useWords();
  const { t, format } = words;
  const { bundles } = project;
  const [chosen, setChosen] = useState<number | null>(null);
  const shown =
    bundles.find((bundle) => bundle.id === chosen) ?? bundles.find((one) => one.role === 'champion') ?? bundles[0];
  const passport = useCall(
    'bundle.passport',
    shown === undefined ? null : { project: project.id, bundle: shown.id },
    project.state,
  );
  const list = format.list(
    bundles.map((one) => t('data.models.one', { version: one.version, role: t(`bundles.roles.${one.role}`) })),
  );
  return (
    <DataFrame
      verdict={
        bundles.length === 0
          ? t('data.models.none')
          : t('data.models.verdict', { count: bundles.length, number: leadingNumberWord(bundles.length, words), list })
      }
      lead={bundles.length === 0 ? undefined : t('data.models.lead')}
      actions={
        <Button
          kind="primary"
          onClick={() => void addBundle()}
          off={project.readOnly ? t('data.readOnly') : null}
          reasonBelow
        >
          {t('data.models.add')}
        </Button>
      }
    >
      {bundles.length === 0 ? (
        <Empty
          title={t('data.models.emptyTitle')}
          link={<LinkButton onClick={() => void addBundle()}>{t('data.models.add')}</LinkButton>}
        >
          {t('data.models.emptyText')}
        </Empty>
      ) : (
        <>
          <Table
            hasFields
            label={t('data.models.table')}
            columns={columnsOf(project, words, { shown: shown?.id ?? null, show: setChosen })}
            count={bundles.length}
            rowAt={(index) => bundles[index] ?? null}
            rowKey={(bundle) => bundle.id}
          />
          <section className={css['section']}>
            <Panel asked={passport}>{(sheet) => <PassportSheet passport={sheet} />}</Panel>
          </section>
        </>
      )}
    </DataFrame>
  );
}

function columnsOf(
  project: ProjectSummary,
  { t, format, language }: Words,
  { shown, show }: { shown: number | null; show: (id: number) => void },
): TableColumn<BundleSummary>[] {
  return [
    {
      id: 'name',
      head: t('data.models.heads.name'),
      isRowHead: true,
      wrap: true,
      cell: (bundle) => bundle.title[language] ?? bundle.name,
    },
    { id: 'version', head: t('data.models.heads.version'), cell: (bundle) => bundle.version },
    {
      id: 'role',
      head: t('data.models.heads.role'),
      cell: (bundle) => <BundleRoleChoice project={project} bundle={bundle} />,
    },
    { id: 'added', head: t('data.models.heads.added'), optional: true, cell: (bundle) => format.day(bundle.addedAt) },
    { id: 'hash', head: t('data.models.heads.hash'), cell: (bundle) => hashText(bundle.sha256) },
    {
      id: 'passport',
      head: t('data.models.heads.passport'),
      cell: (bundle) =>
        bundle.id === shown ? (
          t('data.models.shownBelow')
        ) : (
          <LinkButton
            onClick={() => show(bundle.id)}
            label={t('data.models.showOf', { name: bundle.name, version: bundle.version })}
          >
            {t('data.models.show')}
          </LinkButton>
        ),
    },
  ];
}
