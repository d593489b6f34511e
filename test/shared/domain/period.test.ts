import { describe, expect, it } from 'vitest';
import { monthsBetween, periodRange } from '#shared/domain/period.ts';

describe('periodRange', () => {
  it('knows months, leap years included', () => {
    expect(periodRange('2025-03')).toEqual({ from: '2025-03-01', to: '2025-03-31' });
    expect(periodRange('2024-02')).toEqual({ from: '2024-02-01', to: '2024-02-29' });
  });

  it('knows ISO weeks, also those that belong to another year', () => {
    expect(periodRange('2025-W11')).toEqual({ from: '2025-03-10', to: '2025-03-16' });
    expect(periodRange('2020-W53')).toEqual({ from: '2020-12-28', to: '2021-01-03' });
    expect(periodRange('2025-W01')).toEqual({ from: '2024-12-30', to: '2025-01-05' });
  });

  it('refuses what is no period', () => {
    for (const text of ['2025', '2025-13', '2025-W54', '2021-W53', '2025-3', 'March'])
      expect(periodRange(text)).toBeNull();
  });
});

describe('monthsBetween', () => {
  it('lists months over a new year', () => {
    expect(monthsBetween('2024-11-30', '2025-02-01')).toEqual(['2024-11', '2024-12', '2025-01', '2025-02']);
  });
});
