import JSZip from 'jszip';
import { escaped } from '#shared/drawing/pen.ts';
import { columnLetter } from './chart-xml.ts';
import type { NativeChart } from './native-chart.ts';

const SHEET = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';
const TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

/** The workbook behind a chart, which PowerPoint opens on "Edit data". Names are typed as text: none can be a formula. */
export async function chartWorkbook(chart: NativeChart, date: Date): Promise<Uint8Array> {
  const zip = new JSZip();
  const parts: Record<string, string> = {
    '[Content_Types].xml': `${HEAD}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${TYPE}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${TYPE}.worksheet+xml"/></Types>`,
    '_rels/.rels': `${HEAD}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${RELATIONS}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    'xl/workbook.xml': `${HEAD}<workbook xmlns="${SHEET}" xmlns:r="${RELATIONS}"><sheets><sheet name="Sheet1" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `${HEAD}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${RELATIONS}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
    'xl/worksheets/sheet1.xml': `${HEAD}<worksheet xmlns="${SHEET}"><sheetData>${rowsXml(chart)}</sheetData></worksheet>`,
  };
  for (const [name, text] of Object.entries(parts)) zip.file(name, text, { date, createFolders: false });
  return zip.generateAsync({ type: 'uint8array', compression: 'DEFLATE' });
}

function rowsXml({ name, categories, series }: NativeChart): string {
  const head = [name, ...series.map((one) => one.name)];
  const rows = categories.map((category, at) => [category, ...series.map(({ values }) => values[at] ?? null)]);
  return [head, ...rows]
    .map(
      (cells, row) =>
        `<row r="${row + 1}">${cells.map((cell, place) => cellXml(cell, `${columnLetter(place)}${row + 1}`)).join('')}</row>`,
    )
    .join('');
}

function cellXml(cell: string | number | null, place: string): string {
  if (cell === null) return '';
  return typeof cell === 'number'
    ? `<c r="${place}"><v>${cell}</v></c>`
    : `<c r="${place}" t="inlineStr"><is><t xml:space="preserve">${escaped(cell)}</t></is></c>`;
}
