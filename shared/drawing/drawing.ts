import type { Figure } from '#shared/domain/figure.ts';
import type { Words } from '#shared/words/words.ts';
import type { Pen } from './pen.ts';

/** What a figure is drawn with: the words and room of the page. */
export type Drawer = (figure: Figure, place: { words: Words; width: number; pen: Pen }) => Drawing;

/** The marks of a figure as SVG, in a box of `width` given by the caller; units of the design (96 to an inch). */
export type Drawing = { height: number; marks: string };
