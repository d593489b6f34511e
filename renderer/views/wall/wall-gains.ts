import type { Overview } from '#shared/analyses/overview/schema.ts';
import type { Value } from '#shared/analyses/value/schema.ts';
import { isEstimated } from '#shared/domain/estimate.ts';
import type { Interval } from '#shared/domain/estimate.ts';

/** The one large number of the wall and what stands under it. */
export type WallGains =
  | {
      kind: 'gained' | 'brought';
      total: number;
      interval: Interval | null;
      perDay: number;
      perDayInterval: Interval | null;
      currency: string | null;
    }
  /** No money is known: the predictions are counted instead. */
  | { kind: 'none'; rows: number };

export type WallPoint = { period: string; value: number; interval: Interval | null };

/** One curve, by month: what the model gained, else what the cases brought, else how many there were. */
export type WallCurve = { kind: 'gained' | 'brought' | 'volume'; points: WallPoint[]; currency: string | null };

/** What the model brought beyond the former way of deciding, where the log holds both; else what all cases brought. */
export function wallGains({ against, total, perCaseInterval, n, days, currency, rows }: Value): WallGains {
  const perDay = (amount: number): number => amount / Math.max(1, days);
  const daily = (interval: Interval | null): Interval | null =>
    interval === null ? null : [perDay(interval[0]), perDay(interval[1])];
  const told = (kind: 'gained' | 'brought', amount: number, interval: Interval | null): WallGains => ({
    kind,
    total: amount,
    interval,
    perDay: perDay(amount),
    perDayInterval: daily(interval),
    currency,
  });
  if (isEstimated(against))
    return told('gained', against.gained, isEstimated(against.gainedInterval) ? against.gainedInterval : null);
  if (!isEstimated(total)) return { kind: 'none', rows };
  const interval: Interval | null = isEstimated(perCaseInterval)
    ? [perCaseInterval[0] * n, perCaseInterval[1] * n]
    : null;
  return told('brought', total, interval);
}

/** The months of the same measure as the large number; volumes where fewer than two months can be told. */
export function wallCurve(gains: WallGains, { byPeriod, currency }: Value, overview: Overview): WallCurve {
  const points = byPeriod.flatMap(({ period, total, interval, against }): WallPoint[] => {
    if (gains.kind === 'brought') return [{ period, value: total, interval: isEstimated(interval) ? interval : null }];
    if (gains.kind === 'none' || !isEstimated(against)) return [];
    const { gained, gainedInterval } = against;
    return [{ period, value: gained, interval: isEstimated(gainedInterval) ? gainedInterval : null }];
  });
  if (gains.kind !== 'none' && points.length > 1) return { kind: gains.kind, points, currency };
  const volumes = overview.byPeriod.map(({ period, rows }) => ({ period, value: rows, interval: null }));
  return { kind: 'volume', points: volumes, currency: null };
}
