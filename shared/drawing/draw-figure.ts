import type { Figure } from '#shared/domain/figure.ts';
import type { Words } from '#shared/words/words.ts';
import { drawColumns } from './draw-columns.ts';
import { drawCurve } from './draw-curve.ts';
import { drawHeat } from './draw-heat.ts';
import { drawBars, drawIntervals, drawSigned } from './draw-rows.ts';
import type { Drawer } from './drawing.ts';
import { PALETTES } from './palette.ts';
import type { Theme } from './palette.ts';
import { attributes, escaped, penOf } from './pen.ts';

const DRAWERS: { [kind in Figure['kind']]?: Drawer } = {
  columns: drawColumns,
  bars: drawBars,
  shares: drawBars,
  intervals: drawIntervals,
  curve: drawCurve,
  signed: drawSigned,
  waterfall: drawSigned,
  heat: drawHeat,
};

const WORKS = "'Instrument Sans Variable', 'Instrument Sans', system-ui, sans-serif";
const EDGE = 2;

export type DrawnFigure = { svg: string; width: number; height: number };

/**
 * A figure as one element of SVG: real text, no script, no reference, the same bytes for the same input. It is one
 * picture for a screen reader, told by the sentence of the figure.
 *
 * @param asked.width in units of the design, 96 to an inch
 * @returns null where the figure has no mark or its kind has no drawing: then its table stands alone
 */
export function drawFigure(figure: Figure, asked: { words: Words; width: number; theme?: Theme }): DrawnFigure | null {
  const draw = DRAWERS[figure.kind];
  const isEmpty =
    figure.kind === 'curve' ? (figure.curves ?? []).every((one) => one.points.length === 0) : figure.marks.length === 0;
  if (draw === undefined || isEmpty) return null;
  const { words, width, theme = 'light' } = asked;
  const { height, marks } = draw(figure, { words, width: width - 2 * EDGE, pen: penOf(PALETTES[theme]) });
  const box = { width, height: Math.ceil(height) + 2 * EDGE };
  const told = words.say(figure.alt);
  const root = attributes({
    xmlns: 'http://www.w3.org/2000/svg',
    viewBox: `${-EDGE} ${-EDGE} ${box.width} ${box.height}`,
    ...box,
    role: 'img',
    'aria-label': told,
    'font-family': WORKS,
    'font-size': 12,
  });
  const svg = `<svg${root}><title>${escaped(words.say(figure.title))}</title><desc>${escaped(told)}</desc>${marks}</svg>`;
  return { svg, ...box };
}
