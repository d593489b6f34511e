import { heatLevel } from '#shared/domain/figure.ts';
import type { Figure } from '#shared/domain/figure.ts';
import { markName, titleTail } from '#shared/drawing/figure-text.ts';
import { heatHead, heatText } from '#shared/drawing/heat-parts.ts';
import { PALETTES } from '#shared/drawing/palette.ts';
import { plainText } from '#shared/report/report.ts';
import type { ReportBlock, ReportPage, Rich } from '#shared/report/report.ts';
import type { Words } from '#shared/words/words.ts';
import { figureTable } from '../report-blocks.ts';
import { chartNotes } from './chart-notes.ts';
import type { PlacedChart } from './chart-notes.ts';
import { nativeChart } from './native-chart.ts';

export type Box = { x: number; y: number; w: number; h: number };

export type TextItem = {
  kind: 'text';
  box: Box;
  head?: string;
  text: Rich;
  look: 'says' | 'note' | 'callout' | 'quote' | 'head';
  /** Points. */
  size: number;
};

/** Something at its place on a slide; inches on a slide of 13.333 by 7.5. */
export type SlideItem =
  | TextItem
  | { kind: 'list'; box: Box; items: readonly Rich[]; isOrdered: boolean }
  | { kind: 'amount'; box: Box; value: string; name: string; note: string }
  | { kind: 'chart'; box: Box; chart: PlacedChart; title: string; tail: string; alt: string }
  | {
      kind: 'table';
      box: Box;
      title: string;
      head: readonly string[] | null;
      isNumber: readonly boolean[];
      rows: readonly (readonly string[])[];
      /** Colours behind the cells of a heat map, `#rrggbb`, and whether light letters stand on them. */
      shades?: readonly (readonly (Shade | null)[])[];
    };

export type Shade = { color: string; isDark: boolean; isFramed: boolean };

export type SlidePlan = {
  page: ReportPage;
  /** 1 for the first slide of a page. */ part: number;
  items: readonly SlideItem[];
};

export const AREA: Box = { x: 1.083, y: 2.35, w: 11.167, h: 4.2 };
const GAP = 0.16;
/** Of a text of 16 points. */
const LINE = 0.3;
const ROW = 0.3;
/** At 16 points, in the widest face that a computer may put in place of ours. */
const LETTERS_AN_INCH = 7.8;
const TEXT_POINTS = 16;
/** A text that is longer than a slide is written smaller, down to the last. */
const SMALLER = [1, 0.85, 0.7, 0.55, 0.4] as const;
const INSET = { x: 0.28, y: 0.12 };
const CHART = { least: 2.05, most: 3.7 };
export const CHART_TITLE = 0.34;
const MOST_ROWS = 11;
const DARK_LEVEL = 4;

type Piece = {
  height: number;
  place: (box: Box) => SlideItem[];
  /** Takes what is left of the slide, at least its height. */ grows?: boolean;
  /** Its height in half the width: it may share its row with another text. */
  halfHeight?: number;
};

const HALF = (AREA.w - 0.5) / 2;

/**
 * Lays the blocks of a page on as many slides as they need, none overflowing: figures take the room that texts leave,
 * two texts stand side by side, long tables go on.
 */
export function slidePlans(page: ReportPage, words: Words): SlidePlan[] {
  const pieces = paired(page.blocks.flatMap((block) => piecesOf(block, words)));
  const slides: Piece[][] = [[]];
  for (const piece of pieces) {
    const here = slides.at(-1) ?? [];
    const used = here.reduce((sum, one) => sum + one.height + GAP, 0);
    if (here.length > 0 && used + piece.height > AREA.h) slides.push([piece]);
    else here.push(piece);
  }
  return slides.map((list, index) => ({ page, part: index + 1, items: placed(list) }));
}

