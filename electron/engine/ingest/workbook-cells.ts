import { Readable } from 'node:stream';
import JSZip from 'jszip';

/** Cells of one sheet that are shown with leading zeros: by row and column from 0, how many figures are shown. */
export type ZeroCells = ReadonlyMap<string, number>;

/** A cell whose formula failed: where it stands, and the sign that the workbook shows there (`#N/A`). */
export type ErrorCell = { row: number; column: number; shown: string };

export type CellsBeside = { zeros: ZeroCells; errors: ErrorCell[] };

/**
 * What the reader of workbooks leaves out, looked up beside it. Numbers whose format is zeros (`00000`) are identifiers: 123
 * is shown, and meant, as 00123. A cell whose formula failed is given as an empty one.
 *
 * @param bytes the workbook; `sheet` its place among the sheets, from 0
 */
export async function cellsBeside(bytes: Buffer, sheet: number): Promise<CellsBeside> {
  const zip = await JSZip.loadAsync(bytes);
  const text = async (path: string): Promise<string> => (await zip.file(path)?.async('string')) ?? '';
  const places = targets(await text('xl/_rels/workbook.xml.rels'));
  const figures = figuresOfStyles(await text(places.ofType('styles') ?? 'xl/styles.xml'));
  const id = [...(await text('xl/workbook.xml')).matchAll(/<(?:\w+:)?sheet\b[^>]*?\br:id="([^"]+)"/g)][sheet]?.[1];
  const file = zip.file(places.ofId(id ?? '') ?? '');
  const zeros = new Map<string, number>();
  const errors: ErrorCell[] = [];
  if (file === null) return { zeros, errors };
  for await (const rows of wholeRows(new Readable().wrap(file.nodeStream()))) {
    if (figures.size > 0) addZeros(rows, figures, zeros);
    if (rows.includes('"e"')) errors.push(...errorsIn(rows));
  }
  return { zeros, errors };
}

/** The text of a sheet in parts that end where a row does: a large sheet is longer than any text can be. */
async function* wholeRows(stream: Readable): AsyncGenerator<string> {
  const decoder = new TextDecoder();
  let open = '';
  for await (const chunk of stream) {
    open += decoder.decode(chunk as Buffer, { stream: true });
    const end = open.lastIndexOf('<row');
    if (end <= 0) continue;
    yield open.slice(0, end);
    open = open.slice(end);
  }
  yield open;
}

export function zeroKey(row: number, column: number): string {
  return `${row} ${column}`;
}

type Targets = { ofType(kind: string): string | null; ofId(id: string): string | null };

function targets(relations: string): Targets {
  const all = [...relations.matchAll(/<Relationship\b[^>]*>/g)].map(([tag]) => ({
    id: attribute(tag, 'Id'),
    kind: attribute(tag, 'Type'),
    path: attribute(tag, 'Target').replace(/^\/?(?:xl\/)?/, 'xl/'),
  }));
  return {
    ofType: (kind) => all.find((one) => one.kind.endsWith(`/${kind}`))?.path ?? null,
    ofId: (id) => all.find((one) => one.id === id)?.path ?? null,
  };
}

/** By number of the style: how many zeros its format holds, where it holds nothing else. */
function figuresOfStyles(styles: string): Map<string, number> {
  const formats = new Map(
    [...styles.matchAll(/<(?:\w+:)?numFmt\b[^>]*>/g)].map(([tag]) => [
      attribute(tag, 'numFmtId'),
      attribute(tag, 'formatCode'),
    ]),
  );
  const [, cells = ''] = /<(?:\w+:)?cellXfs\b[^>]*>([\s\S]*?)<\/(?:\w+:)?cellXfs>/.exec(styles) ?? [];
  return new Map(
    [...cells.matchAll(/<(?:\w+:)?xf\b[^>]*>/g)].flatMap(([tag], style) => {
      const [first = ''] = (formats.get(attribute(tag, 'numFmtId')) ?? '').split(';');
      const zeros = /^(?:\[[^\]]*\])*(0{2,})$/.exec(first)?.[1];
      return zeros === undefined ? [] : [[String(style), zeros.length] as const];
    }),
  );
}

function addZeros(rows: string, figures: ReadonlyMap<string, number>, found: Map<string, number>): void {
  for (const [tag] of rows.matchAll(/<(?:\w+:)?c\b[^>]*>/g)) {
    const shown = figures.get(attribute(tag, 's'));
    const place = shown === undefined ? null : placeOf(tag);
    if (shown !== undefined && place !== null) found.set(zeroKey(place.row, place.column), shown);
  }
}

function errorsIn(rows: string): ErrorCell[] {
  return [...rows.matchAll(/(<(?:\w+:)?c\b[^>]*\bt="e"[^>]*(?<!\/)>)([\s\S]*?)<\/(?:\w+:)?c>/g)].flatMap(
    ([, tag = '', inside = '']) => {
      const place = placeOf(tag);
      const shown = /<(?:\w+:)?v>([^<]+)</.exec(inside)?.[1];
      return place === null || shown === undefined ? [] : [{ ...place, shown }];
    },
  );
}

/** Row and column from 0. */
function placeOf(tag: string): { row: number; column: number } | null {
  const [, letters, row] = /^([A-Z]{1,3})(\d+)$/.exec(attribute(tag, 'r')) ?? [];
  if (letters === undefined) return null;
  const column = [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);
  return { row: Number(row) - 1, column: column - 1 };
}

function attribute(tag: string, name: string): string {
  return new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1] ?? '';
}
