import { isEstimated } from '#shared/domain/estimate.ts';
import type { Finding, Phrase } from '#shared/domain/finding.ts';
import { untoldPhrase } from '../../estimates.ts';
import type { ShadowReport } from '../schema.ts';
import { columnName, levelName, moneySaid, sidesOf } from './said.ts';
import type { ProfileEntry, Swap, SwapMoney } from './schema.ts';

const FACTS_TOLD = 4;

/** What the swap would bring, and who would be swapped. */
export function swapFindings({ swap, cutoff }: ShadowReport, link: NonNullable<Finding['link']>): Finding[] {
  if (!isEstimated(swap)) return [];
  return [...moneyFinding(swap, cutoff, link), ...profileFinding(swap, link)];
}

function moneyFinding({ money }: Swap, cutoff: ShadowReport['cutoff'], link: NonNullable<Finding['link']>): Finding[] {
  if (!isEstimated(money) || !isEstimated(money.in.mean) || !isEstimated(money.out.mean)) return [];
  const decision = { text: cutoff?.whenTrueLabel ?? {}, otherwise: cutoff?.whenTrue ?? '' };
  return [
    {
      id: 'shadow.swapMoney',
      state: 'know',
      weight: 0.19,
      title: {
        key: 'shadowSwap.money.title',
        values: { in: moneySaid(money.in.mean, money), out: moneySaid(money.out.mean, money) },
      },
      account: [
        ...differencePhrase(money),
        {
          key: `shadowSwap.money.counted.${money.earned}`,
          values: { in: Math.round(money.in.known), out: Math.round(money.out.known), decision },
        },
        ...changePhrases(money),
      ],
      figure: 'shadow.swapMoney',
      link,
    },
  ];
}

/** Both bounds without their sign, the one nearer to nothing first; where nothing lies between them, which way each goes. */
function boundsSaid([low, high]: readonly [number, number], money: SwapMoney): { low: Phrase; high: Phrase } {
  const sizes = [Math.abs(low), Math.abs(high)] as const;
  const [first, second] = low <= 0 && high >= 0 ? sizes : [Math.min(...sizes), Math.max(...sizes)];
  return { low: moneySaid(first, money), high: moneySaid(second, money) };
}

function isShown([low, high]: readonly [number, number]): boolean {
  return low > 0 || high < 0;
}

function differencePhrase(money: SwapMoney): Phrase[] {
  if (!isEstimated(money.interval)) return [];
  const key = isShown(money.interval) ? 'shadowSwap.money.shown' : 'shadowSwap.money.notShown';
  return [{ key, values: boundsSaid(money.interval, money) }];
}

function changePhrases(money: SwapMoney): Phrase[] {
  const { change } = money;
  if (!isEstimated(change)) return [untoldPhrase(change)];
  const { total, perMonth, days } = change;
  const way = !isShown(total.interval) ? 'open' : total.value > 0 ? 'gain' : 'loss';
  return [
    {
      key: `shadowSwap.money.${way}`,
      values: {
        value: moneySaid(Math.abs(total.value), money),
        ...boundsSaid(total.interval, money),
        month: moneySaid(Math.abs(perMonth.value), money),
        days: { key: 'shadow.days', values: { count: days } },
      },
    },
    { key: 'shadowSwap.money.ifAlike' },
  ];
}

function profileFinding({ profile, in: entering, out: leaving }: Swap, link: NonNullable<Finding['link']>): Finding[] {
  if (!isEstimated(profile) || profile.compared === 0) return [];
  const [first, ...others] = profile.entries.filter(({ differs }) => differs).slice(0, FACTS_TOLD);
  const counted: Phrase = {
    key: `shadowSwap.profile.${profile.sample === 1 ? 'counted' : 'countedPart'}`,
    values: { count: profile.compared, in: entering.n, out: leaving.n, sample: profile.sample },
  };
  const told = { id: 'shadow.swapProfile', state: 'know', weight: 0.17, link } as const;
  if (first === undefined)
    return [
      { ...told, title: { key: 'shadowSwap.profile.alike', values: { count: profile.compared } }, account: [counted] },
    ];
  return [
    {
      ...told,
      title: { key: `shadowSwap.profile.${titleKind(first)}`, values: valuesOf(first) },
      account: [
        ...others.map((entry): Phrase => ({ key: `shadowSwap.profile.also.${entry.kind}`, values: valuesOf(entry) })),
        counted,
      ],
      figure: 'shadow.swapProfile',
    },
  ];
}

function titleKind({ kind, difference }: ProfileEntry): string {
  return kind === 'level' ? (difference > 0 ? 'more' : 'less') : kind;
}

function valuesOf(entry: ProfileEntry): NonNullable<Phrase['values']> {
  return { column: columnName(entry), level: levelName(entry), ...sidesOf(entry) };
}