function placed(pieces: readonly Piece[]): SlideItem[] {
  const used = pieces.reduce((sum, { height }) => sum + height + GAP, -GAP);
  const growing = pieces.filter(({ grows }) => grows === true).length;
  const more = growing === 0 ? 0 : Math.min(CHART.most - CHART.least, Math.max(0, AREA.h - used) / growing);
  let y = AREA.y;
  return pieces.flatMap(({ height, grows, place }) => {
    const h = height + (grows === true ? more : 0);
    const items = place({ ...AREA, y, h });
    y += h + GAP;
    return items;
  });
}

/** Two short texts in a row share it. */
function paired(pieces: readonly Piece[]): Piece[] {
  const result: Piece[] = [];
  for (let at = 0; at < pieces.length; at += 1) {
    const [left, right] = [pieces[at], pieces[at + 1]];
    if (left === undefined) continue;
    const height = Math.max(left.halfHeight ?? Infinity, right?.halfHeight ?? Infinity);
    if (right === undefined || height > 2.2) {
      result.push(left);
      continue;
    }
    result.push({
      height,
      place: (box) => [...left.place({ ...box, w: HALF }), ...right.place({ ...box, x: box.x + HALF + 0.5, w: HALF })],
    });
    at += 1;
  }
  return result;
}

function piecesOf(block: ReportBlock, words: Words): Piece[] {
  switch (block.kind) {
    case 'text':
      return [textPiece('says', block.text, block.head)];
    case 'heading':
      return [textPiece('head', block.text)];
    case 'callout':
      return [textPiece('callout', block.text, block.head)];
    case 'quote':
      return [textPiece('quote', block.by === undefined ? block.text : `${block.text}\n${block.by}`)];
    case 'absent':
      return [textPiece('note', block.text)];
    case 'list':
      return [
        {
          height: Math.min(
            AREA.h,
            block.items.reduce((sum, item) => sum + textHeight(item, AREA.w - INSET.x, TEXT_POINTS), 0.1),
          ),
          place: (box) => [{ kind: 'list', box, items: block.items, isOrdered: block.isOrdered === true }],
        },
      ];
    case 'amount':
      return [
        {
          height: 1.15,
          place: (box) => [{ kind: 'amount', box, value: block.value, name: block.name, note: block.note ?? '' }],
        },
      ];
    case 'pairs':
      return tablePieces(
        {
          title: block.title ?? '',
          head: null,
          isNumber: [false, false],
          rows: block.pairs.map(({ name, value }) => [name, value]),
        },
        words,
      );
    case 'table':
      return tablePieces(
        {
          title: block.title,
          head: block.columns.map(({ label }) => label),
          isNumber: block.columns.map(({ isNumber }) => isNumber),
          rows: block.rows,
        },
        words,
      );
    case 'figure':
      return [...figurePieces(block.figure, words), ...notePieces([block.caption, block.source])];
  }
}

function figurePieces(figure: Figure, words: Words): Piece[] {
  const chart = nativeChart(figure, words);
  const title = words.say(figure.title);
  const tail = titleTail(figure, words);
  if (figure.heat !== undefined) return tablePieces({ title, ...heatTable(figure, words) }, words);
  if (chart === null) {
    const { columns, rows } = figureTable(figure, words);
    return tablePieces(
      { title, head: columns.map(({ label }) => label), isNumber: columns.map(({ isNumber }) => isNumber), rows },
      words,
    );
  }
  return [
    {
      height: CHART.least,
      grows: true,
      place: (box) => {
        const notes = chartNotes(figure, chart, { box: { w: box.w, h: box.h - CHART_TITLE }, words });
        return [{ kind: 'chart', box, chart: { ...chart, notes }, title, tail, alt: words.say(figure.alt) }];
      },
    },
  ];
}

