import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Report } from '#shared/report/report.ts';
import { reportPptx } from '#electron/engine/export/pptx/report-pptx.ts';
import { AREA, slidePlans } from '#electron/engine/export/pptx/slide-plan.ts';
import { reportWords } from '#electron/engine/export/report-words.ts';
import { storyWords } from '#shared/story/story-words.ts';
import { notedFigures } from '#test/support/noted-figures.ts';
import { openXml, packageFaults } from '#test/support/open-xml.ts';
import type { OpenXml } from '#test/support/open-xml.ts';
import { sampleFigures, sampleReport } from '#test/support/reports.ts';
import { everyElement } from '#test/support/xml.ts';
import type { XmlElement } from '#test/support/xml.ts';

const at = new Date('2026-11-26T10:00:00Z');
const made = async (report: Report): Promise<OpenXml> =>
  openXml(await reportPptx(report, { words: reportWords(report.language), at }));
const slides = ({ names }: OpenXml): string[] =>
  names
    .filter((name) => /^ppt\/slides\/slide\d+\.xml$/.test(name))
    .sort((a, b) => Number(/\d+/.exec(a)) - Number(/\d+/.exec(b)));
const charts = ({ names }: OpenXml): string[] =>
  names
    .filter((name) => /^ppt\/charts\/chart\d+\.xml$/.test(name))
    .sort((a, b) => Number(/\d+/.exec(a)) - Number(/\d+/.exec(b)));
const elements = (deck: OpenXml, name: string): XmlElement[] => everyElement(deck.parts.get(name)!);
const written = (deck: OpenXml, name: string): string =>
  elements(deck, name)
    .filter((one) => one.name === 'a:t')
    .map(({ text }) => text)
    .join('\n');

