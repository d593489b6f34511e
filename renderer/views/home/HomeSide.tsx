import type { ReactNode } from 'react';
import type { Overview } from '#shared/analyses/overview/schema.ts';
import { isEstimated } from '#shared/domain/estimate.ts';
import type { ProjectSummary } from '#shared/contract/projects.ts';
import { openExample, openMyFiles } from '#renderer/project/actions.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { Link, LinkButton } from '#renderer/ui/Link.tsx';
import type from '#renderer/ui/type.module.css';
import { useWords } from '#renderer/words/use-words.ts';
import { Recents } from './Recents.tsx';
import { Resume } from './Resume.tsx';
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

function Unknown({ project, overview }: SideProps): ReactNode {
  const { t, format } = useWords();
  const open = unsaid(project);
  const unknown = overview === null || !isEstimated(overview.outcomes.unknown) ? 0 : overview.outcomes.unknown;
  const last = overview?.byPeriod.findLast((period) => period.rows > period.known);
  if (open.length === 0 && unknown === 0) return null;
  return (
    <section>
      <h2 className={`${type['panelTitle']} ${css['sideTitle']}`}>{t('home.unknown')}</h2>
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
