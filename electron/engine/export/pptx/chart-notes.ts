import type { Figure } from '#shared/domain/figure.ts';
import { columnPlace, curvePlace, rowPlace } from '#shared/drawing/note-places.ts';
import { noteShapes } from '#shared/drawing/note-shapes.ts';
import type { NotePlace } from '#shared/drawing/note-shapes.ts';
import type { Shape } from '#shared/drawing/shapes.ts';
import { isOfValues, roomBelow, roomOver } from '#shared/drawing/notes.ts';
import { largest, textWidth } from '#shared/drawing/scale.ts';
import type { Words } from '#shared/words/words.ts';
import { inPoints } from './native-chart.ts';
import type { NativeChart } from './native-chart.ts';

/** What is drawn over a chart, and the plot that PowerPoint is told to keep under it; in pixels of the chart. */
export type ChartNotes = {
  width: number;
  height: number;
  plot: { left: number; right: number; top: number; bottom: number };
  shapes: readonly Shape[];
};

export type PlacedChart = NativeChart & { notes: ChartNotes | null };

const PIXELS = 96;
const LEGEND = { line: 22, key: 44, gap: 6 };
/** Letters of a chart are larger than those of the window. */
const LETTERS = 1.35;
const NAMES = { most: 0.42, gap: 14 };
const GAP = 1.8;

/**
 * Marks of the author as shapes of the chart, that move with it; null where there is nothing to draw. Lines and thresholds
 * of dots and curves are series of the chart already.
 *
 * @param box of the chart, inches
 */
export function chartNotes(
  told: Figure,
  chart: NativeChart,
  { box, words }: { box: { w: number; h: number }; words: Words },
): ChartNotes | null {
  const figure = inPoints({ ...told, notes: (told.notes ?? []).filter((note) => isOverlaid(told, chart, note.kind)) });
  if (figure.notes?.length === 0) return null;
  const [width, height] = [box.w * PIXELS, box.h * PIXELS];
  const plot = plotOf(figure, chart, { width, height });
  const shapes = noteShapes(figure, placeOf(figure, chart, plot), words);
  return shapes.length === 0 ? null : { width, height, plot, shapes };
}

function isOverlaid(
  figure: Figure,
  { kind }: NativeChart,
  note: NonNullable<Figure['notes']>[number]['kind'],
): boolean {
  if (note === 'line' || note === 'threshold')
    return figure.kind !== 'waterfall' && (kind === 'bars' || kind === 'columns');
  // A staircase is drawn as bars from zero, without its levels.
  return figure.kind !== 'waterfall' || !isOfValues(figure, note);
}

function plotOf(
  figure: Figure,
  chart: NativeChart,
  { width, height }: { width: number; height: number },
): ChartNotes['plot'] {
  const foot = height - legendHeight(chart, width);
  switch (chart.kind) {
    case 'bars': {
      const names = largest(chart.categories.map((name) => textWidth(String(name)) * LETTERS)) + NAMES.gap;
      return {
        left: Math.min(width * NAMES.most, names),
        right: width - 80,
        top: 4,
        bottom: foot - roomBelow(figure),
      };
    }
    case 'columns':
    case 'dots':
      return { left: chart.isAxisHidden ? 8 : 76, right: width - 8, top: 24 + roomOver(figure), bottom: foot - 26 };
    case 'lines':
      return {
        left: chart.yTitle === undefined ? 70 : 94,
        right: width - 16,
        top: 16,
        bottom: foot - (chart.xTitle === undefined ? 26 : 48),
      };
  }
}

function legendHeight({ series }: NativeChart, width: number): number {
  if (series.length < 2) return 4;
  const all = series.reduce((sum, { name }) => sum + textWidth(name) * LETTERS + LEGEND.key, 0);
  return Math.ceil(all / (width * 0.9)) * LEGEND.line + LEGEND.gap;
}

function placeOf(figure: Figure, { kind, axis, series, categories }: NativeChart, plot: ChartNotes['plot']): NotePlace {
  const { left, right, top, bottom } = plot;
  const part = (value: number): number => (value - axis.low) / (axis.high - axis.low || 1);
  const x = (value: number): number => left + part(value) * (right - left);
  const y = (value: number): number => bottom - part(value) * (bottom - top);
  if (kind === 'lines') {
    const xs = categories.map(Number);
    const across = { low: Math.min(...xs), high: Math.max(...xs) };
    return curvePlace(
      figure.curves?.find(({ points }) => points.length > 0),
      {
        ...plot,
        x: (value) => left + ((value - across.low) / (across.high - across.low || 1)) * (right - left),
        y,
        across,
      },
    );
  }
  const values = series[0]?.values ?? [];
  if (kind === 'bars') {
    const row = (bottom - top) / Math.max(1, categories.length);
    return rowPlace(
      figure.marks.map(({ label }, index) => ({
        label,
        tip: typeof values[index] === 'number' ? x(values[index]) : null,
      })),
      { ...plot, x, middle: (index) => top + row * (index + 0.5), names: bottom, foot: row / GAP / 2 },
    );
  }
  const slot = (right - left) / Math.max(1, categories.length);
  const place = columnPlace(figure, { slot, width: right - left, y, top, isLabelled: true });
  return {
    ...place,
    left,
    right,
    bottom,
    along: (at) => {
      const found = place.along(at);
      return found === null ? null : { ...found, at: left + found.at };
    },
  };
}
