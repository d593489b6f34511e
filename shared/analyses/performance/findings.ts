import { isEstimated } from '#shared/domain/estimate.ts';
import type { Finding, NamedText, Phrase } from '#shared/domain/finding.ts';
import { newcombeDifference, proportionTest } from '#shared/stats/two-proportions.ts';
import { untold } from '../estimates.ts';
import { isClassMetrics } from './schema.ts';
import type { ClassMetrics, Performance, ValueMetrics } from './schema.ts';

const SURE = 0.01;
/** Known outcomes, and of them positive ones, below which no share of them is told. */
const LEAST = 30;
const LEAST_POSITIVES = 5;
const ACT_FROM_POINTS = 0.05;

export function findings(performance: Performance): Finding[] {
  const { overall } = performance;
  if (!isEstimated(overall)) return [untold('performance', overall, link())];
  return isClassMetrics(overall)
    ? [...classFindings(performance, overall), ...shadowFinding(performance)]
    : [...valueFindings(performance, overall), ...shadowFinding(performance)];
}

function classFindings(performance: Performance, overall: ClassMetrics): Finding[] {
  const found = [
    wrong(performance, overall),
    selected(performance, overall),
    lately(performance),
    deployed(performance),
  ];
  const list = found.filter((finding) => finding !== null);
  return list.length > 0 ? list : [ranks(performance, overall)];
}

const link = (focus?: string): NonNullable<Finding['link']> => ({
  label: { key: 'performance.link' },
  page: 'results',
  ...(focus === undefined ? {} : { focus }),
});

function wrong({ outcome }: Performance, overall: ClassMetrics): Finding | null {
  const { accuracy, accuracyInterval, rate, n } = overall;
  if (!isEstimated(accuracy) || !isEstimated(accuracyInterval) || !isEstimated(rate)) return null;
  if (n < LEAST) return tooFew(overall, 1 - accuracy);
  const base = Math.min(rate, 1 - rate);
  const [low, high] = accuracyInterval;
  const commonest = rate > 0.5 ? outcome?.positive : outcome?.negative;
  return {
    id: 'performance.wrong',
    state: isEstimated(overall.aucInterval) && overall.aucInterval[0] > 0.5 ? 'holds' : 'act',
    weight: 0.35,
    title: { key: 'performance.wrong', values: { share: 1 - accuracy } },
    account: [
      {
        key: 'performance.wrongAccount',
        values: { wrong: Math.round((1 - accuracy) * n), n, low: 1 - high, high: 1 - low },
      },
      ...(commonest === undefined || commonest.value === ''
        ? []
        : [
            {
              key: base === 0 ? 'performance.oneOutcome' : 'performance.wrongBase',
              values: { label: label(commonest), share: base },
            },
          ]),
    ],
    figure: 'performance.accuracyByPeriod',
    link: link(),
  };
}

/** A share of a handful of cases would be read as one of many: the cases are told, and that they are too few. */
function tooFew({ n }: ClassMetrics, share: number): Finding {
  return {
    id: 'performance.wrong',
    state: 'know',
    weight: 0.35,
    title: { key: 'performance.fewWrong', values: { wrong: Math.round(share * n), n } },
    account: [{ key: 'performance.fewAccount', values: { needed: LEAST } }],
    link: link(),
  };
}

function label(one: { value: string; label: NamedText['text'] }): NamedText {
  return { text: one.label, otherwise: one.value };
}

function selected({ outcome, cutoff }: Performance, { n, confusion, recall, precision }: ClassMetrics): Finding | null {
  if (!isEstimated(confusion) || !isEstimated(recall) || !isEstimated(precision) || outcome === null || cutoff === null)
    return null;
  if (n < LEAST || confusion.tp + confusion.fn < LEAST_POSITIVES) return null;
  return {
    id: 'performance.found',
    state: 'know',
    weight: 0.3,
    title: { key: 'performance.found', values: { recall, label: label(outcome.positive) } },
    account: [
      {
        key: 'performance.foundAccount',
        values: {
          found: confusion.tp,
          positives: confusion.tp + confusion.fn,
          selected: confusion.tp + confusion.fp,
          precision,
          label: label(outcome.positive),
          decision: { text: cutoff.whenTrueLabel, otherwise: cutoff.whenTrue },
        },
      },
    ],
    figure: 'performance.confusion',
    link: link(),
  };
}

