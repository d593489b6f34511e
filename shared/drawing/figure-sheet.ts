import type { Figure } from '#shared/domain/figure.ts';
import type { Words } from '#shared/words/words.ts';
import { drawFigure } from './draw-figure.ts';
import { PALETTES } from './palette.ts';
import type { Theme } from './palette.ts';
import { attributes, penOf } from './pen.ts';
import { fitted } from './scale.ts';

const MARGIN = 24;
const TITLE = 44;
const SOURCE = 28;

/**
 * A figure as a drawing of its own, for a document of somebody else: title above, where it comes from below, on paper.
 *
 * @param asked.width of the figure, without the margins
 * @returns null where the figure has nothing to draw
 */
export function figureSheet(
  figure: Figure,
  asked: { words: Words; width: number; source: string; theme?: Theme },
): string | null {
  const { words, width, source, theme = 'print' } = asked;
  const drawn = drawFigure(figure, { words, width, theme });
  if (drawn === null) return null;
  const palette = PALETTES[theme];
  const pen = penOf(palette);
  const whole = { width: width + 2 * MARGIN, height: drawn.height + 2 * MARGIN + TITLE + SOURCE };
  const root = attributes({
    xmlns: 'http://www.w3.org/2000/svg',
    viewBox: `0 0 ${whole.width} ${whole.height}`,
    ...whole,
    'font-family': "'Instrument Sans Variable', 'Instrument Sans', system-ui, sans-serif",
    'font-size': 12,
  });
  const title = pen.text('base', fitted(words.say(figure.title), width), { x: MARGIN, y: MARGIN + 12, isBold: true });
  const subtitle =
    figure.subtitle === undefined
      ? ''
      : pen.text('name', fitted(words.say(figure.subtitle), width), { x: MARGIN, y: MARGIN + 29 });
  const foot = pen.text('name', fitted(source, width), { x: MARGIN, y: whole.height - MARGIN + 2 });
  const paper = `<rect${attributes({ ...whole, fill: palette.paper })}/>`;
  const inner = `<g${attributes({ transform: `translate(${MARGIN} ${MARGIN + TITLE})` })}>${drawn.svg}</g>`;
  return `<?xml version="1.0" encoding="UTF-8"?>\n<svg${root}>${paper}${title}${subtitle}${inner}${foot}</svg>\n`;
}
