import { isEstimated } from '#shared/domain/estimate.ts';
import type { Finding, FindingState, Phrase, PhraseValue } from '#shared/domain/finding.ts';
import { amount } from '../amounts.ts';
import { currencyOf, positiveLabel, untold } from '../estimates.ts';
import type { Shadow, ShadowReport, ShadowVerdict } from './schema.ts';
import { swapFindings } from './swap/findings.ts';

const STATES: Record<ShadowVerdict['state'], { state: FindingState; weight: number }> = {
  promote: { state: 'act', weight: 0.6 },
  runTest: { state: 'watch', weight: 0.5 },
  keep: { state: 'holds', weight: 0.25 },
  cannotTell: { state: 'know', weight: 0.3 },
};

/** Outcomes below which the log itself is too small to say anything; with more, it is those on whom the two differ that are few. */
const FEW = 30;

const link = { label: { key: 'shadow.link' }, page: 'outcomes' as const, focus: 'shadow' };

export function findings(shadow: Shadow): Finding[] {
  if (!isEstimated(shadow)) return [untold('shadow', shadow)];
  return [
    verdictFinding(shadow),
    ...swapFindings(shadow, link),
    ...alike(shadow),
    ...hottest(shadow),
    ...treated(shadow),
    limits(shadow),
  ];
}

function verdictFinding(report: ShadowReport): Finding {
  const { verdict, swap } = report;
  return {
    id: 'shadow.verdict',
    ...STATES[verdict.state],
    title: { key: titleKey(report), values: valuesOf(report) },
    account: [
      ...(isEstimated(swap) && isEstimated(swap.interval) && isEstimated(swap.difference) ? [swapPhrase(report)] : []),
      ...order(report),
      ...reservation(report),
      ...testPhrase(report),
    ],
    figure: isEstimated(swap) ? 'shadow.swap' : 'shadow.error',
    link,
  };
}

/** The sentence of the verdict: an order of scores that is worse, or as good, is not told by the cases on which they differ. */
function titleKey({ verdict, task, swap, population }: ShadowReport): string {
  const { state, reason } = verdict;
  if (state === 'cannotTell' && reason === 'tooFew' && isEstimated(swap) && population.known >= FEW)
    return 'shadow.titles.cannotTell.tooFewDiffer';
  if (state === 'cannotTell') return `shadow.titles.cannotTell.${reason}`;
  if (task === 'regression') return `shadow.titles.error.${state === 'keep' ? reason : state}`;
  const isFewer = isEstimated(swap) && isEstimated(swap.difference) && swap.difference < 0;
  if (reason === 'alike') return 'shadow.titles.alike';
  return `shadow.titles.${reason === 'worse' && !isFewer ? 'worseOrder' : 'differ'}`;
}

function valuesOf(report: ShadowReport): Record<string, PhraseValue> {
  const { swap, outcome, n, population, versions, error, aucChampion, aucShadow } = report;
  const rate = (figure: unknown): number => (typeof figure === 'number' ? figure : 0);
  return {
    label: positiveLabel(outcome),
    n,
    known: population.known,
    count: versions.shadow.length,
    in: isEstimated(swap) ? rate(swap.inRate) : 0,
    out: isEstimated(swap) ? rate(swap.outRate) : 0,
    differ: isEstimated(swap) ? Math.round(Math.min(swap.in.known, swap.out.known)) : 0,
    missing: isEstimated(swap) ? 1 - swap.coverage.in : 0,
    champion: rate(aucChampion),
    shadow: rate(aucShadow),
    ...(isEstimated(error)
      ? {
          championError: inUnit(error.champion, report),
          shadowError: inUnit(error.shadow, report),
        }
      : {}),
  };
}

function inUnit(value: number, { unit }: ShadowReport): Phrase {
  const currency = currencyOf(unit);
  return amount(value, {
    kind: currency === null ? 'quantity' : 'currency',
    currency,
    name: unit === null ? {} : { en: unit, fr: unit },
  });
}

function swapPhrase({ swap, outcome }: ShadowReport): Phrase {
  if (!isEstimated(swap) || !isEstimated(swap.interval)) return { key: 'shadow.none' };
  const [low, high] = swap.interval;
  const isShown = low > 0 || high < 0;
  return {
    key: isShown ? 'shadow.swapShown' : 'shadow.swapNotShown',
    values: {
      chosen: swap.chosen,
      size: swap.size,
      low: low * 100,
      high: high * 100,
      in: swap.in.known,
      out: swap.out.known,
      label: positiveLabel(outcome),
    },
  };
}

