import type { ReactNode } from 'react';
import type { Overview } from '#shared/analyses/overview/schema.ts';
import { isEstimated } from '#shared/domain/estimate.ts';
import type { ProjectSummary } from '#shared/contract/projects.ts';
import { openExample, openMyFiles } from '#renderer/project/actions.ts';
import { framingProgress } from '#renderer/project/framing-progress.ts';
import { formatHash } from '#renderer/state/route.ts';
import { useRoute } from '#renderer/state/location.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { Link, LinkButton } from '#renderer/ui/Link.tsx';
import type from '#renderer/ui/type.module.css';
import { useWords } from '#renderer/words/use-words.ts';
import { Recents } from './Recents.tsx';
import { unsaid } from './still-unknown.ts';
import css from './Home.module.css';

type SideProps = { project: ProjectSummary; overview: Overview | null };

/** Where to go on, what is still unknown, what was opened before. */
export function HomeSide({ project, overview }: SideProps): ReactNode {
  const { t } = useWords();
  return (
    <aside className={css['side']} aria-label={t('home.side')}>
      <Resume project={project} />
      <Unknown project={project} overview={overview} />
      <Recents except={project.fileName} />
      <div className={css['buttons']}>
        <Button onClick={() => void openMyFiles()}>{t('home.openDo')}</Button>
        {!project.example && <LinkButton onClick={() => void openExample('credit')}>{t('home.explore')}</LinkButton>}
      </div>
    </aside>
  );
}

function Resume({ project }: { project: ProjectSummary }): ReactNode {
  const { t } = useWords();
  const route = useRoute();
  const hrefOf = (tab: string): string => formatHash({ ...route, place: 'data', tab });
  const last = project.sources.at(-1);
  const { filled, all } = framingProgress(project.framing);
  if (last === undefined && filled === all) return null;
  return (
    <section>
      <h2 className={`${type['panelTitle']} ${css['sideTitle']}`}>{t('home.resume')}</h2>
      {last !== undefined && (
        <a className={css['entry']} href={hrefOf('sources')}>
          <span className={css['title']}>{t('home.lastImport', { name: last.name })}</span>
          <span className={css['under']}>{t('home.lastImportOf', { count: last.accepted, at: last.importedAt })}</span>
        </a>
      )}
      {filled < all && (
        <a className={css['entry']} href={hrefOf('framing')}>
          <span className={css['title']}>{t('data.tabs.framing')}</span>
          <span className={css['under']}>{t('home.framingLeft', { count: filled, all })}</span>
        </a>
      )}
    </section>
  );
}

function Unknown({ project, overview }: SideProps): ReactNode {
  const { t, format } = useWords();
  const open = unsaid(project);
  const unknown = overview === null || !isEstimated(overview.outcomes.unknown) ? 0 : overview.outcomes.unknown;
  const last = overview?.byPeriod.findLast((period) => period.rows > period.known);
  if (open.length === 0 && unknown === 0) return null;
  return (
    <section>
      <h2 className={type['panelTitle']}>{t('home.unknown')}</h2>
      {unknown > 0 && last !== undefined && (
        <p className={type['text']}>
          {t('home.unknownOutcomes', { count: unknown, last: last.rows - last.known, period: last.period })}
        </p>
      )}
      {open.length > 0 && (
        <p className={type['text']}>
          {t('home.unsaid', { what: format.list(open.map((key) => t(`home.unsaidParts.${key}`))) })}{' '}
          <Link to={{ place: 'data', tab: 'meaning' }}>{t('home.sayIt')}</Link>
        </p>
      )}
    </section>
  );
}
