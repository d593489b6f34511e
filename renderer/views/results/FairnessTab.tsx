import type { ReactNode } from 'react';
import { isEstimated, notEstimable } from '#shared/domain/estimate.ts';
import type { Fairness, FairnessGroup } from '#shared/analyses/fairness/schema.ts';
import type { ProjectSummary } from '#shared/contract/projects.ts';
import { figureOf, mainFinding } from '#renderer/api/told.ts';
import { useAnalysis } from '#renderer/api/use-analysis.ts';
import { FigurePanel } from '#renderer/charts/FigurePanel.tsx';
import { usePreferences } from '#renderer/state/preferences.ts';
import { CannotTell } from '#renderer/ui/CannotTell.tsx';
import { Empty } from '#renderer/ui/Empty.tsx';
import { Link } from '#renderer/ui/Link.tsx';
import { Panel } from '#renderer/ui/Panel.tsx';
import type from '#renderer/ui/type.module.css';
import { useWords } from '#renderer/words/use-words.ts';
import { ColumnChoices } from './ColumnChoices.tsx';
import { namesOf, groupText } from './names.ts';
import { choose, useChoice } from './results-choices.ts';
import { quantity } from '#shared/words/quantity.ts';
import { ResultsFrame } from './ResultsFrame.tsx';
import { frameOf } from './told.ts';
import css from './Results.module.css';

const FIGURES = ['fairness.selectionRate', 'fairness.truePositiveRate', 'fairness.falsePositiveRate'];

/** Whether groups of people are treated alike, with what cannot be said. */
export function FairnessTab({ project }: { project: ProjectSummary }): ReactNode {
  const words = useWords();
  const { t, language } = words;
  const by = useChoice(project.id, 'fairness');
  const asked = useAnalysis<Fairness>('fairness', by === null ? {} : { by });
  const answer = asked.result;
  const main = mainFinding(answer?.findings);
  const shown = figureOf(answer?.figures, ...FIGURES);
  const lacksColumn = answer !== null && answer.result.sensitive.length === 0;
  return (
    <ResultsFrame
      project={project}
      {...frameOf(asked, main, shown, words)}
      leftOut="results.fairness.withoutOutcome"
      {...(lacksColumn && main === null ? { verdict: t('results.fairness.none') } : {})}
    >
      <Panel asked={asked}>
        {({ result, figures, provenance }) =>
          result.sensitive.length === 0 && result.groups.length === 0 ? (
            <Empty
              title={t('results.fairness.emptyTitle')}
              link={<Link to={{ place: 'data', tab: 'columns' }}>{t('results.fairness.emptyLink')}</Link>}
            >
              {t('results.fairness.emptyText')}
            </Empty>
          ) : (
            <>
              <ColumnChoices
                options={result.sensitive.map((one) => ({
                  value: one.column,
                  label: one.label[language] ?? one.column,
                }))}
                chosen={by ?? result.by}
                onChange={(next) => choose(project.id, { fairness: next })}
              />
              <div className={css[shown === null ? 'alone' : 'split']}>
                {shown !== null && (
                  <div>
                    {FIGURES.map((id) => figureOf(figures, id)).map(
                      (figure) =>
                        figure !== null && (
                          <div key={figure.id} className={css['panel']}>
                            <FigurePanel figure={figure} provenance={provenance} />
                          </div>
                        ),
                    )}
                  </div>
                )}
                <Gaps
                  result={result}
                  unit={project.meaning.currency}
                  isQuantity={project.meaning.task === 'regression'}
                />
              </div>
            </>
          )
        }
      </Panel>
    </ResultsFrame>
  );
}

type Gap = Fairness['gaps'][number];

/** Each gap as a sentence about two groups of a hundred; then of whom nothing can be said. */
function Gaps({ result, unit, isQuantity }: { result: Fairness; unit: string | null; isQuantity: boolean }): ReactNode {
  const words = useWords();
  const { t, format } = words;
  const isExpert = usePreferences((preferences) => preferences.depth !== 'decision');
  const names = namesOf(result, words);
  const group = (name: string): FairnessGroup | undefined => result.groups.find((one) => one.group === name);
  const called = (name: string): string => {
    const found = group(name);
    return format.quote(found === undefined ? name : groupText(found.levels, found.group, words));
  };
  const size = (amount: number): string =>
    isQuantity ? quantity(amount, unit, words) : format.decimal(amount * 100, 1);
  const value = (name: string, metric: Gap['metric']): string => {
    const found = group(name)?.[metric];
    return found === undefined || !isEstimated(found)
      ? ''
      : metric === 'calibration'
        ? format.signed(size(found), found)
        : format.inHundred(found);
  };
  // Of an estimate, and while nobody said what the score announces, there are no kinds to count.
  const hasKinds = result.outcome !== null && result.outcome.positive.value !== '';
  const untold = result.groups.filter((one) => !one.estimable);
  const why = result.groups.map((one) => one.truePositiveRate).find((one) => !isEstimated(one));
  const isUnsaid = why !== undefined && !isEstimated(why) && why.reason === 'POSITIVE_CLASS_UNKNOWN';
  return (
    <section>
      <h2 className={`${type['panelTitle']} ${css['title']}`}>{t('results.fairness.gaps')}</h2>
      {result.gaps.length === 0 &&
        (result.groups.length === 0 ? (
          <CannotTell figure={notEstimable('NO_ROWS')} />
        ) : why !== undefined && !isEstimated(why) ? (
          <CannotTell figure={why} />
        ) : (
          <p>{t('results.fairness.noGap')}</p>
        ))}
      <ul className={css['sentences']}>
        {result.gaps.map((gap) => {
          const [low, high] = isEstimated(gap.interval) ? gap.interval.map(size) : [null, null];
          return (
            <li key={gap.metric}>
              {t(`results.fairness.metrics.${isQuantity ? 'quantity' : gap.metric}`, {
                high: called(gap.groups[0]),
                low: called(gap.groups[1]),
                highValue: value(gap.groups[0], gap.metric),
                lowValue: value(gap.groups[1], gap.metric),
                decision: format.quote(names.selected),
                outcome: format.quote(names.positive),
                other: format.quote(names.other),
              })}
              <span className={css['under']}>
                {t(isQuantity ? 'results.fairness.gapQuantity' : 'results.fairness.gap', {
                  points: size(gap.difference),
                })}
                {low !== null && high !== null && ` ${t('results.fairness.gapBetween', { low, high })}`}
                {isEstimated(gap.interval) && gap.interval[0] <= 0 && ` ${t('results.fairness.notShown')}`}
                {isExpert &&
                  isEstimated(gap.ratio) &&
                  gap.metric !== 'calibration' &&
                  ` ${t('results.technical.ratio', { ratio: format.decimal(gap.ratio, 2) })}`}
              </span>
            </li>
          );
        })}
        {isUnsaid && result.gaps.length > 0 && (
          <li>
            <CannotTell figure={why} />
          </li>
        )}
        {untold.length > 0 && !isUnsaid && (
          <li>
            {t('results.fairness.untold', {
              groups: format.list(
                untold.map((one) =>
                  t(`results.fairness.${hasKinds ? 'untoldGroup' : 'untoldBare'}`, {
                    group: called(one.group),
                    known: one.n,
                    positives: one.positives,
                    outcome: format.quote(names.positive),
                  }),
                ),
              ),
            })}
          </li>
        )}
      </ul>
      <p className={`${type['note']} ${css['more']}`}>{t('results.fairness.reserve')}</p>
    </section>
  );
}