describe('slides for PowerPoint', () => {
  let deck: OpenXml;
  beforeAll(async () => {
    deck = await made(sampleReport('fr'));
  });

  it('hold together by the rules of Office Open XML', () => {
    expect(packageFaults(deck)).toEqual([]);
  });

  it('have a title of their own, told as such, and the stamp of the export', () => {
    for (const name of slides(deck)) {
      expect(
        elements(deck, name).filter((one) => one.name === 'p:ph' && one.attributes['type'] === 'title'),
        name,
      ).toHaveLength(1);
    }
    const layouts = deck.names
      .filter((name) => /slideLayouts\/slideLayout\d+\.xml$/.test(name))
      .map((name) => deck.text(name));
    expect(layouts.filter((text) => text.includes('Credit · 26 November 2026 · January to June 2025'))).toHaveLength(2);
  });

  it('draw every figure as a chart of one kind, with the sentence of the figure as its alternative text', () => {
    const kinds = charts(deck).map(
      (name) => elements(deck, name).find((one) => /^c:(bar|line|scatter)Chart$/.test(one.name))?.name,
    );
    expect(kinds).toEqual([
      'c:barChart',
      'c:barChart',
      'c:barChart',
      'c:lineChart',
      'c:scatterChart',
      'c:barChart',
      'c:barChart',
    ]);
    const told = slides(deck)
      .flatMap((name) => elements(deck, name))
      .map(({ attributes }) => attributes['descr'] ?? '')
      .filter((text) => text.startsWith('sentence of'));
    const drawn = Object.keys(sampleFigures).filter((kind) => kind !== 'heat');
    expect(told).toEqual(drawn.map((kind) => `sentence of ${kind}`));
  });

  it('keep the numbers in a workbook behind each chart, where nothing is a formula', async () => {
    const report = sampleReport('en', {
      pages: [
        {
          id: 'p',
          title: 'Hostile',
          blocks: [
            {
              kind: 'figure',
              figure: { ...sampleFigures.bars, marks: [{ label: '=cmd|calc', labelFormat: 'text', value: 0.25 }] },
            },
          ],
        },
      ],
    });
    const hostile = await made(report);
    const name = hostile.names.find((one) => one.endsWith('.xlsx'))!;
    const workbook = await openXml(await hostile.bytes(name));
    const sheet = workbook.parts.get('xl/worksheets/sheet1.xml')!;
    expect(everyElement(sheet).some((one) => one.name === 'f')).toBe(false);
    expect(
      everyElement(sheet)
        .filter((one) => one.name === 't')
        .map(({ text }) => text),
    ).toContain('=cmd|calc');
    expect(
      everyElement(sheet)
        .filter((one) => one.name === 'v')
        .map(({ text }) => text),
    ).toEqual(['0.25']);
  });

  it('hold together whatever a text holds, and a title that no slide holds stands whole in the notes', async () => {
    const title = `\u0000\u0007\ud800 ${'Donaudampfschifffahrt'.repeat(60)} \u202eend`;
    const text = `\u0001 <b>&amp;</b> ]]> هذه جملة 👩‍👩‍👧 ${'x'.repeat(9000)}`;
    const hostile = await made(
      sampleReport('en', {
        title,
        pages: [
          {
            id: 'p',
            title,
            chapter: text,
            notes: [text],
            source: text,
            blocks: [
              { kind: 'callout', text, head: title },
              { kind: 'quote', text, by: title },
              { kind: 'text', text: 'Short.' },
              {
                kind: 'figure',
                caption: text,
                figure: { ...sampleFigures.bars, marks: [{ label: title, labelFormat: 'text', value: 0.25 }] },
              },
            ],
          },
        ],
      }),
    );
    expect(packageFaults(hostile)).toEqual([]);
    const notes = hostile.names.filter((name) => /^ppt\/notesSlides\/notesSlide\d+\.xml$/.test(name));
    expect(notes.some((name) => written(hostile, name).includes('Donaudampfschifffahrt'.repeat(60)))).toBe(true);
    for (const name of slides(hostile)) expect(written(hostile, name)).not.toMatch(/[\u202d\u202e]/);
  });

  it('write a long title smaller', async () => {
    const sizeOf = async (title: string): Promise<number> => {
      const deck = await made(sampleReport('en', { pages: [{ id: 'p', title, blocks: [] }] }));
      const page = elements(deck, slides(deck)[1] ?? '');
      const shape = page.find((one) => one.name === 'p:sp' && everyElement(one).some(({ text }) => text === title));
      const run = everyElement(shape!).find((one) => one.name === 'a:rPr');
      return Number(run?.attributes['sz']);
    };
    expect(await sizeOf('Each application brings €326 more.')).toBe(2800);
    expect(await sizeOf(`${'Each application brings €326 more, '.repeat(3)}it says.`)).toBe(1800);
  });

  it('name every row of a chart', async () => {
    const marks = Array.from({ length: 14 }, (_, at) => ({
      label: `group ${at}`,
      labelFormat: 'text' as const,
      value: at / 20,
    }));
    const deck = await made(
      sampleReport('en', {
        pages: [{ id: 'p', title: 'Rows', blocks: [{ kind: 'figure', figure: { ...sampleFigures.bars, marks } }] }],
      }),
    );
    const skip = elements(deck, charts(deck)[0] ?? '').find((one) => one.name === 'c:tickLblSkip');
    expect(skip?.attributes['val']).toBe('1');
  });

  it('show a heat map as a table, the colour of each level behind its value', () => {
    const name = slides(deck).find((one) => written(deck, one).includes('title of heat'));
    const cells = elements(deck, name ?? '').filter((one) => one.name === 'a:tc');
    const shade = (cell: XmlElement): string | undefined =>
      cell.children
        .find((one) => one.name === 'a:tcPr')
        ?.children.find((one) => one.name === 'a:solidFill')
        ?.children.at(0)?.attributes['val'];
    const strong = cells.find((cell) => everyElement(cell).some(({ text }) => text === '0,35'));
    expect(strong === undefined ? null : shade(strong)).toBe('1F3A5F');
    expect(cells).toHaveLength(9);
    expect(cells.map(shade).filter((color) => color === 'F1EFE9')).toHaveLength(2);
  });

  it('draw intervals as error bars on both sides, and no point for what does not exist', () => {
    const chart = elements(deck, charts(deck)[3]!);
    const values = (side: string): number[] =>
      everyElement(chart.find((one) => one.name === side)!)
        .filter((one) => one.name === 'c:v')
        .map(({ text }) => Number(text));
    expect(values('c:minus').map((value) => value.toFixed(6))).toEqual(['0.100000', '0.200000', '0.000000']);
    expect(values('c:plus').map((value) => value.toFixed(6))).toEqual(['0.100000', '0.200000', '0.000000']);
    const drawn = chart.find((one) => one.name === 'c:val')!;
    expect(everyElement(drawn).filter((one) => one.name === 'c:pt')).toHaveLength(2);
  });

  it('speak the language of the report, in notes too', () => {
    const languages = new Set(
      slides(deck)
        .flatMap((name) => elements(deck, name))
        .filter((one) => one.name === 'a:rPr')
        .map(({ attributes }) => attributes['lang']),
    );
    expect([...languages]).toEqual(['fr-FR']);
    expect(written(deck, 'ppt/notesSlides/notesSlide2.xml')).toContain('Say first what a useless call costs.');
  });

  it('say everything that the page says', () => {
    const all = slides(deck)
      .map((name) => written(deck, name))
      .join('\n');
    for (const text of [
      'A heading',
      'Where the gain comes from. ',
      'One',
      'C-1',
      '33.2%',
      'Head of sales',
      '€326',
      'My client paid everything.',
      'What is not known. ',
      'No French text yet',
      'A caption · A source',
    ])
      expect(all, text).toContain(text);
  });

  it('bear the time of the export and no other', () => {
    expect(deck.text('docProps/core.xml').match(/2026-11-26T10:00:00Z/g)).toHaveLength(2);
  });

  it('are as many as the blocks need, and nothing runs off a slide', () => {
    const words = reportWords('en');
    const long = { kind: 'text' as const, text: 'word '.repeat(120) };
    const rows = Array.from({ length: 40 }, (_, row) => [`row ${row}`, String(row)]);
    const table = {
      kind: 'table' as const,
      title: 'Long',
      columns: [
        { label: 'Name', isNumber: false },
        { label: 'Value', isNumber: true },
      ],
      rows,
    };
    const plans = slidePlans(
      {
        id: 'p',
        title: 'Much',
        blocks: [long, long, long, table, { kind: 'figure', figure: sampleFigures.curve }, long],
      },
      words,
    );
    expect(plans.length).toBeGreaterThan(3);
    for (const { items } of plans) for (const { box } of items) expect(box.y + box.h).toBeLessThanOrEqual(6.56);
  });

  it('leave no text of any length outside of its slide', () => {
    const words = reportWords('en');
    const text = fc.oneof(
      fc.lorem({ maxCount: 30 }),
      fc.integer({ min: 0, max: 10_000 }).map((n) => 'x'.repeat(n)),
    );
    const block = fc.record({ kind: fc.constantFrom('text' as const, 'callout' as const), text, head: text });
    fc.assert(
      fc.property(fc.array(block, { minLength: 1, maxLength: 6 }), (blocks) => {
        const plans = slidePlans({ id: 'p', title: 'p', blocks }, words);
        for (const { items } of plans)
          for (const { box } of items) {
            expect(box.y).toBeGreaterThanOrEqual(AREA.y - 1e-9);
            expect(box.y + box.h).toBeLessThanOrEqual(AREA.y + AREA.h + 1e-9);
          }
        expect(plans.flatMap(({ items }) => items)).toHaveLength(blocks.length);
      }),
      { numRuns: 60 },
    );
  });
});

