import { useState } from 'react';
import type { ReactNode } from 'react';
import type { Adversarial } from '#shared/analyses/adversarial/schema.ts';
import { isEstimated } from '#shared/domain/estimate.ts';
import { figureOf, mainFinding } from '#renderer/api/told.ts';
import { useAnalysis } from '#renderer/api/use-analysis.ts';
import { FigurePanel } from '#renderer/charts/FigurePanel.tsx';
import { usePreferences } from '#renderer/state/preferences.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { Panel } from '#renderer/ui/Panel.tsx';
import type from '#renderer/ui/type.module.css';
import { useWords } from '#renderer/words/use-words.ts';
import css from './Stability.module.css';

type Windows = { current: string | null; reference: string | null };

/** Whether a program can tell these cases from those before, and by which facts; asked for, since it learns for seconds. */
export function ToldApart({ windows }: { windows: Windows }): ReactNode {
  const { t } = useWords();
  const [asked, setAsked] = useState<Windows | null>(null);
  const isAsked = asked?.current === windows.current && asked.reference === windows.reference;
  return (
    <section className={css['section']}>
      <h2 className={`${type['panelTitle']} ${css['title']}`}>{t('stability.population.apart')}</h2>
      {isAsked ? (
        <Answer windows={windows} />
      ) : (
        <Button onClick={() => setAsked(windows)}>{t('stability.population.tryApart')}</Button>
      )}
    </section>
  );
}

function Answer({ windows: { current, reference } }: { windows: Windows }): ReactNode {
  const { t, say } = useWords();
  const isExpert = usePreferences((preferences) => preferences.depth !== 'decision');
  const asked = useAnalysis<Adversarial>('adversarial', {
    ...(current === null ? {} : { current }),
    ...(reference === null ? {} : { reference }),
  });
  return (
    <Panel asked={asked} what={t('stability.population.telling')}>
      {({ result, findings, figures, provenance }) => {
        const main = mainFinding(findings);
        const drivers = figureOf(figures, 'adversarial.drivers');
        const { auc, interval, nullLimit } = result;
        return (
          <div className={css['split']}>
            <div>
              {main !== null && (
                <>
                  <p className={type['finding']}>{say(main.title)}</p>
                  <p className={css['more']}>{main.account.map((phrase) => say(phrase)).join(' ')}</p>
                </>
              )}
              {isExpert && isEstimated(auc) && isEstimated(interval) && isEstimated(nullLimit) && (
                <p className={`${type['note']} ${css['more']}`}>
                  {t('stability.population.technical', { auc, low: interval[0], high: interval[1], limit: nullLimit })}
                </p>
              )}
            </div>
            {isExpert && drivers !== null && <FigurePanel figure={drivers} provenance={provenance} />}
          </div>
        );
      }}
    </Panel>
  );
}
