import PptxGenJS from 'pptxgenjs';
import { PALETTES } from '#shared/drawing/palette.ts';
import type { Report, ReportPage, Rich } from '#shared/report/report.ts';
import type { Words } from '#shared/words/words.ts';
import { stampLine, stampPairs } from '../report-html.ts';
import { finishedPackage } from './finished-package.ts';
import type { PlacedChart } from './chart-notes.ts';
import { AREA, CHART_TITLE, slidePlans } from './slide-plan.ts';
import type { Shade, SlideItem, SlidePlan } from './slide-plan.ts';

const { light } = PALETTES;
const SAYS = 'Georgia';
const WORKS = 'Arial';
const LANG = { en: 'en-GB', fr: 'fr-FR' } as const;
const COVER = 'cover';
const PAGE = 'page';
const TITLE = 'title';

const color = (name: 'ink' | 'ink2' | 'ink3' | 'rule' | 'rule2' | 'accent' | 'accentSoft' | 'paper'): string =>
  light[name].slice(1).toUpperCase();

type Slide = PptxGenJS.Slide;
type TextRun = { text: string; options?: PptxGenJS.TextPropsOptions };

/**
 * A report as slides for PowerPoint: real titles, text, notes, tables, and charts that can be edited; the stamp on every
 * slide. Two exports of one report differ in bytes, their figures do not.
 *
 * @param asked.at written into the properties of the file
 */
export async function reportPptx(report: Report, { words, at }: { words: Words; at: Date }): Promise<Uint8Array> {
  const deck = new PptxGenJS();
  const lang = LANG[report.language];
  deck.layout = 'LAYOUT_WIDE';
  deck.title = report.title;
  deck.author = 'Tribune';
  deck.company = '';
  deck.subject = report.kind ?? '';
  deck.theme = { headFontFace: SAYS, bodyFontFace: WORKS };
  const foot = stampLine(report.stamp, words);
  defineMasters(deck, foot, lang);
  const charts: PlacedChart[] = [];
  const draw = { lang, words, charts, foot };
  coverSlide(deck, report, draw);
  for (const page of report.pages)
    for (const plan of slidePlans(page, words)) pageSlide(deck, plan, { ...draw, report });
  aboutSlide(deck, report, draw);
  const bytes = (await deck.write({ outputType: 'uint8array' })) as Uint8Array;
  return finishedPackage(bytes, { charts, lang, at });
}

type Draw = { lang: string; words: Words; charts: PlacedChart[]; foot: string };

function defineMasters(deck: PptxGenJS, foot: string, lang: string): void {
  const placeholder = (h: number, y: number, fontSize: number): PptxGenJS.SlideMasterProps['objects'] => [
    {
      placeholder: {
        options: {
          name: TITLE,
          type: 'title',
          x: AREA.x,
          y,
          w: 10.6,
          h,
          fontFace: SAYS,
          fontSize,
          color: color('ink'),
          align: 'left',
          valign: 'top',
          margin: 0,
          lang,
        },
        text: '',
      },
    },
  ];
  const stamp = {
    text: {
      text: foot,
      options: {
        x: AREA.x,
        y: 6.92,
        w: 9.9,
        h: 0.4,
        fontFace: WORKS,
        fontSize: 9,
        color: color('ink3'),
        margin: 0,
        valign: 'top' as const,
        lang,
      },
    },
  };
  const background = { color: color('paper') };
  deck.defineSlideMaster({ title: COVER, background, objects: [...(placeholder(1.7, 1.6, 38) ?? []), stamp] });
  deck.defineSlideMaster({
    title: PAGE,
    background,
    objects: [...(placeholder(1.2, 0.98, 28) ?? []), stamp],
    slideNumber: {
      x: 11.5,
      y: 6.9,
      w: 0.75,
      h: 0.3,
      fontFace: WORKS,
      fontSize: 9,
      color: color('ink3'),
      align: 'right',
      margin: 0,
    },
  });
}

function coverSlide(deck: PptxGenJS, report: Report, draw: Draw): void {
  const slide = deck.addSlide({ masterName: COVER });
  if (report.kind !== undefined) addNote(slide, report.kind, { y: 1.2, size: 14, draw });
  const title = shortTitle(report.title);
  addTitle(slide, title, { lang: draw.lang, points: Math.min(38, titleSize(title) * 1.36) });
  if (report.lead !== undefined)
    slide.addText(runs(report.lead, draw.lang), {
      ...box({ ...AREA, y: 3.4, h: 0.9 }),
      fontFace: SAYS,
      fontSize: 18,
      color: color('ink2'),
      valign: 'top',
      margin: 0,
    });
  const facts = [...(report.facts ?? []), ...stampPairs(report.stamp, draw.words, 'short')];
  tableItem(
    slide,
    {
      kind: 'table',
      box: { ...AREA, y: 4.4, h: 2.2, w: 8 },
      title: '',
      head: null,
      isNumber: [false, false],
      rows: facts.slice(0, 8).map(({ name, value }) => [name, value]),
    },
    draw,
  );
  slide.addNotes(draw.foot);
}

