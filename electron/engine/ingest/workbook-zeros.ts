import JSZip from 'jszip';

/** Cells of one sheet that are shown with leading zeros: by row and column from 0, how many figures are shown. */
export type ZeroCells = ReadonlyMap<string, number>;

const NONE: ZeroCells = new Map();

/**
 * Numbers whose format is zeros (`00000`) are identifiers: 123 is shown, and meant, as 00123. The reader of workbooks
 * gives numbers without their formats, so that the cells with such a format are looked up beside it.
 *
 * @param bytes the workbook; `sheet` its place among the sheets, from 0
 */
export async function zeroCells(bytes: Buffer, sheet: number): Promise<ZeroCells> {
  const zip = await JSZip.loadAsync(bytes);
  const text = async (path: string): Promise<string> => (await zip.file(path)?.async('string')) ?? '';
  const places = targets(await text('xl/_rels/workbook.xml.rels'));
  const figures = figuresOfStyles(await text(places.ofType('styles') ?? 'xl/styles.xml'));
  if (figures.size === 0) return NONE;
  const id = [...(await text('xl/workbook.xml')).matchAll(/<(?:\w+:)?sheet\b[^>]*?\br:id="([^"]+)"/g)][sheet]?.[1];
  const path = places.ofId(id ?? '');
  return path === null ? NONE : cellsOf(await text(path), figures);
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

function cellsOf(sheet: string, figures: ReadonlyMap<string, number>): ZeroCells {
  const found = new Map<string, number>();
  for (const [tag] of sheet.matchAll(/<(?:\w+:)?c\b[^>]*>/g)) {
    const shown = figures.get(attribute(tag, 's'));
    const place = /^([A-Z]{1,3})(\d+)$/.exec(attribute(tag, 'r'));
    if (shown === undefined || place === null) continue;
    const column = [...(place[1] ?? '')].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);
    found.set(zeroKey(Number(place[2]) - 1, column - 1), shown);
  }
  return found;
}

function attribute(tag: string, name: string): string {
  return new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1] ?? '';
}
