import type { Figure, FigureMark } from '#shared/domain/figure.ts';
import type { Language } from '#shared/domain/language.ts';
import type { Report } from '#shared/report/report.ts';

const phrase = (key: string): Figure['title'] => ({ key });

function figure(kind: Figure['kind'], marks: FigureMark[], more: Partial<Figure> = {}): Figure {
  return {
    id: `sample.${kind}`,
    kind,
    title: phrase(`title of ${kind}`),
    alt: phrase(`sentence of ${kind}`),
    valueFormat: 'percent',
    marks,
    table: {
      columns: [
        { id: 'name', label: phrase('name'), format: 'text' },
        { id: 'value', label: phrase('value'), format: 'percent' },
      ],
      rows: marks.map((mark) => [mark.label, mark.value]),
    },
    ...more,
  };
}

const line = (from: number, to: number): { x: number; y: number; low: number; high: number }[] =>
  [0, 1, 2, 3, 4].map((x) => {
    const y = from + ((to - from) * x) / 4;
    return { x, y, low: y - 0.05, high: y + 0.05 };
  });

/** One figure of each kind, with everything that a kind may hold. */
export const sampleFigures: Record<Figure['kind'], Figure> = {
  columns: figure(
    'columns',
    [
      { label: '2025-05', labelFormat: 'period', value: 1306, total: 1600 },
      { label: '2025-06', labelFormat: 'period', value: 674, total: 1550, emphasis: 'act' },
    ],
    { valueFormat: 'integer' },
  ),
  bars: figure('bars', [
    { label: 'half', labelFormat: 'text', value: 0.2 },
    { label: 'whole', labelFormat: 'text', value: 0.4, emphasis: 'subject' },
    { label: 'nothing', labelFormat: 'text', value: null },
  ]),
  shares: figure('shares', [{ label: 'part', labelFormat: 'text', value: 0.25, total: 1 }]),
  intervals: figure(
    'intervals',
    [
      { label: 'shown', labelFormat: 'text', value: 0.3, interval: [0.2, 0.4], peer: 0.1, note: phrase('a note') },
      { label: 'not shown', labelFormat: 'text', value: 0.1, interval: [-0.1, 0.3] },
      { label: 'too few', labelFormat: 'text', value: null, interval: null },
    ],
    { reference: { value: 0, label: phrase('no difference') }, peerLabel: phrase('the other') },
  ),
  curve: figure('curve', [], {
    curves: [
      { id: 'a', label: phrase('subject'), role: 'subject', points: line(0.2, 0.9) },
      { id: 'b', label: phrase('peer'), role: 'peer', points: line(0.1, 0.8) },
      { id: 'c', label: phrase('reference'), role: 'reference', points: line(0, 1) },
    ],
    axes: { x: { label: phrase('across'), format: 'integer' }, y: { label: phrase('up'), format: 'percent' } },
    density: [
      { x: 1, share: 0.7 },
      { x: 3, share: 0.3 },
    ],
    seen: [0.5, 3.5],
    threads: [
      [
        { x: 0, y: 0.3 },
        { x: 4, y: 0.6 },
      ],
    ],
    table: {
      columns: [
        { id: 'x', label: phrase('across'), format: 'integer' },
        { id: 'y', label: phrase('up'), format: 'percent' },
      ],
      rows: line(0.2, 0.9).map(({ x, y }) => [x, y]),
    },
  }),
  signed: figure(
    'signed',
    [
      {
        label: 'income',
        labelFormat: 'text',
        value: 0.2,
        detail: { text: {}, otherwise: '700' },
        interval: [0.1, 0.3],
      },
      { label: 'age', labelFormat: 'text', value: -0.1 },
      { label: 'others', labelFormat: 'text', value: 0.05, emphasis: 'other' },
    ],
    { valueFormat: 'points', goodSide: 'down' },
  ),
  heat: figure(
    'heat',
    [
      { label: 'income', labelFormat: 'text', value: 0.35 },
      { label: 'age', labelFormat: 'text', value: 0.01 },
    ],
    {
      valueFormat: 'decimal',
      heat: {
        columns: [
          { label: '2025-05', format: 'period' },
          { label: '2025-06', format: 'period' },
        ],
        cells: [
          [
            { value: 0.12, isNoise: false },
            { value: 0.35, isNoise: false },
          ],
          [
            { value: 0.01, isNoise: true },
            { value: null, isNoise: false },
          ],
        ],
      },
    },
  ),
  waterfall: figure(
    'waterfall',
    [
      { label: 'income', labelFormat: 'text', value: 0.2 },
      { label: 'age', labelFormat: 'text', value: -0.1 },
    ],
    {
      valueFormat: 'points',
      levelFormat: 'percent',
      base: { label: phrase('average'), value: 0.3 },
      total: { label: phrase('score'), value: 0.4 },
    },
  ),
};

/** A document with every kind of block and of figure. */
export function sampleReport(language: Language = 'en', more: Partial<Report> = {}): Report {
  return {
    language,
    layout: 'pages',
    kind: 'Story',
    title: 'Each application brings €326 more',
    lead: ['Between ', { text: '€233', as: 'value' }, ' and ', { text: '€419', as: 'strong' }, '.'],
    facts: [{ name: 'Audience', value: 'Decision' }],
    stamp: {
      project: 'Credit',
      date: '26 November 2026',
      period: 'January to June 2025',
      filters: 'Home = owner',
      data: 'ab12cd34'.repeat(8),
      trail: '12ef98ab'.repeat(8),
    },
    pages: [
      {
        id: 'p1',
        chapter: 'What the model changes',
        title: 'Every block has its place',
        source: '7,712 applications',
        notes: ['Say first what a useless call costs.'],
        blocks: [
          { kind: 'heading', text: 'A heading' },
          { kind: 'text', text: 'Of 100 loans granted, 13 default.', head: 'Where the gain comes from.' },
          { kind: 'text', text: 'A lead.', tone: 'lead' },
          { kind: 'list', items: ['One', ['Two ', { text: '2', as: 'value' }]] },
          { kind: 'list', items: ['First'], isOrdered: true },
          {
            kind: 'table',
            title: 'A table',
            columns: [
              { label: 'Case', isNumber: false },
              { label: 'Score', isNumber: true },
            ],
            rows: [['C-1', '33.2%']],
          },
          { kind: 'pairs', title: 'Pairs', pairs: [{ name: 'Owner', value: 'Head of sales' }] },
          { kind: 'amount', value: '€326', name: 'more per application', note: 'between €233 and €419' },
          { kind: 'quote', text: 'My client paid everything.', by: 'Credit officer' },
          { kind: 'callout', head: 'What is not known.', text: '876 outcomes.' },
          { kind: 'absent', text: 'No French text yet' },
        ],
      },
      ...Object.values(sampleFigures).map((one) => ({
        id: one.id,
        chapter: 'Figures',
        title: `The ${one.kind} figure`,
        blocks: [
          { kind: 'figure' as const, figure: one, caption: 'A caption', source: 'A source' },
          { kind: 'text' as const, text: 'So what.' },
        ],
      })),
    ],
    ...more,
  };
}
