import { isEstimated } from '#shared/domain/estimate.ts';
import type { Interval } from '#shared/domain/estimate.ts';
import type { NamedText, Phrase } from '#shared/domain/finding.ts';
import type { NumberFormat } from '#shared/domain/figure.ts';
import { amount, bareAmount, level, signedAmount } from '../amounts.ts';
import type { Unit } from '../explanations.ts';
import { groupName as nameOfLevels } from '../segments/names.ts';
import type { AbGroup, AbMetric, AbReservation, AbTest, AbVerdict } from './schema.ts';

/** The column of the months among the columns of groups. */
export const MONTH = '@month';

type Measured = Pick<AbMetric, 'name' | 'label' | 'kind' | 'currency'>;

/** Metrics that a log holds by itself; the dictionary names them. */
export const OWN: ReadonlySet<string> = new Set(['value', 'outcome', 'acted', 'decision']);

/** What a metric is called in a sentence. */
export function metricName({ name, label, kind }: Pick<AbMetric, 'name' | 'label' | 'kind'>): Phrase {
  if (name === 'outcome' && kind !== 'rate')
    return { key: 'abTest.metrics.quantity', values: { label: named(label, name) } };
  return OWN.has(name)
    ? { key: `abTest.metrics.${name}`, values: { label: named(label, name) } }
    : { key: 'abTest.metrics.other', values: { label: named(label, name) } };
}

function named(text: NamedText['text'], otherwise: string): NamedText {
  return { text, otherwise };
}

export function unitOf({ kind, currency }: Pick<Measured, 'kind' | 'currency'>): Unit {
  return kind === 'rate'
    ? { kind: 'probability', currency: null, name: {} }
    : currency !== null
      ? { kind: 'currency', currency, name: {} }
      : { kind: 'quantity', currency: null, name: {} };
}

/** A difference without its sign: "€326", "3.9 points". */
export function sizeOf(value: number, metric: Measured): Phrase {
  return amount(value, unitOf(metric));
}

/** Where an arm stands: "€573", "25.0%". */
export function levelOf(value: number, metric: Measured): Phrase {
  return level(value, unitOf(metric));
}

/** A difference with its sign, for "between −1.4 and +2.6"; one that is written as nought has none. */
export function signedOf(value: number, metric: Measured): Phrase {
  const isNought = Math.abs(value) < (metric.kind === 'rate' ? 0.0005 : metric.currency === null ? 0 : 0.005);
  return isNought ? sizeOf(value, metric) : signedAmount(value, unitOf(metric));
}

/** Bounds of a difference: bare where both are on one side, with signs where 0 lies between. */
export function boundsOf(interval: Interval, metric: Measured): { low: Phrase; high: Phrase } {
  const [low, high] = interval;
  if (low >= 0) return { low: bareAmount(low, unitOf(metric)), high: sizeOf(high, metric) };
  if (high <= 0) return { low: bareAmount(high, unitOf(metric)), high: sizeOf(low, metric) };
  return { low: signedOf(low, metric), high: signedOf(high, metric) };
}

/** Bounds with their signs, for sentences that name the difference with its sign. */
export function signedBounds([low, high]: Interval, metric: Measured): { low: Phrase; high: Phrase } {
  return { low: signedOf(low, metric), high: signedOf(high, metric) };
}

export function formatOf(
  { kind, currency }: Pick<Measured, 'kind' | 'currency'>,
  of: 'difference' | 'level',
): NumberFormat {
  if (kind === 'rate') return of === 'difference' ? 'points' : 'percent';
  return currency === null ? 'decimal' : 'money';
}

export function groupName({ group, label }: Pick<AbGroup, 'group' | 'label'>): NamedText {
  return named(label, group);
}

/** The same with its column, for a list of groups of several: "None" alone does not say of what. */
export function groupOfColumn({ column, columnLabel, group, label }: AbGroup): NamedText {
  return nameOfLevels({ group, levels: [{ column, label: columnLabel, value: group, valueLabel: label }] });
}

/** The metric that decides. */
export function primaryOf({ metrics }: AbTest): AbMetric | null {
  return metrics.find(({ role }) => role === 'primary') ?? null;
}

/** Why the verdict is what it is. */
export function reasonPhrase(test: AbTest, verdict: AbVerdict): Phrase {
  const primary = primaryOf(test);
  const found = test.metrics.find(({ name }) => name === verdict.values['metric']) ?? primary;
  const number = (name: string): number => Number(verdict.values[name] ?? 0);
  const values: Phrase['values'] = { ...verdict.values };
  if (found !== null) {
    if ('effect' in verdict.values) values['effect'] = sizeOf(number('effect'), found);
    if ('margin' in verdict.values) {
      values['margin'] = sizeOf(number('margin'), found);
      values['difference'] = signedOf(number('difference'), found);
      values['metric'] = metricName(found);
    }
  }
  return { key: `abTest.reasons.${verdict.reason}`, values: { ...values, ...namedGroup(test, verdict.values) } };
}

/** What the reader has to bear in mind. */
export function reservationPhrase(test: AbTest, { reason, values }: AbReservation): Phrase {
  const primary = primaryOf(test);
  const told: Phrase['values'] = { ...values };
  const metric = reason === 'guardrailUnsure' ? test.metrics.find(({ name }) => name === values['metric']) : primary;
  if (metric !== undefined && metric !== null) {
    for (const name of ['early', 'late', 'margin'] as const)
      if (typeof values[name] === 'number')
        told[name] = name === 'margin' ? sizeOf(values[name], metric) : signedOf(values[name], metric);
    if (reason === 'guardrailUnsure') told['metric'] = metricName(metric);
  }
  if (reason === 'noShare' && isEstimated(test.sampleRatio)) told['share'] = 0;
  return { key: `abTest.reservations.${reason}`, values: { ...told, ...namedGroup(test, values) } };
}

/** The column and the group that a sentence is about, as the bundle calls them. */
function namedGroup(test: AbTest, { column, group }: AbVerdict['values']): NonNullable<Phrase['values']> {
  if (typeof column !== 'string') return {};
  if (typeof group !== 'string') return { column: columnName(test, column) };
  const split = test.sampleRatioBySegment.find((one) => one.column === column && one.group === group);
  return { column: columnName(test, column), group: groupName({ group, label: split?.label ?? {} }) };
}

/** A column of the segments in the words of the bundle; months have a word of their own. */
export function columnName({ segments }: Pick<AbTest, 'segments'>, column: string): NamedText | Phrase {
  if (column === MONTH) return { key: 'abTest.month' };
  return named(segments.find((one) => one.column === column)?.columnLabel ?? {}, column);
}
