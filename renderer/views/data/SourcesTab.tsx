import { Fragment } from 'react';
import type { ReactNode } from 'react';
import { lockedRoles } from '#shared/domain/locked-roles.ts';
import type { ProjectSummary, Source } from '#shared/contract/projects.ts';
import { readingSentence } from '#shared/words/import-sentences.ts';
import type { Words } from '#shared/words/words.ts';
import { useAnalysis } from '#renderer/api/use-analysis.ts';
import { FigurePanel } from '#renderer/charts/FigurePanel.tsx';
import { newImport } from '#renderer/project/actions.ts';
import { LockedRoles } from '#renderer/project/LockedRoles.tsx';
import { Badge } from '#renderer/ui/Badge.tsx';
import { Button } from '#renderer/ui/Button.tsx';
import { Empty } from '#renderer/ui/Empty.tsx';
import { hashText } from '#renderer/ui/hash-text.ts';
import { LinkButton } from '#renderer/ui/Link.tsx';
import { Table } from '#renderer/ui/Table.tsx';
import type { TableColumn } from '#renderer/ui/table-types.ts';
import type from '#renderer/ui/type.module.css';
import { leadingNumberWord } from '#renderer/words/number-word.ts';
import { useWords } from '#renderer/words/use-words.ts';
import { DataFrame } from './DataFrame.tsx';
import { RecipeLink } from './RecipeLink.tsx';
import { WatchedFolders } from './WatchedFolders.tsx';
import { readingOf } from './reading-of.ts';
import css from './Data.module.css';

/** What is loaded and until when; each file with how it was read and what became of its rows. */
export function SourcesTab({ project }: { project: ProjectSummary }): ReactNode {
  const words = useWords();
  const { t } = words;
  const { sources, period } = project;
  const answer = useAnalysis('overview').result;
  const verdict =
    sources.length === 0 || period === null
      ? t('data.sources.none')
      : t('data.sources.verdict', {
          count: sources.length,
          number: leadingNumberWord(sources.length, words),
          rows: project.rows,
          to: period.to,
        });
  const locked = lockedRoles(project.columns);
  const setAside = sources.reduce((sum, source) => sum + source.rejected + source.duplicates, 0);
  return (
    <DataFrame
      verdict={verdict}
      lead={
        sources.length === 0
          ? undefined
          : t(setAside === 0 ? 'data.sources.allIn' : 'data.sources.someOut', { count: setAside })
      }
      actions={
        <Button kind="primary" onClick={newImport} off={project.readOnly ? t('data.readOnly') : null} reasonBelow>
          {t('data.sources.import')}
        </Button>
      }
    >
      {sources.length === 0 ? (
        <Empty
          title={t('data.sources.emptyTitle')}
          link={<LinkButton onClick={newImport}>{t('data.sources.emptyLink')}</LinkButton>}
        >
          {t('data.sources.emptyText')}
        </Empty>
      ) : (
        <>
          <Table
            label={t('data.sources.table')}
            columns={columnsOf(project, words)}
            count={sources.length}
            rowAt={(index) => sources[index] ?? null}
            rowKey={(source) => source.id}
          />
          {locked.length > 0 && (
            <section className={css['section']}>
              <h2 className={`${type['panelTitle']} ${css['sectionTitle']}`}>{t('import.check.locked')}</h2>
              <LockedRoles locked={locked} className={css['locked']} />
            </section>
          )}
          {answer?.figures.map((figure) => (
            <section key={figure.id} className={css['figure']}>
              <FigurePanel figure={figure} provenance={answer.provenance} />
            </section>
          ))}
          <WatchedFolders project={project} />
        </>
      )}
    </DataFrame>
  );
}

function columnsOf(project: ProjectSummary, words: Words): TableColumn<Source>[] {
  const { t, format } = words;
  const count = (id: 'read' | 'accepted' | 'rejected' | 'duplicates'): TableColumn<Source> => ({
    id,
    head: t(`data.sources.heads.${id}`),
    numeric: true,
    cell: (source) => format.integer(source[id]),
  });
  return [
    {
      id: 'file',
      head: t('data.sources.heads.file'),
      isRowHead: true,
      wrap: true,
      cell: (source) => (
        <>
          <FileName name={source.name} />
          <span className={css['under']}>
            {[t(`data.sources.kinds.${source.kind}`), format.bytes(source.bytes)].join(', ')}
          </span>
          <span className={`${css['under']} ${css['hash']}`}>
            {hashText(source.sha256) ?? t('data.sources.noHash')}
          </span>
        </>
      ),
    },
    {
      id: 'reading',
      head: t('data.sources.heads.reading'),
      wrap: true,
      cell: (source) => <Reading source={source} words={words} />,
    },
    count('read'),
    count('accepted'),
    count('rejected'),
    count('duplicates'),
    {
      id: 'importedAt',
      head: t('data.sources.heads.importedAt'),
      optional: true,
      cell: (source) => format.day(source.importedAt),
    },
    {
      id: 'recipe',
      head: t('data.sources.heads.recipe'),
      wrap: true,
      cell: (source) => <RecipeLink project={project} source={source} />,
    },
  ];
}

/** A long name is broken where its parts meet. */
function FileName({ name }: { name: string }): ReactNode {
  return (
    <span className={css['fileName']}>
      {name.split(/(?<=[_\- ])/).map((part, index) => (
        <Fragment key={index}>
          {index > 0 && <wbr />}
          {part}
        </Fragment>
      ))}
    </span>
  );
}

function sentenceCase(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function Reading({ source, words }: { source: Source; words: Words }): ReactNode {
  const reading = readingOf(source.reading);
  return (
    <>
      {reading === null ? words.t('data.sources.readingUnknown') : sentenceCase(readingSentence(reading, words))}
      {source.kind === 'link' && (
        <span className={css['under']}>
          <Badge shape={source.present ? 'proven' : 'missing'}>
            {words.t(source.present ? 'data.sources.present' : 'data.sources.absent')}
          </Badge>
        </span>
      )}
    </>
  );
}
