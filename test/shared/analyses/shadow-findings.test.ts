import { describe, expect, it } from 'vitest';
import { notEstimable } from '#shared/domain/estimate.ts';
import { analysis } from '#shared/analyses/shadow/index.ts';
import type { ShadowReport } from '#shared/analyses/shadow/schema.ts';
import type { ProfileEntry, Rated, Swap, SwapMoney } from '#shared/analyses/shadow/swap/schema.ts';
import { verdictOf } from '#shared/analyses/shadow/verdict.ts';
import { createWords } from '#shared/words/words.ts';

const none = notEstimable('NO_ROWS');

function rated(n: number, known: number, successes: number, acted: Rated['acted'] = none): Rated {
  const rate = known === 0 ? none : successes / known;
  const interval: [number, number] = [0.2, 0.4];
  return { n, known, coverage: known / n, successes, rate, interval: known === 0 ? none : interval, acted };
}

const mean = (value: number): SwapMoney['in'] => ({ known: 190, mean: value, interval: [value - 20, value + 20] });

function money(more: Partial<SwapMoney> = {}): SwapMoney {
  const total = { value: 12_000, interval: [4000, 20_000] as [number, number] };
  return {
    ...{ currency: 'EUR', earned: 'acted', in: mean(310), out: mean(250), both: mean(400) },
    ...{ difference: 60, interval: [20, 100], pValue: 0.01 },
    change: { total, perMonth: { value: 4000, interval: [1300, 6700] }, days: 90 },
    ...more,
  };
}

function entry(more: Partial<ProfileEntry> = {}): ProfileEntry {
  return {
    ...{ column: 'age', columnLabel: { en: 'Age', fr: 'Âge' }, unit: { en: 'years', fr: 'ans' }, isYear: false },
    ...{ kind: 'number', level: null, levelLabel: {}, in: { n: 200, value: 31.4 }, out: { n: 200, value: 44 } },
    ...{ difference: -12.6, interval: [-15, -10], effect: -1.1, effectInterval: [-1.3, -0.9] },
    ...{ adjusted: 0.0001, differs: true },
    ...more,
  };
}

const rented: Partial<ProfileEntry> = {
  ...{ column: 'home', columnLabel: {}, unit: {}, kind: 'level', level: 'rent' },
  ...{ in: { n: 200, value: 0.52 }, out: { n: 200, value: 0.31 }, difference: 0.21, effect: 0.44 },
};

function swap(more: Partial<Swap> = {}): Swap {
  const [one, two] = [rated(200, 190, 80), rated(200, 190, 60)];
  return {
    lowest: { champion: 0.4, shadow: 0.5 },
    ...{ size: 200, chosen: 1000, budget: 0.2, both: rated(800, 780, 400), in: one, out: two },
    ...{ inRate: 80 / 190, outRate: 60 / 190, difference: 20 / 190, interval: [0.01, 0.2] },
    ...{ coverage: { in: 0.95, out: 0.95 }, bounds: { in: [0.4, 0.45], out: [0.3, 0.35], difference: [0.05, 0.15] } },
    money: money(),
    profile: {
      compared: 12,
      sample: 1,
      entries: [entry(), entry(rented), entry({ ...rented, kind: 'missing', level: null })],
    },
    ...more,
  };
}

