import type { Figure } from '#shared/domain/figure.ts';
import { drawFigure } from '#shared/drawing/draw-figure.ts';
import { cellText, rowName, titleTail } from '#shared/drawing/figure-text.ts';
import type { Theme } from '#shared/drawing/palette.ts';
import { escaped } from '#shared/drawing/pen.ts';
import type { Pair, ReportBlock, ReportColumn, Rich } from '#shared/report/report.ts';
import type { Words } from '#shared/words/words.ts';

export type BlockPlace = {
  words: Words;
  theme: Theme;
  /** Paper shows the numbers behind a figure; on the screen they unfold. */
  isPaper: boolean;
  /** Room for figures, in units of the design. */
  width: number;
};

/** The line of a curve says more on paper than pages of its points. */
const MOST_ROWS_ON_PAPER = 11;

/** Everything that people or files wrote is escaped here, on its way into the document. */
export function blockHtml(block: ReportBlock, place: BlockPlace): string {
  switch (block.kind) {
    case 'text': {
      const head = block.head === undefined ? '' : `<span class="head">${escaped(block.head)}</span> `;
      return `<p class="${block.tone === 'lead' ? 'lead' : 'text'}">${head}${richHtml(block.text)}</p>`;
    }
    case 'heading':
      return `<h3>${escaped(block.text)}</h3>`;
    case 'list': {
      const tag = block.isOrdered === true ? 'ol' : 'ul';
      return `<${tag} class="items">${block.items.map((item) => `<li>${richHtml(item)}</li>`).join('')}</${tag}>`;
    }
    case 'figure':
      return figureHtml(block, place);
    case 'table':
      return `<div class="scroll" tabindex="0" role="group" aria-label="${escaped(block.title)}">${tableHtml(block)}</div>`;
    case 'pairs':
      return `${block.title === undefined ? '' : `<h3>${escaped(block.title)}</h3>`}${pairsHtml(block.pairs, place)}`;
    case 'amount':
      return `<p class="amount"><b>${escaped(block.value)}</b><span>${escaped(block.name)}</span>${noted(block.note)}</p>`;
    case 'quote':
      return `<blockquote class="quote"><p>${escaped(block.text)}</p>${block.by === undefined ? '' : `<p class="note">${escaped(block.by)}</p>`}</blockquote>`;
    case 'callout': {
      const head = block.head === undefined ? '' : `<span class="head">${escaped(block.head)}</span> `;
      return `<p class="callout">${head}${richHtml(block.text)}</p>`;
    }
    case 'absent':
      return `<p class="absent">${escaped(block.text)}</p>`;
  }
}

export function richHtml(rich: Rich): string {
  if (typeof rich === 'string') return escaped(rich);
  return rich
    .map((run) => {
      if (typeof run === 'string') return escaped(run);
      return run.as === 'strong'
        ? `<strong>${escaped(run.text)}</strong>`
        : `<span class="value">${escaped(run.text)}</span>`;
    })
    .join('');
}

/** On paper a table: printed lists of names and values lose which is which, and a screen reader tells them apart by their heads. */
export function pairsHtml(pairs: readonly Pair[], { isPaper }: Pick<BlockPlace, 'isPaper'>): string {
  if (isPaper) {
    const rows = pairs.map(
      ({ name, value }) => `<tr><th scope="row">${escaped(name)}</th><td>${escaped(value)}</td></tr>`,
    );
    return `<table class="facts"><tbody>${rows.join('')}</tbody></table>`;
  }
  const rows = pairs.map(({ name, value }) => `<dt>${escaped(name)}</dt><dd>${escaped(value)}</dd>`);
  return `<dl class="pairs">${rows.join('')}</dl>`;
}

function noted(note: string | undefined): string {
  return note === undefined ? '' : `<span class="note">${escaped(note)}</span>`;
}

