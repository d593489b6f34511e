import { useRef } from 'react';
import type { KeyboardEvent, PointerEvent, ReactNode, RefObject } from 'react';
import { useWords } from '#renderer/words/use-words.ts';
import { textWidth } from '#shared/drawing/scale.ts';
import chart from '#renderer/charts/Chart.module.css';
import { cutAt, edgeAt, movedEdge, stepsOf, thresholdAt } from './cutoff-model.ts';
import type { CutoffContext } from './cutoff-words.ts';
import { CutoffStill } from './CutoffStill.tsx';
import { HANDLE, moneyPlaces } from './cutoff-places.ts';
import type { ChartPlaces } from './cutoff-places.ts';
import { money, scoreText } from './numbers.ts';
import { putEdge, useEdge } from './use-edge.ts';
import css from './Cutoff.module.css';

type CutoffChartProps = {
  project: string;
  context: CutoffContext;
  width: number;
  places: ChartPlaces;
  svg: RefObject<SVGSVGElement | null>;
};

const DIRECTIONS: Record<string, 1 | -1> = { ArrowRight: 1, ArrowUp: 1, ArrowLeft: -1, ArrowDown: -1 };

/** Money over the cut-off, the people under it, and one line through both that can be dragged. */
export function CutoffChart({ project, context, width, places, svg }: CutoffChartProps): ReactNode {
  const words = useWords();
  const { t } = words;
  const { model, names, currency, isProbability } = context;
  const edge = useEdge(project, context);
  const isHeld = useRef(false);
  const x = (at: number): number => (at / model.bins) * width;
  const score = (value: number): string => scoreText(value, isProbability, words);
  const threshold = thresholdAt(model, edge);
  const cut = cutAt(model, edge);
  const here = x(edge);
  const y = moneyPlaces(model, places).y;
  const put = (event: PointerEvent<SVGSVGElement>): void => {
    const box = event.currentTarget.getBoundingClientRect();
    const { point, tenth } = stepsOf(model);
    const grain = event.shiftKey ? tenth : point;
    const at = ((event.clientX - box.left) / box.width) * model.bins;
    const next = Math.min(model.bins, Math.max(0, Math.round(at / grain) * grain));
    if (next !== edge) putEdge(project, next);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const direction = DIRECTIONS[event.key];
    const next =
      event.key === 'Home'
        ? edgeAt(model, model.low)
        : event.key === 'End'
          ? model.bins
          : direction === undefined
            ? null
            : movedEdge(model, edge, { direction, isFine: event.shiftKey });
    if (next === null) return;
    event.preventDefault();
    putEdge(project, next);
  };
  const isLate = here > width - 190;
  const pill = Math.min(width - HANDLE.width / 2, Math.max(HANDLE.width / 2, here));
  const sides = model.selectsAbove ? [names.left, names.selected] : [names.selected, names.left];
  return (
    <svg
      ref={svg}
      className={`${chart['chart']} ${css['chart']}`}
      viewBox={`0 0 ${width} ${places.height}`}
      style={{ height: `${places.height / 16}rem` }}
      preserveAspectRatio="xMinYMin meet"
      role="group"
      aria-label={t('results.cutoff.figure.alt')}
      onPointerDown={(event) => {
        if (event.button !== 0) return;
        isHeld.current = true;
        event.currentTarget.setPointerCapture(event.pointerId);
        event.currentTarget.querySelector<SVGGElement>('[role="slider"]')?.focus({ preventScroll: true });
        put(event);
        event.preventDefault();
      }}
      onPointerMove={(event) => {
        if (isHeld.current) put(event);
      }}
      onPointerUp={() => (isHeld.current = false)}
      onPointerCancel={() => (isHeld.current = false)}
    >
      <rect
        className={css['selected']}
        x={model.selectsAbove ? here : 0}
        y={0}
        width={Math.max(0, model.selectsAbove ? width - here : here)}
        height={places.base}
      />
      <CutoffStill context={context} width={width} places={places} />
      <InForce context={context} width={width} places={places} edge={edge} />
      <g
        className={css['handle']}
        role="slider"
        tabIndex={0}
        aria-label={t('results.cutoff.handle')}
        aria-valuemin={Number(model.low.toPrecision(6))}
        aria-valuemax={Number((model.low + model.step * model.bins).toPrecision(6))}
        aria-valuenow={threshold}
        aria-valuetext={t('results.cutoff.handleValue', {
          score: score(threshold),
          count: cut.selected,
          decision: names.selected,
        })}
        onKeyDown={onKeyDown}
      >
        <line className={css['handleLine']} x1={here} x2={here} y1={0} y2={places.handle} />
        {cut.money !== null && (
          <>
            <circle className={css['handleDot']} cx={here} cy={y(cut.money)} r={5} />
            <text
              className={css['trialText']}
              x={here + (here < 170 ? 10 : -10)}
              y={13}
              textAnchor={here < 170 ? 'start' : 'end'}
            >
              {t('results.cutoff.onTrial', { money: money(cut.money, currency, words) })}
            </text>
          </>
        )}
        <rect
          className={css['ring']}
          x={pill - HANDLE.width / 2 - 4}
          y={places.handle - 4}
          width={HANDLE.width + 8}
          height={HANDLE.height + 8}
          rx={HANDLE.height / 2 + 4}
        />
        <rect
          className={css['pill']}
          x={pill - HANDLE.width / 2}
          y={places.handle}
          width={HANDLE.width}
          height={HANDLE.height}
          rx={HANDLE.height / 2}
        />
        <text className={css['pillText']} x={pill} y={places.handle + 17.5} textAnchor="middle">
          {score(threshold)}
        </text>
      </g>
      <g aria-hidden="true">
        {pill - 44 - textWidth(sides[0] ?? '') > 0 && (
          <text className={chart['name']} x={pill - 42} y={places.handle + 17.5} textAnchor="end">
            {sides[0]}
          </text>
        )}
        {(!isLate || pill + 44 + textWidth(sides[1] ?? '') < width) && (
          <text className={chart['name']} x={pill + 42} y={places.handle + 17.5}>
            {sides[1]}
          </text>
        )}
      </g>
    </svg>
  );
}

type InForceProps = { context: CutoffContext; width: number; places: ChartPlaces; edge: number };

/** The cut-off in force keeps its dashed line; its name stays clear of the handle. */
function InForce({ context, width, places, edge }: InForceProps): ReactNode {
  const words = useWords();
  const { model, isProbability } = context;
  if (model.inForce === null) return null;
  const at = (model.inForce.edge / model.bins) * width;
  const text = words.t('results.cutoff.inForce', { score: scoreText(model.inForce.threshold, isProbability, words) });
  const isRight = model.inForce.edge >= edge ? at + 8 + textWidth(text) < width : at - 8 - textWidth(text) < 0;
  return (
    <g aria-hidden="true">
      <line className={css['inForce']} x1={at} x2={at} y1={places.top} y2={places.base} />
      <text
        className={chart['name']}
        x={at + (isRight ? 8 : -8)}
        y={model.amounts === null ? places.top + 10 : places.between}
        textAnchor={isRight ? 'start' : 'end'}
      >
        {text}
      </text>
    </g>
  );
}
