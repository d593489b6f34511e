import { useMemo } from 'react';
import type { ReactNode, RefObject } from 'react';
import type { Figure } from '#shared/domain/figure.ts';
import type { Selection } from '#shared/domain/selection.ts';
import { isEstimated } from '#shared/domain/estimate.ts';
import type { Threshold } from '#shared/analyses/threshold/schema.ts';
import { usePreferences } from '#renderer/state/preferences.ts';
import { FigureTable } from '#renderer/charts/FigureTable.tsx';
import { turnFigure, useIsTable } from '#renderer/charts/figure-view.ts';
import { useBox } from '#renderer/charts/use-box.ts';
import { LinkButton } from '#renderer/ui/Link.tsx';
import { NumberField } from '#renderer/ui/NumberField.tsx';
import type from '#renderer/ui/type.module.css';
import { useWords } from '#renderer/words/use-words.ts';
import { edgeAt, thresholdAt } from './cutoff-model.ts';
import type { Amounts } from './cutoff-model.ts';
import type { CutoffContext } from './cutoff-words.ts';
import { chartPlaces, HEIGHTS } from './cutoff-places.ts';
import { CutoffChart } from './CutoffChart.tsx';
import { CutoffPeople } from './CutoffPeople.tsx';
import { scoreText } from './numbers.ts';
import { putEdge, useEdge } from './use-edge.ts';
import { useFirstView } from './use-first-view.ts';
import { ValueFields } from './ValueFields.tsx';
import css from './Results.module.css';

type SimulatorProps = {
  project: string;
  context: CutoffContext;
  result: Threshold;
  /** The rows that the question was asked about. */
  asked: Selection;
  figure: Figure | null;
  svg: RefObject<SVGSVGElement | null>;
  isAsked: boolean;
  onAmounts: (amounts: Amounts | null) => void;
};

/** The figure with its handle, what moves beside it, and what a decision is worth. */
export function CutoffSimulator(props: SimulatorProps): ReactNode {
  const { project, context, result, asked, figure, svg, isAsked, onAmounts } = props;
  const { t, say } = useWords();
  const { box, width } = useBox();
  const height = Math.max(HEIGHTS.least, Math.min(HEIGHTS.most, useFirstView(box, width)));
  const places = useMemo(() => chartPlaces(height), [height]);
  const isTable = useIsTable(figure?.id ?? 'threshold.points');
  return (
    <div className={css['split']}>
      <figure aria-label={figure === null ? undefined : say(figure.title)}>
        <div className={css['figureHead']}>
          <figcaption className={type['panelTitle']}>
            {figure !== null && say(figure.title)}
            {figure?.subtitle !== undefined && <span className={type['panelTitleTail']}>, {say(figure.subtitle)}</span>}
          </figcaption>
          {figure !== null && (
            <LinkButton
              onClick={() => turnFigure(figure.id)}
              label={t(isTable ? 'charts.asFigureOf' : 'charts.asTableOf', { title: say(figure.title) })}
            >
              {t(isTable ? 'charts.asFigure' : 'charts.asTable')}
            </LinkButton>
          )}
        </div>
        <div ref={box} className={css['chartBox']}>
          {isTable && figure !== null ? (
            <FigureTable figure={figure} />
          ) : (
            width > 0 && <CutoffChart project={project} context={context} width={width} places={places} svg={svg} />
          )}
        </div>
        <TrialTools project={project} context={context} result={result} />
      </figure>
      <div>
        <CutoffPeople project={project} context={context} result={result} asked={asked} />
        <ValueFields context={context} result={result} isAsked={isAsked} onAmounts={onAmounts} />
      </div>
    </div>
  );
}

/** Typed, or put back to a place that has a name. */
function TrialTools(props: { project: string; context: CutoffContext; result: Threshold }): ReactNode {
  const { project, context, result } = props;
  const { model, isProbability } = context;
  const words = useWords();
  const { t } = words;
  const isExpert = usePreferences((preferences) => preferences.depth !== 'decision');
  const edge = useEdge(project, context);
  const per = isProbability ? 100 : 1;
  const [low, high] = [model.low * per, (model.low + model.step * model.bins) * per];
  const { inForce, best } = model;
  const score = (value: number): string => scoreText(value, isProbability, words);
  const around = isEstimated(result.best) ? result.best.thresholdInterval : null;
  return (
    <>
      <div className={css['tools']}>
        <div className={css['typed']}>
          <NumberField
            label={t('results.cutoff.typed')}
            value={Number((thresholdAt(model, edge) * per).toFixed(4))}
            accepts={(value) => value >= low && value <= high}
            expected={t('results.cutoff.typedExpected', { low, high })}
            width={130}
            {...(isProbability ? { unit: '%' } : {})}
            onChange={(value) => {
              if (value !== null) putEdge(project, edgeAt(model, value / per));
            }}
          />
        </div>
        <p className={css['hint']}>{t('results.cutoff.drag')}</p>
        <p className={css['toolLinks']}>
          {best !== null && (
            <LinkButton onClick={() => putEdge(project, best.edge)}>{t('results.cutoff.best')}</LinkButton>
          )}
          {inForce !== null && (
            <LinkButton onClick={() => putEdge(project, inForce.edge)}>
              {t('results.cutoff.back', { inForce: score(inForce.threshold) })}
            </LinkButton>
          )}
        </p>
      </div>
      {isExpert && around !== null && isEstimated(around) && best !== null && (
        <p className={`${type['note']} ${css['more']}`}>
          {t(around[0] === around[1] ? 'results.cutoff.bestAlways' : 'results.cutoff.bestBetween', {
            best: score(best.threshold),
            low: score(around[0]),
            high: score(around[1]),
          })}
        </p>
      )}
    </>
  );
}