function figureHtml(block: Extract<ReportBlock, { kind: 'figure' }>, place: BlockPlace): string {
  const { figure, caption, source } = block;
  const { words, theme, isPaper, width } = place;
  const title = words.say(figure.title);
  const tail = figure.subtitle === undefined ? '' : `<span class="tail">${escaped(titleTail(figure, words))}</span>`;
  const drawn = drawFigure(figure, { words, width, theme });
  const hasTable = drawn === null || !isPaper;
  return [
    '<figure class="figure">',
    `<div class="drawn"><figcaption>${escaped(title)}${tail}</figcaption>${drawn?.svg ?? ''}`,
    caption === undefined ? '' : `<p class="under">${escaped(caption)}</p>`,
    source === undefined ? '' : `<p class="source under">${escaped(source)}</p>`,
    '</div>',
    hasTable
      ? `<details${drawn === null ? ' open' : ''}><summary>${escaped(words.t('report.summary'))}<span class="hidden">: ${escaped(title)}</span></summary>${behindHtml(figure, place)}</details>`
      : '',
    '</figure>',
  ].join('');
}

/** On paper the numbers follow what is said, so that no sentence stands behind pages of them. */
export function numbersHtml(blocks: readonly ReportBlock[], place: BlockPlace): string {
  if (!place.isPaper) return '';
  const tables = blocks.flatMap((block) =>
    block.kind === 'figure' && drawFigure(block.figure, place) !== null ? [behindHtml(block.figure, place)] : [],
  );
  return tables.length === 0 ? '' : `<div class="numbers">${tables.join('')}</div>`;
}

function behindHtml(figure: Figure, { words, isPaper }: BlockPlace): string {
  const whole = figureTable(figure, words);
  const title = words.say(figure.title);
  const isLong = isPaper && figure.kind === 'curve' && whole.rows.length > MOST_ROWS_ON_PAPER;
  const rows = isLong ? spread(whole.rows, MOST_ROWS_ON_PAPER) : whole.rows;
  const few = isLong
    ? `<p class="note">${escaped(words.t('report.fewRows', { shown: rows.length, count: whole.rows.length }))}</p>`
    : '';
  return `<div class="scroll behind">${tableHtml({ title: words.t('report.tableOf', { title }), columns: whole.columns, rows })}${few}</div>`;
}

/** So many of a list, from its first to its last, evenly. */
function spread<T>(list: readonly T[], most: number): T[] {
  return Array.from({ length: most }, (_, at) => list[Math.round((at * (list.length - 1)) / (most - 1))]).filter(
    (one) => one !== undefined,
  );
}

/** The table behind a figure as texts: every number that is drawn, with its unit. */
export function figureTable(figure: Figure, words: Words): { columns: ReportColumn[]; rows: string[][] } {
  return {
    columns: figure.table.columns.map((column, place) => ({
      label: words.say(column.label),
      isNumber: place > 0 && column.format !== 'text',
    })),
    rows: figure.table.rows.map((cells, index) =>
      figure.table.columns.map(
        (column, place) =>
          (place === 0 ? rowName(figure, index, words) : null) ??
          cellText(cells[place] ?? null, column.format, words, figure.currency),
      ),
    ),
  };
}

type TableText = { title: string; columns: readonly ReportColumn[]; rows: readonly (readonly string[])[] };

function tableHtml({ title, columns, rows }: TableText): string {
  const number = (place: number): string => (columns[place]?.isNumber === true ? ' class="n"' : '');
  const head = columns.map(({ label }, place) => `<th scope="col"${number(place)}>${escaped(label)}</th>`);
  const body = rows.map((row) => {
    const cells = row.map((cell, place) =>
      place === 0 ? `<th scope="row">${escaped(cell)}</th>` : `<td${number(place)}>${escaped(cell)}</td>`,
    );
    return `<tr>${cells.join('')}</tr>`;
  });
  return `<table><caption>${escaped(title)}</caption><thead><tr>${head.join('')}</tr></thead><tbody>${body.join('')}</tbody></table>`;
}
