import type { ReactNode } from 'react';
import { isEstimated } from '#shared/domain/estimate.ts';
import type { Calibration, CalibrationBin } from '#shared/analyses/calibration/schema.ts';
import type { ProjectSummary } from '#shared/contract/projects.ts';
import { figureOf, mainFinding } from '#renderer/api/told.ts';
import { FigurePanel } from '#renderer/charts/FigurePanel.tsx';
import { NOTHING } from '#shared/drawing/figure-text.ts';
import { usePreferences } from '#renderer/state/preferences.ts';
import { CannotTell } from '#renderer/ui/CannotTell.tsx';
import { OtherFindings } from '#renderer/ui/OtherFindings.tsx';
import { Pairs } from '#renderer/ui/Pairs.tsx';
import { Panel } from '#renderer/ui/Panel.tsx';
import type from '#renderer/ui/type.module.css';
import { useWords } from '#renderer/words/use-words.ts';
import { ENOUGH, tellingBins } from './calibration-bins.ts';
import { namesOf } from './names.ts';
import type { Names } from './names.ts';
import { NoInterval } from './NoInterval.tsx';
import { OfEstimates } from './OfEstimates.tsx';
import { ResultsFrame } from './ResultsFrame.tsx';
import { frameOf } from './told.ts';
import { useScored } from './use-scored.ts';
import css from './Results.module.css';

/** Whether a score of twenty in a hundred means twenty in a hundred. */
export function CalibrationTab({ project }: { project: ProjectSummary }): ReactNode {
  const words = useWords();
  const { t } = words;
  const asked = useScored<Calibration>(project.id, 'calibration');
  const isExpert = usePreferences((preferences) => preferences.depth !== 'decision');
  const answer = asked.result;
  const main = mainFinding(answer?.findings);
  const figure = figureOf(answer?.figures, 'calibration.reliability');
  const told = tellingBins(answer?.result.bins ?? []);
  return (
    <ResultsFrame project={project} {...frameOf(asked, main, figure, words)}>
      <Panel asked={asked}>
        {({ result, findings, provenance }) =>
          project.meaning.task === 'regression' ? (
            <OfEstimates />
          ) : result.bins.length === 0 && !isEstimated(result.ece) ? (
            <CannotTell figure={result.ece} />
          ) : (
            <>
              <div className={css['split']}>
                {figure === null ? <div /> : <FigurePanel figure={figure} provenance={provenance} />}
                <section>
                  <h2 className={`${type['panelTitle']} ${css['title']}`}>{t('results.calibration.inPeople')}</h2>
                  {told.length === 0 ? (
                    <p>{t('results.calibration.few', { needed: ENOUGH })}</p>
                  ) : (
                    <ul className={css['sentences']}>
                      {told.map((bin) => (
                        <BinSentence key={bin.from} bin={bin} names={namesOf(result, words)} />
                      ))}
                    </ul>
                  )}
                  {isExpert && <Technical result={result} />}
                </section>
              </div>
              <OtherFindings page="results" findings={findings} main={main} />
            </>
          )
        }
      </Panel>
    </ResultsFrame>
  );
}

/** "Of 100 people told 20%, 19 …" */
function BinSentence({ bin, names }: { bin: CalibrationBin; names: Names }): ReactNode {
  const { t, format } = useWords();
  const [low, high] = bin.interval.map((share) => format.decimal(share * 100, 1));
  return (
    <li>
      {t('results.calibration.told', {
        told: format.percent(bin.meanScore, 0),
        share: format.parts(bin.rate),
        whole: format.whole(bin.rate),
        outcome: format.quote(names.positive),
      })}
      <span className={css['under']}>
        {t('results.betweenOver', {
          between: t('results.betweenInHundred', { low, high }),
          over: t('results.quality.over', { count: bin.n }),
        })}
      </span>
    </li>
  );
}

function Technical({ result }: { result: Calibration }): ReactNode {
  const { t, format } = useWords();
  const number = (value: Calibration['ece'], interval: Calibration['slopeInterval'] | null = null): string => {
    if (!isEstimated(value)) return NOTHING;
    const told = format.decimal(value, 4);
    return interval === null || !isEstimated(interval)
      ? told
      : t('results.technical.withInterval', {
          value: told,
          low: format.decimal(interval[0], 4),
          high: format.decimal(interval[1], 4),
        });
  };
  return (
    <div className={css['apart']}>
      <h2 className={`${type['panelTitle']} ${css['title']}`}>{t('results.technical.calibration')}</h2>
      <Pairs
        pairs={[
          { name: t('results.technical.slope'), value: number(result.slope, result.slopeInterval) },
          { name: t('results.technical.intercept'), value: number(result.intercept, result.interceptInterval) },
          { name: t('results.technical.names.ece'), value: number(result.ece) },
          { name: t('results.technical.names.eceEqualCount'), value: number(result.eceEqualCount) },
          { name: t('results.technical.names.meanScore'), value: number(result.meanScore, result.meanScoreInterval) },
          { name: t('results.technical.names.rate'), value: number(result.rate, result.rateInterval) },
        ]}
      />
      <NoInterval
        rows={(['ece', 'eceEqualCount'] as const).map((id) => {
          const why = result[`${id}Interval`];
          return {
            name: t(`results.technical.names.${id}`),
            why: isEstimated(result[id]) && !isEstimated(why) ? why : null,
          };
        })}
      />
    </div>
  );
}
