import { isEstimated } from '#shared/domain/estimate.ts';
import type { Finding, NamedText, Phrase } from '#shared/domain/finding.ts';
import { amount, level, named, valueName } from '../amounts.ts';
import { refusedFinding } from '../refusals.ts';
import type { Effect, EffectComputed, EffectPoint } from './schema.ts';
import { shapeOf } from './shape.ts';

const link = { label: { key: 'effect.link' }, page: 'model' as const, focus: 'effects' };

export function findings(effect: Effect): Finding[] {
  if (!isEstimated(effect)) return [refusedFinding('effect', effect, link)];
  return [shape(effect), ...sparse(effect), ...movesWith(effect)];
}

/** A value of the fact, as a sentence says it. */
export function pointName({ x, label }: Pick<EffectPoint, 'x' | 'label'>, effect: EffectComputed): NamedText {
  return valueName(x, { valueLabel: label, unit: effect.featureUnit, format: effect.featureFormat });
}

function shape(effect: EffectComputed): Finding {
  const found = shapeOf(effect);
  const { unit, kind, n, sample } = effect;
  const shared = {
    id: 'effect.shape',
    state: 'know' as const,
    weight: 0.25,
    figure: 'effect.curve',
    link,
  };
  const over: Phrase[] = [
    { key: 'effect.over', values: { count: n } },
    ...(sample === null ? [] : [{ key: 'effect.sampled', values: { rows: sample.rows, of: sample.of } }]),
    { key: `effect.kinds.${kind}` },
    ...(effect.instead === null ? [] : [{ key: `instead.${effect.instead.reason}` }]),
  ];
  if (found === null)
    return { ...shared, title: { key: 'effect.few', values: { label: named(effect) } }, account: over };
  const { first, last, lowest, highest, span, way } = found;
  const values = { label: named(effect), by: amount(span, unit) };
  if (way === 'flat') return { ...shared, title: { key: 'effect.flat', values }, account: over };
  const isLevel = kind !== 'ale';
  if (!effect.ordered || way === 'both')
    return {
      ...shared,
      title: {
        key: effect.ordered ? 'effect.both' : isLevel ? 'effect.categories' : 'effect.both',
        values: {
          ...values,
          highest: pointName(highest, effect),
          lowest: pointName(lowest, effect),
          ...(isLevel ? { high: level(highest.y, unit), low: level(lowest.y, unit) } : {}),
        },
      },
      account: over,
    };
  return {
    ...shared,
    title: {
      key: isLevel ? 'effect.fromTo' : `effect.goes_${way}`,
      values: {
        ...values,
        from: pointName(first, effect),
        to: pointName(last, effect),
        ...(isLevel ? { start: level(first.y, unit), end: level(last.y, unit) } : {}),
      },
    },
    account: over,
  };
}

function sparse(effect: EffectComputed): Finding[] {
  const { range, points } = effect;
  if (range === null) return [];
  const beyond = (isBeyond: (x: number) => boolean): boolean =>
    points.some(({ x, grey }) => grey && typeof x === 'number' && isBeyond(x));
  const below = beyond((x) => x < range[0]);
  const above = beyond((x) => x > range[1]);
  if (!below && !above) return [];
  return [
    {
      id: 'effect.sparse',
      state: 'know',
      weight: 0.12,
      title: {
        key: below && above ? 'effect.sparse' : below ? 'effect.sparseBelow' : 'effect.sparseAbove',
        values: {
          low: pointName({ x: range[0], label: {} }, effect),
          high: pointName({ x: range[1], label: {} }, effect),
        },
      },
      account: [],
      link,
    },
  ];
}

/** A mean curve runs over cases that nobody has seen when the fact moves with others; the accumulated one does not. */
function movesWith(effect: EffectComputed): Finding[] {
  const [closest] = effect.movesWith;
  if (closest === undefined) return [];
  return [
    {
      id: 'effect.movesWith',
      state: effect.kind === 'ale' ? 'know' : 'watch',
      weight: effect.kind === 'ale' ? 0.13 : 0.3,
      title: { key: 'effect.movesWith', values: { label: named(effect), other: named(closest) } },
      account: [{ key: effect.kind === 'ale' ? 'effect.movesWithAle' : 'effect.movesWithMean' }],
      link,
    },
  ];
}
