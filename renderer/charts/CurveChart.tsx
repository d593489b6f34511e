import type { ReactNode } from 'react';
import type { Axis, Curve, CurvePoint } from '#shared/domain/figure.ts';
import { useWords } from '#renderer/words/use-words.ts';
import { ChartFrame } from './ChartFrame.tsx';
import { CurveBackdrop, DensityStrip, STRIP } from './CurveBackdrop.tsx';
import type { Place } from './CurveBackdrop.tsx';
import { between } from '#shared/drawing/curve-parts.ts';
import type { ChartProps } from './chart-props.ts';
import { tickText } from '#shared/drawing/figure-text.ts';
import { apart, largest, linesBetween, span, textWidth } from '#shared/drawing/scale.ts';
import { curvePlace } from '#shared/drawing/note-places.ts';
import { notedValues } from '#shared/drawing/notes.ts';
import { Notes } from './Notes.tsx';
import { useMarks } from './use-marks.ts';
import css from './Chart.module.css';

const HEIGHT = 300;
const TOP = 14;
const FOOT = 44;
const STOPS = 25;
const LINE_OF_TEXT = 16;
const NO_AXIS: Axis = { label: { key: '' }, format: 'decimal' };

/** Up to four lines over two axes, each named at its end; arrow keys lead along the first one. */
export function CurveChart({ figure, width, svg }: ChartProps): ReactNode {
  const words = useWords();
  const { t, say } = words;
  const curves = (figure.curves ?? []).filter((curve) => curve.points.length > 0).slice(0, 4);
  const subject = curves.find((curve) => curve.role === 'subject') ?? curves[0];
  const stops = stopsOf(subject?.points ?? []);
  const hasStrip = figure.density !== undefined && figure.density.length > 0;
  const { onKeyDown, markProps } = useMarks(stops.length);
  const axes = figure.axes ?? { x: NO_AXIS, y: NO_AXIS };
  const write = (value: number, { format }: Axis): string => tickText(value, format, words, figure.currency);
  const points = curves.flatMap((curve) => curve.points);
  const xs = points.map((point) => point.x);
  const across = { low: Math.min(...xs), high: Math.max(...xs) };
  const height = HEIGHT + (hasStrip ? STRIP : 0);
  const bottom = FOOT + (hasStrip ? STRIP : 0);
  const threads = (figure.threads ?? []).flat();
  const up = span([
    ...[...points, ...threads].flatMap((point) => [point.y, point.low, point.high]),
    ...notedValues(figure),
  ]);
  const left = largest(up.lines.map((line) => textWidth(write(line, axes.y)))) + 10;
  const right = Math.min(
    width * 0.3,
    largest([...curves.map((curve) => textWidth(say(curve.label))), hasStrip ? textWidth(t('charts.density')) : 0]) +
      14,
  );
  const x = (value: number): number =>
    left + ((value - across.low) / (across.high - across.low || 1)) * (width - left - right);
  const y = (value: number): number =>
    height - bottom - ((value - up.low) / (up.high - up.low)) * (height - TOP - bottom);
  const line = (of: readonly CurvePoint[], at: (point: CurvePoint) => number): string =>
    of.map((point, index) => `${index === 0 ? 'M' : 'L'}${round(x(point.x))} ${round(y(at(point)))}`).join('');
  const ends = apart(
    curves.map((curve) => y(curve.points.at(-1)?.y ?? 0)),
    LINE_OF_TEXT,
  );
  const place: Place = { x, line, across, top: TOP, floor: height - bottom };
  const seen = figure.seen ?? null;
  const tick = largest([across.low, across.high].map((at) => textWidth(write(at, axes.x)))) + 24;
  const below = linesBetween(across.low, across.high, {
    most: Math.max(2, Math.min(8, Math.floor((width - left - right) / tick))),
    whole: axes.x.format === 'integer',
  });
  return (
    <ChartFrame width={width} height={height} alt={say(figure.alt)} onKeyDown={onKeyDown} svg={svg}>
      <g aria-hidden="true">
        <CurveBackdrop figure={figure} place={place} />
        {hasStrip && (
          <>
            <DensityStrip figure={figure} place={place} />
            <text className={css['name']} x={width - right + 8} y={height - bottom + STRIP / 2 + 4}>
              {t('charts.density')}
            </text>
          </>
        )}
        {up.lines.map((at) => (
          <g key={at}>
            <line className={at === 0 ? css['zero'] : css['line']} x1={left} x2={width - right} y1={y(at)} y2={y(at)} />
            <text className={css['name']} x={left - 8} y={y(at) + 4} textAnchor="end">
              {write(at, axes.y)}
            </text>
          </g>
        ))}
        {below.map((at) => (
          <text key={at} className={css['name']} x={x(at)} y={height - FOOT + 18} textAnchor="middle">
            {write(at, axes.x)}
          </text>
        ))}
        {axes.x.label.key !== '' && (
          <text className={css['name']} x={(left + width - right) / 2} y={height - 6} textAnchor="middle">
            {say(axes.x.label)}
          </text>
        )}
        {curves.map((curve) => (
          <Band key={curve.id} curve={curve} line={line} x={x} y={y} />
        ))}
        {[...curves].reverse().map((curve) => (
          <Line key={curve.id} curve={curve} tone={lineClass(curve, curves)} line={line} seen={seen} />
        ))}
        {curves.map((curve, index) => (
          <text
            key={curve.id}
            className={curve === subject ? css['strong'] : css['name']}
            x={x(curve.points.at(-1)?.x ?? 0) + 8}
            y={(ends[index] ?? 0) + 4}
          >
            {say(curve.label)}
          </text>
        ))}
      </g>
      <Notes
        figure={figure}
        place={curvePlace(subject, {
          x,
          y,
          across,
          left,
          right: width - right,
          top: TOP,
          bottom: height - bottom,
        })}
      />
      {stops.map((point, index) => (
        <g key={point.x} className={css['mark']} role="img" aria-label={pointSentence(point)} {...markProps(index)}>
          <rect className={css['hit']} x={x(point.x) - 8} y={y(point.y) - 8} width={16} height={16} />
          <circle className={css['point']} cx={x(point.x)} cy={y(point.y)} r={4.5} />
        </g>
      ))}
    </ChartFrame>
  );

  function pointSentence(point: CurvePoint): string {
    const told = t('charts.point', {
      x: axes.x.label.key === '' ? '' : say(axes.x.label),
      xValue: write(point.x, axes.x),
      y: subject === undefined ? '' : say(subject.label),
      yValue: write(point.y, axes.y),
    });
    return point.low === undefined || point.high === undefined
      ? told
      : t('charts.pointBand', { point: told, low: write(point.low, axes.y), high: write(point.high, axes.y) });
  }
}