function report(more: Partial<ShadowReport> = {}): ShadowReport {
  const base: Omit<ShadowReport, 'verdict'> = {
    ...{
      rows: 5000,
      n: 5000,
      mode: 'exact',
      stepError: null,
      task: 'binary_classification',
      unit: null,
      currency: 'EUR',
    },
    period: { from: '2025-01-01', to: '2025-03-31' },
    versions: { champion: ['1'], shadow: ['2'], shadowRole: null },
    population: { known: 4500, withoutOutcome: 500, immature: 0, lost: 500, acted: none },
    outcome: { positive: { value: 'yes', label: {} }, negative: { value: 'no', label: {} } },
    cutoff: null,
    ...{
      agreement: 0.9,
      agreementInterval: [0.89, 0.91],
      kappa: 0.7,
      kappaInterval: [0.68, 0.72],
      prevalence: { champion: 0.2, shadow: 0.2 },
    },
    ...{ both: 800, onlyChampion: 200, onlyShadow: 300, neither: 3700, pearson: 0.9, spearman: 0.9 },
    ...{
      meanAbsoluteDifference: 0.05,
      overlap: [],
      aucChampion: 0.8,
      aucShadow: 0.81,
      brierDifference: none,
      logLossDifference: none,
    },
    aucDifference: { value: 0.01, interval: [-0.005, 0.025], pValue: 0.2 },
    ...{ error: none, mcnemar: none, deciles: [], trend: { champion: none, shadow: none }, rate: 0.3, swap: swap() },
    ...{ action: none, uplift: none, offPolicy: none, differing: [], cannotSay: [{ id: 'noHoldOut', values: {} }] },
    ...more,
  };
  return { ...base, verdict: verdictOf(base) };
}

const shown = (value: number, interval: [number, number]): ShadowReport['aucDifference'] => ({
  value,
  interval,
  pValue: 0.01,
});
const losing = swap({ inRate: 0.2, outRate: 0.3, difference: -0.1, interval: [-0.15, -0.05] });
const even = swap({ inRate: 0.31, outRate: 0.3, difference: 0.01, interval: [-0.05, 0.07] });
const dark = swap({
  coverage: { in: 0.4, out: 0.9 },
  bounds: { in: [0.1, 0.7], out: [0.3, 0.4], difference: [-0.3, 0.4] },
});
const unlike = swap({ in: rated(200, 190, 80, 10), out: rated(200, 190, 60, 150) });
const young = { known: 4500, withoutOutcome: 500, immature: 400, lost: 100, acted: none };
const errors = (low: number, high: number): Partial<ShadowReport> => ({
  task: 'regression',
  unit: 'USD',
  ...{ swap: none, aucDifference: none, outcome: null },
  error: {
    champion: 100,
    shadow: 100 + (low + high) / 2,
    difference: { value: 0, interval: [low, high], pValue: 0.1 },
  },
});

const CASES: [string, Partial<ShadowReport>, string, string][] = [
  ['more at the same budget', {}, 'promote', 'better'],
  ['more, but acted upon otherwise', { swap: unlike }, 'runTest', 'betterButActedUnlike'],
  ['less', { swap: losing }, 'keep', 'worse'],
  ['a worse order', { swap: even, aucDifference: shown(-0.03, [-0.05, -0.01]) }, 'keep', 'worse'],
  ['as good', { swap: even, aucDifference: shown(0.001, [-0.004, 0.006]) }, 'keep', 'alike'],
  ['nothing shown', { swap: even }, 'runTest', 'undecided'],
  ['outcomes missing', { swap: dark }, 'cannotTell', 'outcomesMissing'],
  ['outcomes too young', { swap: dark, population: young }, 'cannotTell', 'notMatured'],
  ['too few outcomes', { population: { ...young, known: 12 } }, 'cannotTell', 'tooFew'],
  ['no outcome', { population: { ...young, known: 0 } }, 'cannotTell', 'noOutcome'],
  [
    'two versions',
    { versions: { champion: ['1'], shadow: ['2', '3'], shadowRole: null } },
    'cannotTell',
    'mixedVersions',
  ],
  ['closer', errors(-20, -10), 'promote', 'better'],
  ['less close', errors(10, 20), 'keep', 'worse'],
  ['as close', errors(-1, 1), 'keep', 'alike'],
  ['not shown to be closer', errors(-10, 10), 'runTest', 'undecided'],
];

