import type { Axis, Curve, CurvePoint, Figure } from '#shared/domain/figure.ts';
import { between, densityBins } from './curve-parts.ts';
import type { Drawer } from './drawing.ts';
import { tickText } from './figure-text.ts';
import { curvePlace } from './note-places.ts';
import { drawNotes } from './note-shapes.ts';
import { notedValues } from './notes.ts';
import { rounded } from './pen.ts';
import type { Pen, Style } from './pen.ts';
import { apart, largest, linesBetween, span, textWidth } from './scale.ts';

const HEIGHT = 300;
const TOP = 14;
const FOOT = 44;
const STRIP = 26;
const BINS = 48;
const LINE_OF_TEXT = 16;
const NO_AXIS: Axis = { label: { key: '' }, format: 'decimal' };

type Place = {
  x: (value: number) => number;
  y: (value: number) => number;
  line: (points: readonly CurvePoint[], at: (point: CurvePoint) => number) => string;
  across: { low: number; high: number };
  floor: number;
};

/** Up to four lines over two axes, each named at its end. */
export const drawCurve: Drawer = (figure, { words, width, pen }) => {
  const curves = (figure.curves ?? []).filter((curve) => curve.points.length > 0).slice(0, 4);
  const subject = curves.find((curve) => curve.role === 'subject') ?? curves[0];
  const strip = (figure.density ?? []).length > 0 ? STRIP : 0;
  const axes = figure.axes ?? { x: NO_AXIS, y: NO_AXIS };
  const write = (value: number, { format }: Axis): string => tickText(value, format, words, figure.currency);
  const points = curves.flatMap((curve) => curve.points);
  const xs = points.map((point) => point.x);
  const across = { low: Math.min(...xs), high: Math.max(...xs) };
  const height = HEIGHT + strip;
  const floor = height - FOOT - strip;
  const up = span([
    ...[...points, ...(figure.threads ?? []).flat()].flatMap((point) => [point.y, point.low, point.high]),
    ...notedValues(figure),
  ]);
  const names = curves.map((curve) => words.say(curve.label));
  const densityName = words.t('charts.density');
  const left = largest(up.lines.map((line) => textWidth(write(line, axes.y)))) + 10;
  const widest = largest([...names, ...(strip > 0 ? [densityName] : [])].map((name) => textWidth(name) * 1.05));
  const right = Math.min(width * 0.3, widest + 14);
  const x = (value: number): number =>
    left + ((value - across.low) / (across.high - across.low || 1)) * (width - left - right);
  const y = (value: number): number => floor - ((value - up.low) / (up.high - up.low)) * (floor - TOP);
  const line: Place['line'] = (of, at) =>
    of.map((point, index) => `${index === 0 ? 'M' : 'L'}${rounded(x(point.x))} ${rounded(y(at(point)))}`).join('');
  const place: Place = { x, y, line, across, floor };
  const ends = apart(
    curves.map((curve) => y(curve.points.at(-1)?.y ?? 0)),
    LINE_OF_TEXT,
  );
  const tick = largest([across.low, across.high].map((at) => textWidth(write(at, axes.x)))) + 24;
  const below = linesBetween(across.low, across.high, {
    most: Math.max(2, Math.min(8, Math.floor((width - left - right) / tick))),
    whole: axes.x.format === 'integer',
  });
  const marks = [
    backdrop(figure, place, pen),
    strip > 0
      ? densityStrip(figure, place, pen) +
        pen.text('name', densityName, { x: width - right + 8, y: floor + STRIP / 2 + 4 })
      : '',
    ...up.lines.map(
      (at) =>
        pen.line(at === 0 ? 'zero' : 'line', { x1: left, x2: width - right, y1: y(at), y2: y(at) }) +
        pen.text('name', write(at, axes.y), { x: left - 8, y: y(at) + 4, anchor: 'end' }),
    ),
    ...below.map((at) => pen.text('name', write(at, axes.x), { x: x(at), y: height - FOOT + 18, anchor: 'middle' })),
    axes.x.label.key === ''
      ? ''
      : pen.text('name', words.say(axes.x.label), {
          x: (left + width - right) / 2,
          y: height - 6,
          anchor: 'middle',
        }),
    ...curves.map((curve) => band(curve, place, pen)),
    ...[...curves].reverse().map((curve) => lines(curve, styleOf(curve, curves), { place, pen, figure })),
    ...curves.map((curve, index) =>
      pen.text(curve === subject ? 'strong' : 'name', names[index] ?? '', {
        x: x(curve.points.at(-1)?.x ?? 0) + 8,
        y: (ends[index] ?? 0) + 4,
      }),
    ),
    drawNotes(figure, curvePlace(subject, { x, y, across, left, right: width - right, top: TOP, bottom: floor }), {
      words,
      pen,
    }),
  ];
  return { height, marks: curves.length === 0 ? '' : marks.join('') };
};