/** The last period that can be judged against all those before it. */
function lately({ byPeriod }: Performance): Finding | null {
  const periods = byPeriod.flatMap((one) =>
    isClassMetrics(one) && isEstimated(one.confusion)
      ? [{ period: one.period, n: one.n, wrong: one.confusion.fp + one.confusion.fn }]
      : [],
  );
  const last = periods.at(-1);
  const before = periods.slice(0, -1);
  const n = before.reduce((sum, one) => sum + one.n, 0);
  if (last === undefined || n < LEAST || last.n < LEAST) return null;
  const wrongBefore = before.reduce((sum, one) => sum + one.wrong, 0);
  const test = proportionTest(last.wrong, last.n, wrongBefore, n);
  const difference = last.wrong / last.n - wrongBefore / n;
  const [low, high] = newcombeDifference(last.wrong, last.n, wrongBefore, n);
  if (!isEstimated(test) || test.pValue > SURE || difference <= 0) return null;
  return {
    id: 'performance.lately',
    state: low >= ACT_FROM_POINTS ? 'act' : 'watch',
    weight: low >= ACT_FROM_POINTS ? 0.8 : 0.6,
    title: {
      key: 'performance.lately',
      values: { period: last.period, now: last.wrong / last.n, before: wrongBefore / n },
    },
    account: [
      {
        key: 'performance.latelyAccount',
        values: { wrong: last.wrong, n: last.n, before: n, low: low * 100, high: high * 100 },
      },
    ],
    figure: 'performance.accuracyByPeriod',
    link: link('time'),
  };
}

function deployed({ atDeployment }: Performance): Finding | null {
  const auc = atDeployment.findLast((one) => one.metric === 'auc');
  if (auc === undefined || !isEstimated(auc.now) || !isEstimated(auc.interval)) return null;
  const [low, high] = auc.interval;
  const isBelow = high < auc.deployed;
  // Rounded as it is written, the promise would seem to lie inside.
  const isJust = isBelow && Math.round(high * 1000) === Math.round(auc.deployed * 1000);
  return {
    id: 'performance.deployed',
    state: isBelow ? 'watch' : 'holds',
    weight: isBelow ? 0.45 : 0.15,
    title: {
      key: isBelow ? 'performance.deployedBelow' : 'performance.deployedHeld',
      values: { version: auc.version },
    },
    account: [
      {
        key: isJust ? 'performance.deployedJust' : 'performance.deployedAccount',
        values: { now: auc.now, low, high, deployed: auc.deployed },
      },
    ],
    figure: 'performance.aucByPeriod',
    link: link('time'),
  };
}

/** Without a cut-off only the order can be judged. */
function ranks({ outcome }: Performance, overall: ClassMetrics): Finding {
  const { auc, aucInterval } = overall;
  if (!isEstimated(auc)) return untold('performance', auc);
  if (!isEstimated(aucInterval)) return untold('performance', aucInterval);
  const [low, high] = aucInterval;
  return {
    id: 'performance.ranks',
    state: low > 0.5 ? 'holds' : 'act',
    weight: 0.35,
    title: {
      key: 'performance.ranks',
      values: { auc, label: outcome === null ? '' : label(outcome.positive) },
    },
    account: [{ key: 'performance.ranksAccount', values: { n: overall.n, low, high } }],
    figure: 'performance.aucByPeriod',
    link: link(),
  };
}

