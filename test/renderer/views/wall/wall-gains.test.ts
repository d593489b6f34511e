import { describe, expect, it } from 'vitest';
import type { Overview } from '#shared/analyses/overview/schema.ts';
import type { Value } from '#shared/analyses/value/schema.ts';
import { notEstimable } from '#shared/domain/estimate.ts';
import { wallCurve, wallGains } from '#renderer/views/wall/wall-gains.ts';

const mean = { n: 100, total: 500, mean: 5, interval: [4, 6] as [number, number] };
const against = {
  treatment: mean,
  control: mean,
  difference: 2,
  interval: [1, 3] as [number, number],
  pValue: 0.01,
  gained: 200,
  gainedInterval: [100, 300] as [number, number],
};
const month = (period: string): Value['byPeriod'][number] => ({
  period,
  n: 100,
  total: 500,
  interval: [400, 600],
  perCase: 5,
  arms: { treatment: 50, control: 50 },
  against,
});
const VALUE: Value = {
  rows: 220,
  currency: 'EUR',
  n: 200,
  withoutValue: 20,
  immature: 0,
  total: 1000,
  perCase: 5,
  perCaseInterval: [4, 6],
  days: 50,
  byPeriod: [month('2025-01'), month('2025-02')],
  against,
  projected: notEstimable('NO_ARM_COLUMN'),
};
const OVERVIEW = { byPeriod: [{ period: '2025-01', rows: 110 }, { period: '2025-02', rows: 110 }] } as Overview; // prettier-ignore

describe('the large number of the wall', () => {
  it('is what the model gained beyond the former way, with its interval, and per day', () => {
    expect(wallGains(VALUE)).toEqual({
      kind: 'gained',
      total: 200,
      interval: [100, 300],
      perDay: 4,
      perDayInterval: [2, 6],
      currency: 'EUR',
    });
  });

  it('is what the cases brought where nobody was decided as before', () => {
    const found = wallGains({ ...VALUE, against: notEstimable('NO_ARM_COLUMN') });
    expect(found).toMatchObject({ kind: 'brought', total: 1000, interval: [800, 1200], perDay: 20 });
  });

  it('is no money where none is known', () => {
    const none = notEstimable('NO_VALUE_COLUMN');
    expect(wallGains({ ...VALUE, against: none, total: none, perCaseInterval: none })).toEqual({
      kind: 'none',
      rows: 220,
    });
  });
});

describe('the curve of the wall', () => {
  it('has the measure of the large number', () => {
    expect(wallCurve(wallGains(VALUE), VALUE, OVERVIEW)).toMatchObject({
      kind: 'gained',
      points: [{ period: '2025-01', value: 200, interval: [100, 300] }, { period: '2025-02' }],
    });
  });

  it('is that of the volumes where fewer than two months can be told', () => {
    const value = {
      ...VALUE,
      byPeriod: [month('2025-01'), { ...month('2025-02'), against: notEstimable('TOO_FEW_ROWS', 30) }],
    };
    expect(wallCurve(wallGains(value), value, OVERVIEW)).toMatchObject({
      kind: 'volume',
      points: [{ value: 110 }, { value: 110 }],
    });
  });
});
