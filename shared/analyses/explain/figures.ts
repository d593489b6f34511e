import { isEstimated } from '#shared/domain/estimate.ts';
import type { Figure, FigureCell, FigureColumn, FigureMark } from '#shared/domain/figure.ts';
import type { NamedText } from '#shared/domain/finding.ts';
import { amount, formatOf, level, named, unitPhrase } from '../amounts.ts';
import { printedParts, printedReasons } from './printed.ts';
import { baselineName, reasonsOf, reasonValue, usualness } from './reasons.ts';
import type { Contribution, Explain, Explained } from './schema.ts';

/** Bars from one zero line, the same parts as a staircase, and for the expert every fact. */
export function figures(explain: Explain): Figure[] {
  if (!isEstimated(explain) || explain.contributions.length === 0) return [];
  return [parts(explain, 'signed', 'reasons'), parts(explain, 'waterfall', 'waterfall'), everything(explain)];
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

function shared(explain: Explained, name: string): Omit<Figure, 'kind' | 'marks' | 'table'> {
  const [first] = explain.contributions;
  const { unit } = explain;
  return {
    id: `explain.${name}`,
    title: { key: `explain.figures.${name}` },
    subtitle: { key: 'explain.figures.subtitle', values: { unit: unitPhrase(unit, 'contribution') } },
    alt: {
      key: `explain.figures.alt_${(first?.contribution ?? 0) >= 0 ? 'up' : 'down'}`,
      values: {
        base: level(explain.base, unit),
        output: level(explain.output, unit),
        label: first === undefined ? '' : named(first),
        by: amount(first === undefined ? 0 : printedReasons(explain)(first), unit),
      },
    },
    valueFormat: formatOf(unit, 'contribution'),
    levelFormat: formatOf(unit, 'level'),
    currency: unit.currency,
    goodSide: explain.goodSide ?? null,
    base: { label: baselineName(explain), value: explain.base },
    total: { label: { key: 'explain.figures.thisCase' }, value: explain.output },
  };
}

function mark(one: Contribution, explain: Explained, printed: number | undefined): FigureMark {
  const note = usualness(one, explain);
  return {
    label: one.feature,
    name: named(one),
    labelFormat: 'text',
    detail: reasonValue(one),
    value: one.contribution,
    interval: one.interval,
    ...(note === null ? {} : { note }),
    ...printedAs(printed),
  };
}

function printedAs(printed: number | undefined): { printed?: number } {
  return printed === undefined ? {} : { printed };
}

function othersName(count: number): NamedText {
  const text =
    count === 1
      ? { en: 'One other fact', fr: 'Un autre fait' }
      : { en: `${count} other facts together`, fr: `${count} autres faits ensemble` };
  return { text, otherwise: text.en };
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