function aboutSlide(deck: PptxGenJS, report: Report, draw: Draw): void {
  const { t } = draw.words;
  const slide = deck.addSlide({ masterName: PAGE });
  slide.addText(t('report.stamp.head'), { placeholder: TITLE, lang: draw.lang });
  const rows = stampPairs(report.stamp, draw.words, 'whole').map(({ name, value }) => [name, value]);
  tableItem(
    slide,
    { kind: 'table', box: { ...AREA, h: 2.2 }, title: '', head: null, isNumber: [false, false], rows },
    draw,
  );
  textItem(
    slide,
    { kind: 'text', box: { ...AREA, y: 5.5, h: 0.8 }, text: t('report.promise'), look: 'note', size: 10.5 },
    draw,
  );
  slide.addNotes(draw.foot);
}

function pageSlide(deck: PptxGenJS, { page, part, items }: SlidePlan, draw: Draw & { report: Report }): void {
  const { words, lang } = draw;
  const slide = deck.addSlide({ masterName: PAGE });
  if (page.chapter !== undefined) addNote(slide, page.chapter, { y: 0.62, size: 12, draw });
  const short = shortTitle(page.title);
  const title = part === 1 ? short : words.t('report.part', { title: short, part });
  addTitle(slide, title, { lang, points: titleSize(title) });
  for (const item of items) addItem(slide, item, draw);
  if (page.source !== undefined) addNote(slide, page.source, { y: 6.66, size: 9, draw });
  slide.addNotes(notesOf(page, words));
}

/** The size stands with the run: the library takes that of the placeholder for all that is said beside it. */
function addTitle(slide: Slide, text: string, { lang, points }: { lang: string; points: number }): void {
  slide.addText([{ text, options: { lang, fontSize: Math.round(points) } }], { placeholder: TITLE, lang });
}

const TITLE_SIZES = [
  { letters: 70, points: 28 },
  { letters: 112, points: 22 },
  { letters: 170, points: 18 },
  { letters: 300, points: 14 },
] as const;
const SMALLEST_TITLE = 11;
const LONGEST_TITLE = 520;
const LONGEST_NOTE = 130;

/** What its place holds, whatever serif face the computer puts in place of ours. */
function titleSize(title: string): number {
  return TITLE_SIZES.find(({ letters }) => title.length <= letters)?.points ?? SMALLEST_TITLE;
}

/** A title that no slide holds; the notes have it whole. */
function shortTitle(title: string): string {
  return title.length <= LONGEST_TITLE ? title : `${title.slice(0, LONGEST_TITLE)}…`;
}

/** What the presenter says, then what the figures say for those who only read the notes. */
function notesOf(page: ReportPage, words: Words): string {
  return [
    ...(page.title.length > LONGEST_TITLE ? [page.title] : []),
    ...(page.notes ?? []),
    ...page.blocks.flatMap((block) => (block.kind === 'figure' ? [words.say(block.figure.alt)] : [])),
    ...(page.source === undefined ? [] : [page.source]),
  ].join('\n\n');
}

/** One line above or below a page. */
function addNote(slide: Slide, text: string, { y, size, draw }: { y: number; size: number; draw: Draw }): void {
  slide.addText(text.length <= LONGEST_NOTE ? text : `${text.slice(0, LONGEST_NOTE)}…`, {
    ...box({ ...AREA, y, h: size / 40 }),
    fontFace: WORKS,
    fontSize: size,
    color: color('ink3'),
    margin: 0,
    valign: 'top',
    lang: draw.lang,
  });
}

function addItem(slide: Slide, item: SlideItem, draw: Draw): void {
  switch (item.kind) {
    case 'text':
      return textItem(slide, item, draw);
    case 'list':
      slide.addText(
        item.items.flatMap((rich): TextRun[] => {
          const list = runs(rich, draw.lang);
          return list.map((run, at) => ({
            ...run,
            options: {
              ...run.options,
              ...(at === 0 ? { bullet: item.isOrdered ? { type: 'number' as const } : true } : {}),
              breakLine: at === list.length - 1,
            },
          }));
        }),
        { ...box(item.box), fontFace: SAYS, fontSize: 16, color: color('ink2'), valign: 'top', margin: 0 },
      );
      return;
    case 'amount':
      slide.addText(
        [
          {
            text: item.value,
            options: { fontFace: SAYS, fontSize: 32, color: color('ink'), breakLine: true, lang: draw.lang },
          },
          {
            text: item.name,
            options: {
              fontFace: WORKS,
              fontSize: 13,
              color: color('ink'),
              breakLine: item.note !== '',
              lang: draw.lang,
            },
          },
          ...(item.note === ''
            ? []
            : [{ text: item.note, options: { fontFace: WORKS, fontSize: 11, color: color('ink3'), lang: draw.lang } }]),
        ],
        { ...box(item.box), valign: 'top', margin: 0 },
      );
      return;
    case 'table':
      return tableItem(slide, item, draw);
    case 'chart':
      return chartItem(slide, item, draw);
  }
}