/** A line; grey and dashed where hardly any case is seen. */
function Line(props: { curve: Curve; tone: string; line: Pen; seen: [number, number] | null }): ReactNode {
  const { curve, tone, line, seen } = props;
  const y = (point: CurvePoint): number => point.y;
  if (seen === null || curve.role !== 'subject') return <path className={css[tone]} d={line(curve.points, y)} />;
  return (
    <>
      {[
        { tone: 'curveUnseen', points: between(curve.points, Number.NEGATIVE_INFINITY, seen[0]) },
        { tone: 'curveUnseen', points: between(curve.points, seen[1], Number.POSITIVE_INFINITY) },
        { tone, points: between(curve.points, seen[0], seen[1]) },
      ].map((part, at) =>
        part.points.length > 1 ? <path key={at} className={css[part.tone]} d={line(part.points, y)} /> : null,
      )}
    </>
  );
}

type Pen = (of: readonly CurvePoint[], at: (point: CurvePoint) => number) => string;

function Band(props: { curve: Curve; line: Pen; x: (x: number) => number; y: (y: number) => number }): ReactNode {
  const points = props.curve.points.filter((point) => point.low !== undefined && point.high !== undefined);
  if (points.length < 2) return null;
  const low = (point: CurvePoint): number => point.low ?? point.y;
  const high = (point: CurvePoint): number => point.high ?? point.y;
  const back = [...points].reverse();
  const area = `${props.line(points, high)}${props.line(back, low).replace('M', 'L')}Z`;
  return (
    <>
      <path className={css['band']} d={area} />
      <path className={css['bandEdge']} d={props.line(points, high)} />
      <path className={css['bandEdge']} d={props.line(points, low)} />
    </>
  );
}

function lineClass(curve: Curve, curves: readonly Curve[]): string {
  if (curve.role === 'reference') return 'curveReference';
  if (curve.role === 'subject') return 'curve';
  return curves.find((one) => one.role === 'peer') === curve ? 'curvePeer' : 'curveOther';
}

/** Where arrow keys stop: all points of a short line, about twenty-five of a long one, its ends always. */
function stopsOf(points: readonly CurvePoint[]): CurvePoint[] {
  const every = Math.max(1, Math.ceil(points.length / STOPS));
  return points.filter((_, index) => index % every === 0 || index === points.length - 1);
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
