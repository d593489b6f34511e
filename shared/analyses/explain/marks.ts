import type { Figure, FigureMark } from '#shared/domain/figure.ts';
import type { NamedText } from '#shared/domain/finding.ts';
import { amount, formatOf, level, named, unitPhrase } from '../amounts.ts';
import { printedReasons } from './printed.ts';
import { baselineName, reasonValue, usualness } from './reasons.ts';
import type { Contribution, Explained } from './schema.ts';

/** What every figure of reasons says beside its marks. */
export function shared(explain: Explained, name: string): Omit<Figure, 'kind' | 'marks' | 'table'> {
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

export function mark(one: Contribution, explain: Explained, printed: number | undefined): FigureMark {
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

export function printedAs(printed: number | undefined): { printed?: number } {
  return printed === undefined ? {} : { printed };
}

export function othersName(count: number): NamedText {
  const text =
    count === 1
      ? { en: 'One other fact', fr: 'Un autre fait' }
      : { en: `${count} other facts together`, fr: `${count} autres faits ensemble` };
  return { text, otherwise: text.en };
}
