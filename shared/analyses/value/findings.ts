import { isEstimated } from '#shared/domain/estimate.ts';
import type { Finding, Phrase, PhraseValue } from '#shared/domain/finding.ts';
import type { Against, Value } from './schema.ts';

export function findings(value: Value): Finding[] {
  if (value.rows === 0) return [];
  if (!isEstimated(value.total)) return [untold(value)];
  return [...gained(value), ...missing(value), total(value, value.total)];
}

const link = { label: { key: 'value.link' }, page: 'results' as const };

function untold({ total }: Value): Finding {
  const reason = isEstimated(total) ? 'NO_ROWS' : total.reason;
  const hasColumn = reason !== 'NO_VALUE_COLUMN';
  return {
    id: 'value.none',
    state: 'know',
    weight: hasColumn ? 0.12 : 0.22,
    title: { key: hasColumn ? 'value.noneKnown' : 'value.noColumn' },
    account: [{ key: hasColumn ? 'value.noneKnownAccount' : 'value.noColumnAccount' }],
    link: { label: { key: 'value.noColumnLink' }, page: 'data', focus: 'sources' },
  };
}

function total({ n, perCase, perCaseInterval, currency, byPeriod }: Value, sum: number): Finding {
  const account: Phrase[] = [];
  if (isEstimated(perCase) && isEstimated(perCaseInterval))
    account.push({
      key: 'value.totalAccount',
      values: { mean: perCase, low: perCaseInterval[0], high: perCaseInterval[1], currency },
    });
  const lost = byPeriod.filter((period) => period.total < 0).length;
  if (lost > 0) account.push({ key: 'value.totalLost', values: { count: lost, total: byPeriod.length } });
  return {
    id: 'value.total',
    state: sum < 0 ? 'watch' : 'know',
    weight: sum < 0 ? 0.5 : 0.26,
    title: { key: sum < 0 ? 'value.totalLoss' : 'value.total', values: { n, total: Math.abs(sum), currency } },
    account,
    figure: 'value.byPeriod',
    link,
  };
}

/** What was measured between the two ways of deciding; the projection is another finding and never added to it. */
function gained({ against, currency, projected, byPeriod }: Value): Finding[] {
  if (!isEstimated(against)) {
    if (against.reason !== 'TOO_FEW_ROWS')
      return [
        {
          id: 'value.against',
          state: 'know',
          weight: 0.18,
          title: { key: 'value.noArms' },
          account: [
            against.reason === 'ARMS_UNKNOWN'
              ? { key: 'value.armsUnknown', values: { groups: against.needed ?? '' } }
              : { key: 'value.noArmsAccount' },
          ],
          link,
        },
      ];
    return [
      {
        id: 'value.against',
        state: 'know',
        weight: 0.18,
        title: { key: 'value.fewArms', values: { needed: against.needed ?? '' } },
        account: [],
        link,
      },
    ];
  }
  if (!isEstimated(against.interval)) return [];
  const [low, high] = against.interval;
  const verdict = low > 0 ? 'gain' : high < 0 ? 'loss' : 'notShown';
  const values = { ...compared(against), currency };
  const worse = byPeriod.filter(
    ({ against: one }) => isEstimated(one) && isEstimated(one.interval) && one.interval[1] < 0,
  );
  const found: Finding[] = [
    {
      id: 'value.against',
      state: verdict === 'gain' ? 'holds' : verdict === 'loss' ? 'act' : 'watch',
      weight: verdict === 'gain' ? 0.42 : verdict === 'loss' ? 0.85 : 0.48,
      title: { key: `value.${verdict}`, values },
      account: [
        { key: verdict === 'notShown' ? 'value.notShownAccount' : 'value.againstAccount', values },
        { key: 'value.againstArms', values },
        { key: 'value.comparable' },
        ...(worse.length > 0 ? [{ key: 'value.worseMonths', values: { count: worse.length } }] : []),
      ],
      figure: 'value.againstByPeriod',
      link,
    },
  ];
  if (isEstimated(projected) && verdict !== 'notShown') {
    const [total, day] = [projected.interval, projected.perDayInterval];
    found.push({
      id: 'value.projected',
      state: 'know',
      weight: 0.24,
      title: {
        key: verdict === 'gain' ? 'value.projected' : 'value.projectedLoss',
        values: { cases: projected.cases, perDay: Math.abs(projected.perDay), currency },
      },
      account: [
        {
          key: 'value.projectedAccount',
          values: {
            total: projected.total,
            ...(isEstimated(total) ? { low: total[0], high: total[1] } : {}),
            ...(isEstimated(day) ? { dayLow: day[0], dayHigh: day[1] } : {}),
            currency,
          },
        },
        { key: 'value.projectedAssumes' },
      ],
      link,
    });
  }
  return found;
}

function compared({
  treatment,
  control,
  difference,
  interval,
  gained: sum,
  gainedInterval,
}: Against): Record<string, PhraseValue> {
  return {
    n: treatment.n,
    before: control.n,
    mean: treatment.mean,
    meanBefore: control.mean,
    each: Math.abs(difference),
    gained: Math.abs(sum),
    ...(isEstimated(interval) ? { low: interval[0], high: interval[1] } : {}),
    ...(isEstimated(gainedInterval) ? { gainedLow: gainedInterval[0], gainedHigh: gainedInterval[1] } : {}),
  };
}

function missing({ rows, withoutValue, immature }: Value): Finding[] {
  if (withoutValue === 0) return [];
  return [
    {
      id: 'value.missing',
      state: 'know',
      weight: 0.2,
      title: { key: 'value.missing', values: { count: withoutValue, rows } },
      account: [
        isEstimated(immature)
          ? { key: 'value.missingImmature', values: { immature, lost: withoutValue - immature } }
          : { key: 'value.missingUnknown' },
      ],
      link,
    },
  ];
}
