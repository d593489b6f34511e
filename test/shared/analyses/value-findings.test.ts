import { describe, expect, it } from 'vitest';
import { notEstimable } from '#shared/domain/estimate.ts';
import { figures } from '#shared/analyses/value/figures.ts';
import { findings } from '#shared/analyses/value/findings.ts';
import type { Against, Value } from '#shared/analyses/value/schema.ts';
import { words } from '#shared/analyses/value/words.ts';
import { createWords } from '#shared/words/words.ts';

function against(low: number, high: number): Against {
  const difference = (low + high) / 2;
  return {
    treatment: { n: 100, total: 1000, mean: 10, interval: [8, 12] },
    control: { n: 200, total: 2000 - 200 * difference, mean: 10 - difference, interval: [6, 9] },
    difference,
    interval: [low, high],
    pValue: 0.01,
    gained: 100 * difference,
    gainedInterval: [100 * low, 100 * high],
  };
}

function value(compared: Value['against'], more: Partial<Value> = {}): Value {
  return {
    rows: 400,
    currency: 'EUR',
    n: 300,
    withoutValue: 100,
    immature: 90,
    total: 3000,
    perCase: 10,
    perCaseInterval: [8, 12],
    days: 50,
    byPeriod: [
      {
        ...{ period: '2025-01', n: 300, total: 3000, interval: [2400, 3600], perCase: 10 },
        ...{ arms: { treatment: 100, control: 200 }, against: compared },
      },
      {
        period: '2025-02',
        n: 5,
        total: -20,
        interval: notEstimable('TOO_FEW_ROWS', 30),
        perCase: -4,
        arms: { treatment: 0, control: 5 },
        against: notEstimable('TOO_FEW_ROWS', 30),
      },
    ],
    against: compared,
    projected:
      'ok' in compared
        ? compared
        : { cases: 400, total: 1200, interval: [400, 2000], perDay: 24, perDayInterval: [8, 40] },
    ...more,
  };
}

const said = (result: Value, language: 'en' | 'fr' = 'en'): Record<string, string> => {
  const { say } = createWords(language, [words]);
  return Object.fromEntries(findings(result).map((one) => [one.id, [one.title, ...one.account].map(say).join(' ')]));
};
const stateOf = (result: Value, id: string): string | undefined => findings(result).find((one) => one.id === id)?.state;

describe('what the money says', () => {
  it('keeps what was measured apart from what is projected', () => {
    const text = said(value(against(1, 5)));
    expect(text['value.against']).toContain(
      'Over 100 cases decided with the model, €300 more came in than the former way would have brought. Measured: between €100 and €500, with 95% confidence; €1.00 to €5.00 a case.',
    );
    expect(text['value.projected']).toMatch(/^Projection: with all 400 cases .* €24 more a day/);
    expect(text['value.projected']).toContain('This was not measured.');
    expect(text['value.against']).not.toContain('24');
    expect(stateOf(value(against(1, 5)), 'value.against')).toBe('holds');
  });

  it('calls a loss a loss, and says not shown where the interval spans zero', () => {
    expect(stateOf(value(against(-5, -1)), 'value.against')).toBe('act');
    expect(said(value(against(-5, -1)))['value.against']).toContain('€300 less came in');
    const open = said(value(against(-1, 5)));
    expect(open['value.against']).toContain('it is not shown that more came in');
    expect(open['value.projected']).toBeUndefined();
    expect(said(value(against(-1, 5)), 'fr')['value.against']).toContain('rien ne montre');
  });

  it('names the cases that have no value yet', () => {
    expect(said(value(against(1, 5)))['value.missing']).toBe(
      '100 cases of 400 have no value yet and are not counted. 90 are too young for it; 10 should have one.',
    );
  });

  it('has one finding without a value column, and none without rows', () => {
    const missing = notEstimable('NO_VALUE_COLUMN');
    const none = value(missing, { total: missing, perCase: missing, perCaseInterval: missing, byPeriod: [], n: 0 });
    expect(Object.keys(said(none))).toEqual(['value.none']);
    expect(figures(none)).toEqual([]);
    expect(said(value(missing, { rows: 0 }))).toEqual({});
  });

  it('counts what came in where the two ways are not told apart', () => {
    const alone = said(value(notEstimable('NO_ARM_COLUMN')));
    expect(Object.keys(alone)).toEqual(['value.against', 'value.missing', 'value.total']);
    expect(alone['value.against']).toMatch(/cannot be measured.*does not say which cases/);
    const unnamed = said(value(notEstimable('ARMS_UNKNOWN', 'north, south')));
    expect(unnamed['value.against']).toMatch(/groups of the log \(north, south\)/);
  });
});

describe('the figures of the money', () => {
  it('hold every number with its interval, and a gap where a month is too small', () => {
    const [byPeriod, difference] = figures(value(against(1, 5)));
    expect(byPeriod).toMatchObject({ id: 'value.byPeriod', valueFormat: 'money', currency: 'EUR' });
    expect(byPeriod?.table.rows[1]).toEqual(['2025-02', 5, -20, null, null, -4]);
    expect(difference).toMatchObject({
      id: 'value.againstByPeriod',
      marks: [{ value: 3, interval: [1, 5] }, { value: null }],
    });
    expect(difference?.table.rows[1]?.slice(0, 4)).toEqual(['2025-02', 0, null, 5]);
    const { say } = createWords('fr', [words]);
    expect(say(byPeriod!.alt)).toBe(
      'Entre janvier 2025 et février 2025, de −20\u00a0€ à 3\u00a0000\u00a0€ par mois\u00a0; 2\u00a0980\u00a0€ en tout.',
    );
  });

  it('say of a month why it is not compared', () => {
    const [, difference] = figures(value(against(1, 5)));
    const { say } = createWords('en', [words]);
    expect(difference?.marks.map(({ untold }) => (untold === undefined ? null : say(untold)))).toEqual([
      null,
      'no case known with the model',
    ]);
  });
});