describe.each(['en', 'fr'] as const)('verdict and sentences in %s', (language) => {
  const words = createWords(language, [analysis.words]);

  it.each(CASES)('%s', (_name, more, state, reason) => {
    const found = report(more);
    expect(found.verdict).toMatchObject({ state, reason });
    expect(found.verdict.test === null).toBe(found.verdict.state !== 'runTest' || found.task === 'regression');
    expect(() => analysis.result.parse(found)).not.toThrow();
    for (const finding of analysis.findings(found))
      for (const phrase of [finding.title, ...finding.account]) {
        const said = words.say(phrase);
        expect(said).not.toMatch(/shadow\.|amounts\.|\{\{|undefined|NaN/);
        expect(said).toMatch(/[.)]$/);
      }
    for (const figure of analysis.figures(found)) {
      expect(words.say(figure.alt)).not.toMatch(/shadow\.|\{\{|NaN/);
      for (const row of figure.table.rows) expect(row).toHaveLength(figure.table.columns.length);
      expect(figure.table.rows).toHaveLength(figure.marks.length);
    }
  });

  it('too few outcomes are those of the log, or those on whom the two differ', () => {
    const titleOf = (more: Partial<ShadowReport>): string => {
      const [first] = analysis.findings(report(more));
      return first === undefined ? '' : words.say(first.title);
    };
    const few = swap({ interval: none, in: rated(24, 22, 9), out: rated(24, 24, 8) });
    expect(titleOf({ population: { ...young, known: 12 } })).toMatch(/\b12\b/);
    expect(titleOf({ swap: few })).toMatch(
      language === 'en' ? /otherwise \(22 on one side\)/ : /autrement \(22 d.un côté\)/,
    );
  });

  const SWAPS: [string, Partial<Swap>, Record<'en' | 'fr', RegExp>][] = [
    [
      'a gain',
      {},
      { en: /€12,000 more over 90 days, between €4,000 and €20,000/, fr: /de plus en 90 jours, entre 4 000/ },
    ],
    [
      'a loss',
      {
        money: money({
          earned: 'notActed',
          change: {
            total: { value: -9000, interval: [-15_000, -3000] },
            perMonth: { value: -3000, interval: [-5000, -1000] },
            days: 90,
          },
        }),
      },
      { en: /€9,000 less over 90 days, between €3,000 and €15,000/, fr: /de moins en 90 jours, entre 3 000/ },
    ],
    [
      'neither',
      {
        money: money({
          interval: [-30, 20],
          change: {
            total: { value: -1000, interval: [-6000, 4000] },
            perMonth: { value: -300, interval: [-2000, 1300] },
            days: 90,
          },
        }),
      },
      { en: /between €6,000 less and €4,000 more/, fr: /entre 6 000 € de moins et 4 000 € de plus/ },
    ],
    [
      'money that comes anyhow',
      { money: money({ earned: 'always', change: notEstimable('EARNED_EITHER_WAY') }) },
      { en: /cannot be told/, fr: /ne peut pas être dit/ },
    ],
    [
      'nobody alike',
      { profile: { compared: 12, sample: 1, entries: [entry({ differs: false })] } },
      { en: /none of 12 facts/, fr: /aucun des 12 faits/ },
    ],
    ['who they are', {}, { en: /“Age”: 31.4 years on average, against 44 years/, fr: /« Âge » : 31,4 ans en moyenne/ }],
    ['and by what else', {}, { en: /home, “rent”: 52 in 100, against 31 in 100/, fr: /home, « rent » : 52 sur 100/ }],
  ];

  it.each(SWAPS)('who is swapped: %s', (_name, more, said) => {
    const found = report({ swap: swap(more) });
    const told = analysis.findings(found).flatMap(({ title, account }) => [title, ...account].map(words.say));
    expect(told.join(' ').replaceAll('\u00a0', ' ')).toMatch(said[language]);
    for (const one of told) expect(one).not.toMatch(/shadowSwap|shadow\.|estimates\.|\{\{|undefined|NaN/);
  });

  it('says why there is no report', () => {
    const [finding] = analysis.findings(notEstimable('NO_SHADOW_COLUMN'));
    expect(words.say(finding?.account[0] ?? { key: '' })).toContain('shadow_score');
    expect(analysis.figures(notEstimable('NO_SHADOW_COLUMN'))).toEqual([]);
  });
});