describe('marks of the author on slides', () => {
  const report = sampleReport('en', {
    pages: notedFigures.map((figure) => ({
      id: figure.kind,
      title: figure.kind,
      blocks: [{ kind: 'figure', figure }],
      notes: [],
    })),
  });
  let deck: OpenXml;
  let plain: OpenXml;
  beforeAll(async () => {
    const words = storyWords('en');
    deck = await openXml(await reportPptx(report, { words, at }));
    const bare = report.pages.map((page, index) => ({
      ...page,
      blocks: [{ kind: 'figure' as const, figure: { ...notedFigures[index]!, notes: [] } }],
    }));
    plain = await openXml(await reportPptx({ ...report, pages: bare }, { words, at }));
  });
  const drawings = ({ names }: OpenXml): string[] => names.filter((name) => name.startsWith('ppt/drawings/'));
  const over = (kind: string): string => {
    const at = notedFigures.filter((figure) => figure.kind !== 'heat').findIndex((figure) => figure.kind === kind);
    return deck.text(drawings(deck)[at] ?? '');
  };

  it('are shapes of the chart, told by their own content type, and leave no fault', () => {
    expect(packageFaults(deck)).toEqual([]);
    expect(drawings(deck)).toHaveLength(charts(deck).length);
    expect(deck.text('[Content_Types].xml')).toContain('drawingml.chartshapes+xml');
    for (const name of drawings(deck))
      for (const { text } of elements(deck, name).filter((one) => /^cdr:[xy]$/.test(one.name))) {
        expect(Number(text)).toBeGreaterThanOrEqual(0);
        expect(Number(text)).toBeLessThanOrEqual(1);
      }
  });

  it('say on each chart what was marked, or have it as a series of the chart', () => {
    for (const figure of notedFigures.filter(({ kind }) => kind !== 'heat' && kind !== 'waterfall'))
      for (const { kind } of figure.notes ?? []) {
        const series = charts(deck)
          .map((name) => deck.text(name))
          .join('');
        expect(over(figure.kind) + series, `${kind} on ${figure.kind}`).toContain(`What the ${kind} says`);
      }
  });

  it('stand where the value stands: at the end of its bar', () => {
    const bars = charts(deck)[notedFigures.findIndex(({ kind }) => kind === 'bars')]!;
    const val = (name: string): number =>
      Number(elements(deck, bars).find((one) => one.name === name)?.attributes['val']);
    const high = val('c:max');
    const figure = notedFigures.find(({ kind }) => kind === 'bars')!;
    const threshold = figure.notes!.find(({ kind }) => kind === 'threshold')!.at as number;
    const line = /<cdr:from><cdr:x>([\d.]+)<\/cdr:x>.{0,400}?prst="line"/.exec(
      over('bars')
        .split('<cdr:relSizeAnchor>')
        .find((one) => one.includes('prstDash val="dash"')) ?? '',
    );
    expect(Number(line?.[1])).toBeCloseTo(val('c:x') + (threshold / high) * val('c:w'), 3);
  });

  it('change nothing where nothing is marked', () => {
    expect(drawings(plain)).toEqual([]);
    for (const name of charts(plain)) expect(plain.text(name)).toContain('<c:plotArea><c:layout/>');
  });
});
