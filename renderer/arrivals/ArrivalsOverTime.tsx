import type { ReactNode } from 'react';
import type { QualityOverTime } from '#shared/analyses/quality-over-time/schema.ts';
import { useAnalysis } from '#renderer/api/use-analysis.ts';
import { FigurePanel } from '#renderer/charts/FigurePanel.tsx';
import { FindingCard } from '#renderer/ui/FindingCard.tsx';
import { Panel } from '#renderer/ui/Panel.tsx';
import type from '#renderer/ui/type.module.css';
import { useWords } from '#renderer/words/use-words.ts';
import css from './Arrivals.module.css';

/** What arrives over time: every figure, or only those of what went wrong. */
export function ArrivalsOverTime({ shown }: { shown: 'all' | 'wrong' }): ReactNode {
  const { t, say } = useWords();
  const asked = useAnalysis<QualityOverTime>('quality-over-time');
  return (
    <section className={css['arrivals']} aria-label={t('arrivals.title')}>
      <h2 className={`${type['panelTitle']} ${css['title']}`}>{t('arrivals.title')}</h2>
      <Panel asked={asked} what={t('arrivals.asking')}>
        {({ findings, figures, provenance }) => {
          const isSteady = findings.every(({ state }) => state === 'holds');
          const told = new Set(findings.map(({ figure }) => figure));
          const drawn = figures.filter(({ id }) => shown === 'all' || told.has(id));
          return (
            <>
              {isSteady ? (
                findings.map(({ id, title, account }) => (
                  <p key={id}>{[title, ...account].map((phrase) => say(phrase)).join(' ')}</p>
                ))
              ) : (
                <div className={css['findings']}>
                  {findings.map(({ link: _here, ...finding }) => (
                    <FindingCard key={finding.id} finding={finding} />
                  ))}
                </div>
              )}
              <div className={css['figures']}>
                {drawn.map((figure) => (
                  <FigurePanel key={figure.id} figure={figure} provenance={provenance} />
                ))}
              </div>
            </>
          );
        }}
      </Panel>
    </section>
  );
}