function valueFindings({ unit, byPeriod }: Performance, overall: ValueMetrics): Finding[] {
  const { medianAbsoluteError, shareWithin10Percent, bias, biasInterval, mae, maeInterval, n } = overall;
  if (
    !isEstimated(medianAbsoluteError) ||
    !isEstimated(shareWithin10Percent) ||
    !isEstimated(mae) ||
    !isEstimated(maeInterval)
  )
    return [];
  const found: Finding[] = [
    {
      id: 'performance.typical',
      state: 'know',
      weight: 0.35,
      title: {
        key: 'performance.typical',
        values: { median: medianAbsoluteError, unit, share: shareWithin10Percent },
      },
      account: [
        { key: 'performance.typicalAccount', values: { n, mae, low: maeInterval[0], high: maeInterval[1], unit } },
        ...(isEstimated(bias) && isEstimated(biasInterval) ? [biasPhrase(bias, biasInterval, unit)] : []),
      ],
      figure: 'performance.errorByPeriod',
      link: link(),
    },
  ];
  const last = byPeriod.at(-1);
  if (last === undefined || byPeriod.length < 2 || isClassMetrics(last)) return found;
  if (!isEstimated(last.bias) || !isEstimated(last.biasInterval) || !isEstimated(last.mae)) return found;
  const [low, high] = last.biasInterval;
  if (low <= 0 && high >= 0) return found;
  found.push({
    id: 'performance.lateBias',
    state: 'watch',
    weight: 0.6,
    title: {
      key: low > 0 ? 'performance.lateHigh' : 'performance.lateLow',
      values: { period: last.period, bias: Math.abs(last.bias), unit },
    },
    account: [
      {
        key: 'performance.lateBiasAccount',
        values: {
          n: last.n,
          low: Math.min(Math.abs(low), Math.abs(high)),
          high: Math.max(Math.abs(low), Math.abs(high)),
          unit,
        },
      },
    ],
    figure: 'performance.biasByPeriod',
    link: link('time'),
  });
  return found;
}

function biasPhrase(bias: number, [low, high]: [number, number], unit: string | null): Phrase {
  const key =
    low <= 0 && high >= 0 ? 'performance.biasNotShown' : bias > 0 ? 'performance.biasHigh' : 'performance.biasLow';
  return { key, values: { bias: Math.abs(bias), unit } };
}

/** The logged score against the second one: better, worse, or no difference shown. */
function shadowFinding({ shadow, unit }: Performance): Finding[] {
  if (!isEstimated(shadow) || !isEstimated(shadow.errorDifference)) return [];
  const { value, interval } = shadow.errorDifference;
  if (!isEstimated(interval)) return [];
  const verdict = interval[1] < 0 ? 'better' : interval[0] > 0 ? 'worse' : 'notShown';
  const isClass = isClassMetrics(shadow.champion);
  // The difference is one of errors: what is above zero is more of them.
  const [most, least] = interval.map((end) => Math.abs(end) * (isClass ? 100 : 1)) as [number, number];
  const [low, high] = verdict === 'notShown' ? [least, most] : [Math.min(most, least), Math.max(most, least)];
  const account: Phrase[] = [
    {
      key: `performance.shadow${isClass ? '' : 'Value'}Account.${verdict}`,
      values: { n: shadow.n, low, high, unit },
    },
  ];
  const { money } = shadow;
  if (isEstimated(money) && isEstimated(money.interval))
    account.push({
      key:
        money.interval[0] <= 0 && money.interval[1] >= 0
          ? 'performance.shadowMoneyNotShown'
          : 'performance.shadowMoney',
      values: {
        total: money.total,
        low: money.interval[0],
        high: money.interval[1],
        currency: money.currency,
        cases: money.decisionsThatDiffer,
      },
    });
  return [
    {
      id: 'performance.shadow',
      state: verdict === 'worse' ? 'act' : verdict === 'better' ? 'holds' : 'watch',
      weight: verdict === 'worse' ? 0.7 : verdict === 'better' ? 0.28 : 0.42,
      title: {
        key: `performance.shadow_${isClass ? 'class' : 'value'}.${verdict}`,
        values: {
          version: shadow.version ?? '',
          count: Math.round(Math.abs(value) * 1000),
          error: Math.abs(value),
          unit,
          ofRole: { key: `performance.ofRoles.${shadow.role ?? 'none'}`, values: { version: shadow.version ?? '' } },
        },
      },
      account,
      link: link('baseline'),
    },
  ];
}
