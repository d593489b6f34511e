import { createHash } from 'node:crypto';
import { escaped } from '#shared/drawing/pen.ts';
import { hashGroups } from '#shared/report/report.ts';
import type { Pair, Report, ReportPage, Stamp } from '#shared/report/report.ts';
import type { Words } from '#shared/words/words.ts';
import { blockHtml, numbersHtml, pairsHtml, richHtml } from './report-blocks.ts';
import type { BlockPlace } from './report-blocks.ts';
import { REPORT_SCRIPT } from './report-script.ts';
import { reportStyle } from './report-style.ts';

/** Room for a figure: on the screen, on a sheet of A4 between its margins. */
const SCREEN_WIDTH = 840;
const PAPER_WIDTH = { portrait: 672, landscape: 1000 } as const;
const SHEET_WIDTH = 640;
const SHORT_HASH = 16;

/**
 * A report as ONE self-contained document: fonts, style and figures inside, no address of anything outside, and a
 * policy that forbids every request. Same report, same bytes.
 *
 * @param asked.words all dictionaries that the figures need, in the language of the report
 * @param asked.for `paper`: the numbers behind the figures are unfolded and the paper is white
 */
export function reportHtml(report: Report, asked: { words: Words; for?: 'screen' | 'paper' }): string {
  const { words } = asked;
  const isPaper = asked.for === 'paper';
  const isSheet = report.layout === 'sheet';
  const place: BlockPlace = {
    words,
    theme: isPaper ? 'print' : 'light',
    isPaper,
    width: isSheet ? SHEET_WIDTH : isPaper ? PAPER_WIDTH[report.orientation ?? 'portrait'] : SCREEN_WIDTH,
  };
  const style = reportStyle(report, stampLine(report.stamp, words));
  const body = isSheet ? sheetBody(report, place) : pagesBody(report, place);
  return [
    '<!doctype html>',
    `<html lang="${report.language}">`,
    '<head>',
    '<meta charset="utf-8">',
    `<meta http-equiv="Content-Security-Policy" content="${policy(style)}">`,
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    '<meta name="generator" content="Tribune">',
    '<meta name="referrer" content="no-referrer">',
    `<title>${escaped(report.title)}</title>`,
    `<style>${style}</style>`,
    '</head>',
    `<body class="${isSheet ? 'sheet' : 'pages'}">`,
    body,
    `<script>${REPORT_SCRIPT}</script>`,
    '</body>',
    '</html>',
    '',
  ].join('\n');
}