function textItem(slide: Slide, item: Extract<SlideItem, { kind: 'text' }>, { lang }: Draw): void {
  const isNote = item.look === 'note';
  const head: TextRun[] =
    item.head === undefined ? [] : [{ text: `${item.head} `, options: { bold: true, color: color('ink'), lang } }];
  slide.addText([...head, ...runs(item.text, lang)], {
    ...box(item.box),
    fontFace: isNote || item.look === 'head' ? WORKS : SAYS,
    fontSize: item.size,
    bold: item.look === 'head',
    color: color(isNote ? 'ink3' : 'ink2'),
    valign: 'top',
    margin: item.look === 'callout' || item.look === 'quote' ? [4, 10, 4, 10] : 0,
    ...(item.look === 'callout' ? { fill: { color: color('accentSoft') } } : {}),
  });
}

function chartItem(slide: Slide, item: Extract<SlideItem, { kind: 'chart' }>, draw: Draw): void {
  const { box: place, chart, title, tail, alt } = item;
  slide.addText(
    [
      { text: title, options: { bold: true, color: color('ink'), lang: draw.lang } },
      ...(tail === '' ? [] : [{ text: tail, options: { color: color('ink3'), lang: draw.lang } }]),
    ],
    { ...box({ ...place, h: 0.3 }), fontFace: WORKS, fontSize: 12, valign: 'top', margin: 0 },
  );
  draw.charts.push(chart);
  // What stands in the package for this chart is written anew by `finishedPackage`; here its place and names are made.
  slide.addChart('bar', [{ name: 'x', labels: ['x'], values: [1] }], {
    ...box({ ...place, y: place.y + CHART_TITLE, h: place.h - CHART_TITLE }),
    altText: alt,
    objectName: title,
  });
}

function tableItem(
  slide: Slide,
  { box: place, title, head, isNumber, rows, shades }: Extract<SlideItem, { kind: 'table' }>,
  { lang }: Draw,
): void {
  let { y } = place;
  if (title !== '') {
    slide.addText(title, {
      ...box({ ...place, h: 0.3 }),
      fontFace: WORKS,
      fontSize: 12,
      bold: true,
      color: color('ink'),
      valign: 'top',
      margin: 0,
      lang,
    });
    y += 0.34;
  }
  const line = { type: 'solid' as const, pt: 0.75, color: color('rule') };
  const none = { type: 'none' as const };
  const frame = { type: 'solid' as const, pt: 3, color: color('ink') };
  const cell = (text: string, at: number, isHead: boolean, shade: Shade | null = null): PptxGenJS.TableCell => ({
    text: text === '' ? '\u00a0' : text,
    options: {
      align: isNumber[at] === true ? 'right' : 'left',
      color: color(shade?.isDark === true ? 'paper' : isHead || (head === null && at === 0) ? 'ink3' : 'ink'),
      ...(shade === null ? {} : { fill: { color: shade.color.slice(1).toUpperCase() } }),
      border: shade?.isFramed === true ? [frame, frame, frame, frame] : [isHead ? none : line, none, none, none],
      lang,
    },
  });
  const all = [
    ...(head === null ? [] : [head.map((label, at) => cell(label, at, true))]),
    ...rows.map((row, place) => row.map((text, at) => cell(text, at, false, shades?.[place]?.[at] ?? null))),
  ];
  if (all.length === 0) return;
  slide.addTable(all, {
    x: place.x,
    y,
    w: place.w,
    rowH: 0.28,
    fontFace: WORKS,
    fontSize: 11,
    margin: [0.03, 0.1, 0.03, 0.02],
    valign: 'middle',
    autoPage: false,
    ...(head === null ? { colW: [2.2, place.w - 2.2] } : {}),
  });
}

function runs(rich: Rich, lang: string): TextRun[] {
  if (typeof rich === 'string') return [{ text: rich, options: { lang } }];
  return rich.map((run) =>
    typeof run === 'string'
      ? { text: run, options: { lang } }
      : { text: run.text, options: { lang, color: color('ink'), ...(run.as === 'strong' ? { bold: true } : {}) } },
  );
}

function box({ x, y, w, h }: { x: number; y: number; w: number; h: number }): {
  x: number;
  y: number;
  w: number;
  h: number;
} {
  return { x, y, w, h };
}
