import JSZip from 'jszip';
import { printable } from '#shared/drawing/pen.ts';
import { chartWorkbook } from './chart-workbook.ts';
import { chartDrawingXml } from './chart-drawing-xml.ts';
import { chartXml, DRAWING } from './chart-xml.ts';
import type { NativeChart } from './native-chart.ts';
import type { PlacedChart } from './chart-notes.ts';

const CHART = /^ppt\/charts\/chart(\d+)\.xml$/;
const RELATION = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships/chartUserShapes';
const SHAPES_OF_CHART = 'application/vnd.openxmlformats-officedocument.drawingml.chartshapes+xml';
const SHAPES = /^ppt\/(slides|slideLayouts|slideMasters|notesSlides|notesMasters)\/[^/]+\.xml$/;

/**
 * The package that PowerPoint reads, without what makes it offer a repair: our own charts and workbooks in place of the
 * library's, no content type of a part that is not there, no sign that XML forbids, every shape under a number of its
 * own, one language, and the time of the export as the only time.
 *
 * @param asked.charts in the order of their parts
 */
export async function finishedPackage(
  bytes: Uint8Array,
  { charts, lang, at }: { charts: readonly PlacedChart[]; lang: string; at: Date },
): Promise<Uint8Array> {
  const source = await JSZip.loadAsync(bytes);
  const target = new JSZip();
  const names = Object.keys(source.files).filter((name) => source.files[name]?.dir === false);
  const workbooks = new Map<string, NativeChart>();
  const texts = new Map<string, string>();
  const drawings: string[] = [];
  // The library counts charts over all decks that it ever made.
  const parts = names.filter((name) => CHART.test(name)).sort((a, b) => numberOf(a) - numberOf(b));
  if (parts.length !== charts.length) throw new Error(`${parts.length} parts for ${charts.length} charts`);
  for (const [index, chart] of charts.entries()) {
    const name = parts[index] ?? '';
    const related = `ppt/charts/_rels/chart${numberOf(name)}.xml.rels`;
    const relations = (await source.file(related)?.async('string')) ?? '';
    const [, id = '', file = ''] = /Id="([^"]+)"[^>]*Target="\.\.\/embeddings\/([^"]+)"/.exec(relations) ?? [];
    texts.set(name, chartXml(chart, { lang, workbook: id }));
    if (chart.notes !== null) {
      const drawing = `ppt/drawings/drawing${index + 1}.xml`;
      drawings.push(drawing);
      target.file(drawing, chartDrawingXml(chart.notes, lang), { date: at, createFolders: false });
      texts.set(
        related,
        relations.replace(
          '</Relationships>',
          `<Relationship Id="${DRAWING}" Type="${RELATION}" Target="../drawings/drawing${index + 1}.xml"/></Relationships>`,
        ),
      );
    }
    workbooks.set(`ppt/embeddings/${file}`, chart);
  }
  for (const name of names) {
    const workbook = workbooks.get(name);
    const content =
      texts.get(name) ??
      (workbook !== undefined
        ? await chartWorkbook(workbook, at)
        : /\.(xml|rels)$/.test(name)
          ? mended(name, printable((await source.file(name)?.async('string')) ?? ''), { names, drawings, at, lang })
          : ((await source.file(name)?.async('uint8array')) ?? new Uint8Array()));
    target.file(name, content, { date: at, createFolders: false });
  }
  return target.generateAsync({ type: 'uint8array', compression: 'DEFLATE' });
}

function mended(
  name: string,
  text: string,
  { names, drawings, at, lang }: { names: readonly string[]; drawings: readonly string[]; at: Date; lang: string },
): string {
  if (name === '[Content_Types].xml')
    return text
      .replace(/\s*<Override PartName="\/([^"]+)"[^>]*\/>/g, (whole, part: string) =>
        names.includes(part) ? whole : '',
      )
      .replace(
        '</Types>',
        `${drawings.map((part) => `<Override PartName="/${part}" ContentType="${SHAPES_OF_CHART}"/>`).join('')}</Types>`,
      );
  if (name === 'docProps/core.xml')
    return text.replace(/(<dcterms:(?:created|modified)[^>]*>)[^<]*/g, `$1${at.toISOString().slice(0, 19)}Z`);
  if (!SHAPES.test(name)) return text;
  let last = 0;
  return text.replaceAll('lang="en-US"', `lang="${lang}"`).replace(/(<p:cNvPr id=")\d+"/g, (_, head: string) => {
    last += 1;
    return `${head}${last}"`;
  });
}

function numberOf(part: string): number {
  return Number(CHART.exec(part)?.[1]);
}