/** Nothing may be fetched; the style and the script that stand inside are the only ones, by their hashes. */
function policy(style: string): string {
  const hash = (text: string): string => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
  return [
    "default-src 'none'",
    `style-src ${hash(style)}`,
    `script-src ${hash(REPORT_SCRIPT)}`,
    'font-src data:',
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
}

function pagesBody(report: Report, place: BlockPlace): string {
  const { words } = place;
  const [first] = report.pages;
  return [
    '<div class="wrap">',
    first === undefined ? '' : `<a class="skip" href="#${anchor(first)}">${escaped(words.t('report.skip'))}</a>`,
    '<header class="cover">',
    headHtml(report),
    pairsHtml([...(report.facts ?? []), ...stampPairs(report.stamp, words, 'short')], place),
    '</header>',
    report.pages.length < 2 ? '' : contentsHtml(report.pages, words),
    '<main>',
    ...report.pages.map((page, index) => pageHtml(page, { report, place, number: index + 1 })),
    '</main>',
    `<footer class="about"><h3>${escaped(words.t('report.stamp.head'))}</h3>`,
    pairsHtml(stampPairs(report.stamp, words, 'whole'), place),
    `<p>${escaped(words.t('report.promise'))}</p><p class="keys">${escaped(words.t('report.keys'))}</p>`,
    '</footer>',
    '</div>',
  ].join('\n');
}

function sheetBody(report: Report, place: BlockPlace): string {
  return [
    '<div class="wrap">',
    '<main>',
    headHtml(report),
    report.facts === undefined ? '' : pairsHtml(report.facts, place),
    ...report.pages.map(
      (page) =>
        `<section class="page" id="${anchor(page)}">${page.title === '' ? '' : `<h3>${escaped(page.title)}</h3>`}${blocksHtml(page, place)}${numbersHtml(page.blocks, place)}</section>`,
    ),
    '</main>',
    `<footer class="stamp">${escaped(stampLine(report.stamp, place.words))}</footer>`,
    '</div>',
  ].join('\n');
}

function headHtml({ kind, title, lead }: Report): string {
  return [
    kind === undefined ? '' : `<p class="kind">${escaped(kind)}</p>`,
    `<h1>${escaped(title)}</h1>`,
    lead === undefined ? '' : `<p class="lead">${richHtml(lead)}</p>`,
  ].join('');
}

/** Titles that a printed page holds under one another. */
const ONE_COLUMN = 14;

function contentsHtml(pages: readonly ReportPage[], words: Words): string {
  const items = pages.map((page, index) => {
    const isNew = page.chapter !== undefined && page.chapter !== pages[index - 1]?.chapter;
    const chapter = isNew ? `<p class="in">${escaped(page.chapter ?? '')}</p>` : '';
    return `<li>${chapter}<a href="#${anchor(page)}">${escaped(page.title)}</a></li>`;
  });
  const long = pages.length > ONE_COLUMN ? ' long' : '';
  return `<nav class="contents${long}" aria-labelledby="contents"><h2 id="contents">${escaped(words.t('report.contents'))}</h2><ol>${items.join('')}</ol></nav>`;
}

function pageHtml(page: ReportPage, at: { report: Report; place: BlockPlace; number: number }): string {
  const { report, place, number } = at;
  const id = anchor(page);
  const { words } = place;
  const foot = [
    ...(page.source === undefined ? [] : [page.source]),
    stampLine(report.stamp, words),
    words.t('report.pageOf', { page: number, pages: report.pages.length }),
  ];
  return [
    `<section class="page" id="${id}" ${pageName(page, report)}>`,
    page.chapter === undefined ? '' : `<p class="chapter">${escaped(page.chapter)}</p>`,
    `<h2 id="${id}-title" tabindex="-1">${escaped(page.title)}</h2>`,
    blocksHtml(page, place),
    page.source === undefined ? '' : `<p class="source printed">${escaped(page.source)}</p>`,
    numbersHtml(page.blocks, place),
    `<p class="stamp">${foot.map(escaped).join(' · ')}</p>`,
    '</section>',
  ].join('');
}

/** Pages of one title (two that are not translated yet) are told apart by their number. */
function pageName(page: ReportPage, { pages }: Report): string {
  const isAlone = pages.filter(({ title }) => title === page.title).length === 1;
  return isAlone
    ? `aria-labelledby="${anchor(page)}-title"`
    : `aria-label="${escaped(page.title)} (${pages.indexOf(page) + 1})"`;
}

function blocksHtml(page: ReportPage, place: BlockPlace): string {
  return `<div class="blocks">${page.blocks.map((block) => blockHtml(block, place)).join('')}</div>`;
}

/** Addresses inside the document, whatever the identifier holds. */
function anchor({ id }: ReportPage): string {
  return `page-${id.replace(/[^\w-]/g, '_')}`;
}

/** Date, filters, data and trail in one line, for the foot of every page. */
export function stampLine(stamp: Stamp, words: Words): string {
  return [
    stamp.project,
    stamp.date,
    stamp.period,
    stamp.filters ?? words.t('report.stamp.noFilter'),
    stamp.data === null ? null : words.t('report.stamp.dataShort', { hash: hashGroups(stamp.data, SHORT_HASH) }),
    stamp.trail === null ? null : words.t('report.stamp.trailShort', { hash: hashGroups(stamp.trail, SHORT_HASH) }),
  ]
    .filter((part) => part !== null && part !== '')
    .join(' · ');
}

/** The same as name and value. */
export function stampPairs(stamp: Stamp, words: Words, length: 'short' | 'whole'): Pair[] {
  const { t } = words;
  const hash = (text: string): string => hashGroups(text, length === 'short' ? SHORT_HASH : text.length);
  return [
    { name: t('report.stamp.project'), value: stamp.project },
    { name: t('report.stamp.date'), value: stamp.date },
    ...(stamp.period === null ? [] : [{ name: t('report.stamp.period'), value: stamp.period }]),
    { name: t('report.stamp.filters'), value: stamp.filters ?? t('report.stamp.noFilter') },
    ...(stamp.data === null ? [] : [{ name: t('report.stamp.data'), value: hash(stamp.data) }]),
    {
      name: t('report.stamp.trail'),
      value: stamp.trail === null ? t('report.stamp.noTrail') : hash(stamp.trail),
    },
  ];
}
