import { useState } from 'react';
import type { ReactNode } from 'react';
import type { Overview } from '#shared/analyses/overview/schema.ts';
import type { ProjectSummary } from '#shared/contract/projects.ts';
import { useAnalysis } from '#renderer/api/use-analysis.ts';
import { useStream } from '#renderer/api/use-stream.ts';
import { useSelection } from '#renderer/state/location.ts';
import { FindingCard } from '#renderer/ui/FindingCard.tsx';
import { LinkButton } from '#renderer/ui/Link.tsx';
import { Panel } from '#renderer/ui/Panel.tsx';
import type from '#renderer/ui/type.module.css';
import { useWords } from '#renderer/words/use-words.ts';
import { FindingFigure } from './FindingFigure.tsx';
import { HomeSide } from './HomeSide.tsx';
import { healthVerdict } from './verdict.ts';
import css from './Home.module.css';

const SHOWN = 5;

/** What needs attention first: findings by weight, five, then all. */
export function Health({ project }: { project: ProjectSummary }): ReactNode {
  const words = useWords();
  const { t, format } = words;
  const selection = useSelection();
  const health = useStream('analysis.health', { project: project.id, selection: mutable(selection) }, project.state);
  const overview = useAnalysis<Overview>('overview').result?.result ?? null;
  const [isWhole, setWhole] = useState(false);
  const asOf = overview?.outcomes.asOf ?? project.meaning.asOf;
  return (
    <div className={css['split']}>
      <div>
        {project.notices.map((notice) => (
          <p key={notice.key} className={css['notice']} role="status">
            {t(notice.key, notice.values)}
          </p>
        ))}
        <p className={css['above']}>
          <b>{t('home.health')}</b>{' '}
          {[
            asOf === null ? null : t('home.asOf', { day: asOf }),
            t('home.rows', { count: overview?.rows ?? project.rows }),
            overview?.individualsNamed === true ? t('home.individuals', { count: overview.individuals }) : null,
          ]
            .filter((part) => part !== null)
            .join(', ')}
        </p>
        <Panel asked={health}>
          {({ findings }) => (
            <>
              <h1 className={type['leadVerdict']} tabIndex={-1}>
                {healthVerdict(findings, words)}
              </h1>
              <div className={css['findings']}>
                {(isWhole ? findings : findings.slice(0, SHOWN)).map((finding) => (
                  <FindingCard
                    key={finding.id}
                    finding={finding}
                    figure={
                      finding.figure === undefined ? undefined : (
                        <FindingFigure analysis={finding.analysis} finding={finding} />
                      )
                    }
                  />
                ))}
                {findings.length > SHOWN && (
                  <p className={css['more']}>
                    <LinkButton onClick={() => setWhole((whole) => !whole)} expanded={isWhole}>
                      {isWhole ? t('home.fewer') : t('home.allFindings', { all: format.integer(findings.length) })}
                    </LinkButton>
                  </p>
                )}
              </div>
            </>
          )}
        </Panel>
      </div>
      <HomeSide project={project} overview={overview} />
    </div>
  );
}

function mutable({ where, ...others }: ReturnType<typeof useSelection>): { where?: string[] } & typeof others {
  return where === undefined ? others : { ...others, where: [...where] };
}
