import { isEstimated, notEstimable } from '#shared/domain/estimate.ts';
import type { Finding, FindingState, Phrase } from '#shared/domain/finding.ts';
import { untold } from '../estimates.ts';
import type { AbMetric, AbTest, AbVerdict } from './schema.ts';
import { boundsOf, levelOf, metricName, primaryOf, reasonPhrase, reservationPhrase, sizeOf } from './said.ts';

const link = { label: { key: 'abTest.link' }, page: 'outcomes' as const };

/** What holds with a reservation has to be watched. */
function stateOf({ state, reservations }: AbVerdict): FindingState {
  return state === 'adopt' && reservations.length > 0 ? 'watch' : STATE[state];
}

const STATE: Record<AbVerdict['state'], FindingState> = {
  invalid: 'act',
  tooEarly: 'know',
  harmful: 'act',
  adopt: 'holds',
  reject: 'act',
  noDifference: 'know',
  inconclusive: 'watch',
};
const WEIGHT: Record<AbVerdict['state'], number> = {
  invalid: 0.9,
  tooEarly: 0.3,
  harmful: 0.95,
  adopt: 0.55,
  reject: 0.8,
  noDifference: 0.4,
  inconclusive: 0.45,
};

export function findings(test: AbTest): Finding[] {
  const { verdict } = test;
  if (!isEstimated(verdict)) return [untold('abTest', verdict, link)];
  const money = moneyFinding(test);
  return [
    {
      id: 'abTest.verdict',
      state: stateOf(verdict),
      weight: WEIGHT[verdict.state],
      title: verdictSentence(test, verdict),
      account: [
        ...leadOf(test, verdict),
        ...verdict.reservations.map((one) => reservationPhrase(test, one)),
        ...(verdict.nextDate === null ? [] : [{ key: 'abTest.next', values: { day: verdict.nextDate } }]),
      ],
      figure: 'abTest.difference',
      link,
    },
    ...(money === null || verdict.state === 'invalid' ? [] : [money]),
  ];
}

/** The one sentence: what to do, with how much and how sure where that can be said. */
export function verdictSentence(test: AbTest, verdict: AbVerdict): Phrase {
  const primary = primaryOf(test);
  const { state } = verdict;
  const plain = { key: `abTest.verdicts.${state}` };
  if (primary === null || !isEstimated(primary.difference) || !isEstimated(primary.interval)) return plain;
  if (state === 'adopt' || state === 'reject') {
    const isMore = primary.difference > 0;
    const values = {
      amount: sizeOf(primary.difference, primary),
      metric: metricName(primary),
      ...boundsOf(primary.interval, primary),
    };
    return primary.name === 'value'
      ? { key: `abTest.verdicts.${isMore ? 'gain' : 'loss'}`, values }
      : { key: `abTest.verdicts.${isMore ? 'higher' : 'lower'}`, values };
  }
  if (state === 'noDifference')
    return { ...plain, values: { effect: sizeOf(Number(verdict.values['effect'] ?? 0), primary) } };
  if (state === 'harmful')
    return { ...plain, values: { metric: reasonPhrase(test, verdict).values?.['metric'] ?? '' } };
  return plain;
}

/** Both arms, the difference read once and read daily, and why the verdict is what it is. */
export function leadOf(test: AbTest, verdict: AbVerdict): Phrase[] {
  const primary = primaryOf(test);
  const reason = reasonPhrase(test, verdict);
  if (verdict.state === 'invalid' || primary === null) return [reason];
  return [
    ...(verdict.state === 'adopt' || verdict.state === 'reject' ? [] : [reason]),
    ...armsSentence(primary),
    ...bandSentence(primary, verdict),
  ];
}

function armsSentence(metric: AbMetric): Phrase[] {
  const { treatment, control, difference, interval } = metric;
  if (!isEstimated(treatment.mean) || !isEstimated(control.mean) || !isEstimated(difference) || !isEstimated(interval))
    return [];
  return [
    {
      key: 'abTest.arms',
      values: {
        metric: metricName(metric),
        treatment: levelOf(treatment.mean, metric),
        control: levelOf(control.mean, metric),
        treatmentN: treatment.n,
        controlN: control.n,
      },
    },
    {
      key: difference >= 0 ? 'abTest.more' : 'abTest.less',
      values: { amount: sizeOf(difference, metric), ...boundsOf(interval, metric) },
    },
  ];
}

/** Said where it matters: the plain interval has settled what the band leaves open. */
function bandSentence(
  { alwaysValidInterval: band, interval, ...metric }: AbMetric,
  { decidedBy, state }: AbVerdict,
): Phrase[] {
  if (decidedBy !== 'alwaysValid' || !isEstimated(band) || !isEstimated(interval)) return [];
  const settled = interval[0] > 0 || interval[1] < 0;
  const open = band[0] <= 0 && band[1] >= 0;
  if (state === 'inconclusive' && settled && open)
    return [{ key: 'abTest.peeking', values: { ...boundsOf(band, metric) } }];
  return state === 'adopt' || state === 'reject' ? [{ key: 'abTest.band', values: { ...boundsOf(band, metric) } }] : [];
}

function moneyFinding({ money }: AbTest): Finding | null {
  if (!isEstimated(money)) return null;
  const { measured, projected, currency, perCase } = money;
  const interval = isEstimated(measured.interval) ? measured.interval : notEstimable('NO_ROWS');
  if (!isEstimated(interval)) return null;
  const values = {
    total: Math.abs(measured.total),
    low: interval[0],
    high: interval[1],
    cases: measured.cases,
    others: projected.cases,
    projected: Math.abs(projected.total),
    currency,
  };
  const isOpen = interval[0] <= 0 && interval[1] >= 0;
  const word = isOpen ? 'Open' : perCase < 0 ? 'Loss' : '';
  return {
    id: 'abTest.money',
    state: 'know',
    weight: 0.28,
    title: { key: `abTest.money${word}`, values },
    account: [{ key: 'abTest.moneyBetween', values }, ...(isOpen ? [] : [{ key: `abTest.projected${word}`, values }])],
    figure: 'abTest.segments',
    link,
  };
}