/** Where hardly any case is seen, and single cases as threads. */
function backdrop({ seen = null, threads = [] }: Figure, { x, line, across, floor }: Place, pen: Pen): string {
  const unseen =
    seen === null
      ? []
      : [
          [across.low, Math.min(across.high, Math.max(across.low, seen[0]))] as const,
          [Math.max(across.low, Math.min(across.high, seen[1])), across.high] as const,
        ].filter(([from, to]) => to > from);
  return [
    ...unseen.map(([from, to]) =>
      pen.rect('unseen', { x: x(from), y: TOP, width: x(to) - x(from), height: floor - TOP }),
    ),
    ...threads.map((points) =>
      pen.path(
        'thread',
        line(points, (point) => point.y),
      ),
    ),
  ].join('');
}

function densityStrip({ density = [] }: Figure, { x, across, floor }: Place, pen: Pen): string {
  const width = (x(across.high) - x(across.low)) / BINS;
  return densityBins(density, { ...across, bins: BINS })
    .map((part, at) =>
      part === 0
        ? ''
        : pen.rect('density', {
            x: x(across.low) + at * width,
            y: floor + 4,
            width: Math.max(0.5, width - 0.8),
            height: Math.max(1, part * (STRIP - 8)),
          }),
    )
    .join('');
}

function band(curve: Curve, { line }: Place, pen: Pen): string {
  const points = curve.points.filter((point) => point.low !== undefined && point.high !== undefined);
  if (points.length < 2) return '';
  const low = (point: CurvePoint): number => point.low ?? point.y;
  const high = (point: CurvePoint): number => point.high ?? point.y;
  const back = line([...points].reverse(), low).replace('M', 'L');
  return (
    pen.path('band', `${line(points, high)}${back}Z`) +
    pen.path('bandEdge', line(points, high)) +
    pen.path('bandEdge', line(points, low))
  );
}

/** Beyond what is seen a line goes on grey and dashed. */
function lines(curve: Curve, style: Style, at: { place: Place; pen: Pen; figure: Figure }): string {
  const { place, pen, figure } = at;
  const { seen = null } = figure;
  const parts: { style: Style; points: readonly CurvePoint[] }[] =
    seen === null
      ? [{ style, points: curve.points }]
      : [
          { style: 'curveUnseen', points: between(curve.points, Number.NEGATIVE_INFINITY, seen[0]) },
          { style: 'curveUnseen', points: between(curve.points, seen[1], Number.POSITIVE_INFINITY) },
          { style, points: between(curve.points, seen[0], seen[1]) },
        ];
  return parts
    .filter((part) => part.points.length > 1)
    .map((part) =>
      pen.path(
        part.style,
        place.line(part.points, (point) => point.y),
      ),
    )
    .join('');
}

function styleOf(curve: Curve, curves: readonly Curve[]): Style {
  if (curve.role === 'reference') return 'curveReference';
  if (curve.role === 'subject') return 'curve';
  return curves.find((one) => one.role === 'peer') === curve ? 'curvePeer' : 'curveOther';
}