/** A heat map as a table that can be edited: the value in each cell, the colour of its level behind it. */
function heatTable(figure: Figure, words: Words): Omit<TableText, 'title'> {
  const heat = figure.heat ?? { columns: [], cells: [] };
  const rows = figure.marks.map((mark, row) => [
    markName(mark, words),
    ...heat.columns.map((_, at) => {
      const cell = heat.cells[row]?.[at];
      return cell === undefined ? '' : heatText(cell, figure, words, Number.POSITIVE_INFINITY);
    }),
  ]);
  const marked = (figure.notes ?? []).filter(({ kind }) => kind === 'point' || kind === 'callout');
  const shades = figure.marks.map((mark, row) => [
    null,
    ...heat.columns.map(({ label }, at): Shade | null => {
      const cell = heat.cells[row]?.[at];
      if (cell === undefined) return null;
      const level = heatLevel(cell);
      return {
        color: PALETTES.light.heat[level] ?? PALETTES.light.heat[0],
        isDark: level >= DARK_LEVEL,
        isFramed: marked.some((note) => note.at === mark.label && note.column === label),
      };
    }),
  ]);
  return {
    head: ['', ...heat.columns.map((_, at) => heatHead(figure, at, words, Number.POSITIVE_INFINITY))],
    isNumber: [false, ...heat.columns.map(() => true)],
    rows,
    shades,
  };
}

function notePieces(texts: readonly (string | undefined)[]): Piece[] {
  const text = texts.filter((one) => one !== undefined && one !== '').join(' · ');
  return text === '' ? [] : [textPiece('note', text)];
}

type TableText = Pick<Extract<SlideItem, { kind: 'table' }>, 'title' | 'head' | 'isNumber' | 'rows' | 'shades'>;

/** Twenty rows and more belong into a file: the first ones stand here, and how many there are. */
function tablePieces(table: TableText, words: Words): Piece[] {
  const shown = table.rows.slice(0, MOST_ROWS * 2);
  const left = table.rows.length - shown.length;
  const parts = Math.max(1, Math.ceil(shown.length / MOST_ROWS));
  return [
    ...Array.from({ length: parts }, (_, part): Piece => {
      const rows = shown.slice(part * MOST_ROWS, (part + 1) * MOST_ROWS);
      return {
        height: (rows.length + (table.head === null ? 0 : 1)) * ROW + (table.title === '' ? 0 : CHART_TITLE),
        place: (box) => [
          {
            kind: 'table',
            box,
            ...table,
            rows,
            ...(table.shades === undefined
              ? {}
              : { shades: table.shades.slice(part * MOST_ROWS, (part + 1) * MOST_ROWS) }),
          },
        ],
      };
    }),
    ...(left > 0 ? notePieces([words.t('report.moreRows', { shown: shown.length, count: table.rows.length })]) : []),
  ];
}

const POINTS: Record<TextItem['look'], number> = { says: 16, callout: 16, quote: 16, head: 14, note: 10.5 };

function textPiece(look: TextItem['look'], text: Rich, head?: string): Piece {
  const all = head === undefined ? text : `${head} ${plainText(text)}`;
  const framed = look === 'callout' || look === 'quote';
  const heightAt = (width: number, scale: number): number =>
    textHeight(all, framed ? width - INSET.x : width, POINTS[look] * scale) + (framed ? INSET.y : 0) + 0.06;
  const scale = SMALLER.find((one) => heightAt(AREA.w, one) <= AREA.h) ?? SMALLER.at(-1) ?? 1;
  return {
    height: Math.min(AREA.h, heightAt(AREA.w, scale)),
    ...(scale === 1 && (look === 'says' || look === 'callout') ? { halfHeight: heightAt(HALF, 1) } : {}),
    place: (box) => [
      { kind: 'text', box, text, look, size: POINTS[look] * scale, ...(head === undefined ? {} : { head }) },
    ],
  };
}

/** Inches that a text takes in so much width. */
function textHeight(text: Rich, width: number, points: number): number {
  const letters = (LETTERS_AN_INCH * width * TEXT_POINTS) / points;
  return (linesOf(text, letters) * LINE * points) / TEXT_POINTS;
}

function linesOf(text: Rich, letters: number): number {
  return plainText(text)
    .split('\n')
    .reduce((sum, line) => sum + Math.max(1, Math.ceil(line.length / letters)), 0);
}
