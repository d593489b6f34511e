import { Readable } from 'node:stream';
import JSZip from 'jszip';
import { escaped } from '#shared/drawing/pen.ts';

const SHEET = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';
const TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

/** What a sheet can hold, less the line of names. */
export const MOST_ROWS = 1_048_575;
/** What a cell can hold. */
const MOST_TEXT = 32_767;
/** Places of the styles in the part `styles.xml`. */
const STYLE = { text: 1, time: 2, head: 3 } as const;
const COLUMN_WIDTH = 16;

/** `text` stays as it is written, whatever it looks like; `time` is a count of days since the end of 1899. */
export type SheetColumn = { name: string; kind: 'text' | 'number' | 'time' };

export type SheetPage = readonly (readonly (string | number | boolean | null)[])[];

/**
 * A workbook of one sheet as a stream, page by page, so that a million rows take no more memory than one page. Texts are
 * written as texts: none is a formula, and none becomes one when its cell is edited.
 *
 * @param pages columns of some rows, in the order of `columns`
 */
export function casesWorkbook(
  columns: readonly SheetColumn[],
  pages: AsyncIterable<SheetPage>,
  { sheet, at }: { sheet: string; at: Date },
): NodeJS.ReadableStream {
  const zip = new JSZip();
  const options = { date: at, createFolders: false };
  for (const [name, text] of Object.entries(partsOf(sheet))) zip.file(name, `${HEAD}${text}`, options);
  zip.file('xl/worksheets/sheet1.xml', Readable.from(sheetXml(columns, pages), { objectMode: false }), options);
  return zip.generateNodeStream({ streamFiles: true, compression: 'DEFLATE', compressionOptions: { level: 1 } });
}

function partsOf(sheet: string): Record<string, string> {
  const part = (name: string, kind: string): string =>
    `<Override PartName="/xl/${name}.xml" ContentType="${TYPE}.${kind}+xml"/>`;
  return {
    '[Content_Types].xml': `<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${part('workbook', 'sheet.main')}${part('worksheets/sheet1', 'worksheet')}${part('styles', 'styles')}</Types>`,
    '_rels/.rels': `<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${RELATIONS}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    'xl/workbook.xml': `<workbook xmlns="${SHEET}" xmlns:r="${RELATIONS}"><sheets><sheet name="${escaped(sheet)}" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${RELATIONS}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="${RELATIONS}/styles" Target="styles.xml"/></Relationships>`,
    // Format 49 is text; 164 is ours.
    'xl/styles.xml': `<styleSheet xmlns="${SHEET}"><numFmts count="1"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd\\ hh:mm:ss"/></numFmts><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="4"><xf/><xf numFmtId="49" applyNumberFormat="1"/><xf numFmtId="164" applyNumberFormat="1"/><xf numFmtId="49" fontId="1" applyNumberFormat="1" applyFont="1"/></cellXfs></styleSheet>`,
  };
}

async function* sheetXml(columns: readonly SheetColumn[], pages: AsyncIterable<SheetPage>): AsyncGenerator<Buffer> {
  const letters = columns.map((_, at) => letterOf(at));
  const head = columns.map(({ name }, at) => textCell(name, `${letters[at]}1`, STYLE.head)).join('');
  yield Buffer.from(
    `${HEAD}<worksheet xmlns="${SHEET}"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><cols><col min="1" max="${columns.length}" width="${COLUMN_WIDTH}" customWidth="1"/></cols><sheetData><row r="1">${head}</row>`,
  );
  let row = 1;
  for await (const page of pages) {
    const count = page[0]?.length ?? 0;
    let text = '';
    for (let at = 0; at < count; at += 1) {
      row += 1;
      text += `<row r="${row}">`;
      for (const [place, { kind }] of columns.entries())
        text += cellXml(page[place]?.[at] ?? null, `${letters[place]}${row}`, kind);
      text += '</row>';
    }
    yield Buffer.from(text);
  }
  yield Buffer.from('</sheetData></worksheet>');
}

function cellXml(value: string | number | boolean | null, place: string, kind: SheetColumn['kind']): string {
  if (value === null) return '';
  if (typeof value !== 'number') return textCell(String(value), place, STYLE.text);
  if (!Number.isFinite(value)) return '';
  return kind === 'time'
    ? `<c r="${place}" s="${STYLE.time}"><v>${value}</v></c>`
    : `<c r="${place}"><v>${value}</v></c>`;
}

function textCell(text: string, place: string, style: number): string {
  return `<c r="${place}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${escaped(text.slice(0, MOST_TEXT))}</t></is></c>`;
}

/** A, B ... Z, AA ... */
function letterOf(index: number): string {
  const last = String.fromCodePoint(65 + (index % 26));
  return index < 26 ? last : `${letterOf(Math.floor(index / 26) - 1)}${last}`;
}