/** Why the model in service is kept although no difference is shown where the two choose otherwise. */
function order({ verdict, swap, aucDifference }: ShadowReport): Phrase[] {
  if (verdict.state !== 'keep' || !isEstimated(swap) || !isEstimated(aucDifference)) return [];
  if (verdict.reason === 'alike') return [{ key: 'shadow.orderAlike' }];
  return aucDifference.interval[1] < 0 ? [{ key: 'shadow.orderWorse' }] : [];
}

/** Why a better figure is no proof yet, in the same breath as the figure. */
function reservation({ verdict, cannotSay, error, ...report }: ShadowReport): Phrase[] {
  const unlike = cannotSay.find(({ id }) => id === 'actedUnlike');
  if (verdict.reason === 'betterButActedUnlike' && unlike !== undefined)
    return [{ key: 'shadow.limits.actedUnlike', values: unlike.values }];
  if (verdict.reason === 'betterButFollowed') return [{ key: 'shadow.limits.followedChampion' }];
  if (report.task === 'regression' && isEstimated(error)) {
    const [low, high] = error.difference.interval;
    const all = { ...report, verdict, cannotSay, error };
    return [
      {
        key: low > 0 || high < 0 ? 'shadow.errorShown' : 'shadow.errorNotShown',
        values: {
          low: inUnit(Math.min(Math.abs(low), Math.abs(high)), all),
          high: inUnit(Math.max(Math.abs(low), Math.abs(high)), all),
          known: report.population.known,
        },
      },
    ];
  }
  return [];
}

function testPhrase({ verdict, outcome }: ShadowReport): Phrase[] {
  const { test } = verdict;
  if (test === null) return [];
  return [
    {
      key: 'shadow.nextTest',
      values: {
        perGroup: test.perGroup,
        days: { key: 'shadow.days', values: { count: test.days } },
        effect: { key: 'amounts.points', values: { count: Math.round(test.effect * 1000) / 10 } },
        baseline: test.baseline,
        label: positiveLabel(outcome),
      },
    },
  ];
}

function alike({ agreement, onlyChampion, onlyShadow, n, cutoff }: ShadowReport): Finding[] {
  if (!isEstimated(agreement) || !isEstimated(onlyChampion) || !isEstimated(onlyShadow)) return [];
  return [
    {
      id: 'shadow.agreement',
      state: 'know',
      weight: 0.16,
      title: { key: 'shadow.agreement', values: { share: agreement, n } },
      account: [
        {
          key: 'shadow.agreementAccount',
          values: {
            champion: onlyChampion,
            shadow: onlyShadow,
            decision: { text: cutoff?.whenTrueLabel ?? {}, otherwise: cutoff?.whenTrue ?? '' },
          },
        },
      ],
      figure: 'shadow.agreement',
      link,
    },
  ];
}

function hottest({ deciles, rate, outcome }: ShadowReport): Finding[] {
  const [first] = deciles;
  if (first === undefined || !isEstimated(first.shadow.rate) || !isEstimated(first.champion.rate) || !isEstimated(rate))
    return [];
  return [
    {
      id: 'shadow.hottest',
      state: 'know',
      weight: 0.15,
      title: {
        key: 'shadow.hottest',
        values: { shadow: first.shadow.rate, champion: first.champion.rate, label: positiveLabel(outcome) },
      },
      account: [{ key: 'shadow.hottestAccount', values: { rate, known: first.shadow.known } }],
      figure: 'shadow.deciles',
      link,
    },
  ];
}

/** What the drawn lots show: how far the treatment changed the outcome of those whom the shadow puts first. */
function treated({ uplift, outcome }: ShadowReport): Finding[] {
  if (!isEstimated(uplift)) return [];
  const [first] = uplift.shadow.tenths;
  if (first === undefined || !isEstimated(first.uplift) || !isEstimated(first.interval)) return [];
  const [low, high] = first.interval;
  const isShown = low > 0 || high < 0;
  return [
    {
      id: 'shadow.uplift',
      state: 'know',
      weight: 0.14,
      title: {
        key: isShown ? (first.uplift < 0 ? 'shadow.upliftLess' : 'shadow.upliftMore') : 'shadow.upliftNotShown',
        values: {
          points: { key: 'amounts.points', values: { count: Math.abs(first.uplift) * 100 } },
          label: positiveLabel(outcome),
        },
      },
      account: [
        {
          key: 'shadow.upliftAccount',
          values: { low: low * 100, high: high * 100, treated: first.treated, control: first.control },
        },
      ],
      figure: 'shadow.uplift',
      link,
    },
  ];
}

function limits({ cannotSay }: ShadowReport): Finding {
  return {
    id: 'shadow.limits',
    state: 'watch',
    weight: 0.2,
    title: { key: 'shadow.limitsTitle', values: { count: cannotSay.length } },
    account: cannotSay.map(({ id, values }) => ({ key: `shadow.limits.${id}`, values })),
    link,
  };
}
