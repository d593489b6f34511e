import { isEstimated } from '#shared/domain/estimate.ts';
import type { Figure, FigureCell, FigureColumn, FigureMark } from '#shared/domain/figure.ts';
import { formatOf } from '../amounts.ts';
import { groupsFigure } from './groups-figure.ts';
import { mark, othersName, printedAs, shared } from './marks.ts';
import { printedParts } from './printed.ts';
import { reasonsOf } from './reasons.ts';
import type { Explain, Explained } from './schema.ts';

/** Bars from one zero line, the same parts as a staircase, and for the expert every fact. */
export function figures(explain: Explain): Figure[] {
  if (!isEstimated(explain) || explain.contributions.length === 0) return [];
  return [
    parts(explain, 'signed', 'reasons'),
    parts(explain, 'waterfall', 'waterfall'),
    ...groupsFigure(explain),
    everything(explain),
  ];
}

function parts(explain: Explained, kind: 'signed' | 'waterfall', name: string): Figure {
  const { up, down, others, othersTogether } = reasonsOf(explain.contributions);
  const shown = [...up, ...down];
  const rest = othersTogether + explain.residual;
  const values = [...shown.map((one) => one.contribution), ...(others.length > 0 ? [rest] : [])];
  const printed = printedParts(explain, values);
  const marks = shown.map((one, at): FigureMark => mark(one, explain, printed[at]));
  if (others.length > 0)
    marks.push({
      label: 'others',
      name: othersName(others.length),
      labelFormat: 'text',
      value: rest,
      emphasis: 'other',
      ...printedAs(printed.at(-1)),
    });
  return { ...shared(explain, name), kind, marks, table: table(explain, marks) };
}

/** Every fact, in the order of its size. */
function everything(explain: Explained): Figure {
  const marks = explain.contributions.map((one): FigureMark => mark(one, explain, undefined));
  return { ...shared(explain, 'all'), kind: 'signed', marks, table: table(explain, marks) };
}

function table(explain: Explained, marks: readonly FigureMark[]): Figure['table'] {
  const format = formatOf(explain.unit, 'contribution');
  const isSampled = explain.contributions.some((one) => one.interval !== null);
  const column = (id: string): FigureColumn => ({ id, label: { key: `explain.columns.${id}` }, format });
  return {
    columns: [
      { id: 'feature', label: { key: 'explain.columns.feature' }, format: 'text' },
      column('contribution'),
      ...(isSampled ? [column('low'), column('high')] : []),
    ],
    rows: marks.map((one): FigureCell[] => [
      one.label,
      // The same numbers as in the drawing: two that differ in the last digit would both be doubted.
      one.printed ?? one.value,
      ...(isSampled ? [one.interval?.[0] ?? null, one.interval?.[1] ?? null] : []),
    ]),
  };
}
