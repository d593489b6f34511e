import { isEstimated } from '#shared/domain/estimate.ts';
import type { Concept } from '../concept/schema.ts';
import type { Retraining, RetrainingReason } from './schema.ts';

/** Beyond this share of the rows, what arrives is not what the model learned from. */
export const FEED_SHARE = 0.05;

export type Feed = { column: string; missing: number; formerly: number; unseen: number };

type Known = { feed: readonly Feed[]; concept: Concept; money: Retraining['money'] };

/**
 * What to do, the first that applies: repair what arrives before judging a model by it; wait where too few outcomes are
 * known; train again where alike cases end otherwise and it costs more than training; recalibrate where the level is off
 * or other cases come; else nothing.
 */
export function adviceOf({ feed, concept, money }: Known): Pick<Retraining, 'advice' | 'reasons'> {
  const broken = feedReasons(feed);
  if (broken.length > 0) return { advice: 'repairFeed', reasons: broken };
  if (concept.current === null || concept.verdict === 'tooFew')
    return { advice: 'wait', reasons: [{ code: 'TOO_FEW_OUTCOMES' }] };
  if (concept.verdict === 'changed') {
    const loss = lossReason(money);
    return {
      advice: loss.code === 'LOSS_BELOW_COST' ? 'recalibrate' : 'retrain',
      reasons: [{ code: 'CONCEPT_CHANGED' }, loss],
    };
  }
  const { decomposition } = concept;
  const reasons: RetrainingReason[] = [];
  if (isEstimated(decomposition) && decomposition.totalInterval[0] > 0 && decomposition.conceptInterval[0] <= 0)
    reasons.push({ code: 'OTHER_CASES', value: decomposition.covariate });
  const off = levelOff(concept);
  if (off !== null) reasons.push({ code: 'LEVEL_OFF', value: off });
  return reasons.length > 0 ? { advice: 'recalibrate', reasons } : { advice: 'none', reasons: [{ code: 'STABLE' }] };
}

function feedReasons(feed: readonly Feed[]): RetrainingReason[] {
  const missing = feed.filter((one) => one.missing - one.formerly > FEED_SHARE);
  const unseen = feed.filter((one) => one.unseen > FEED_SHARE);
  const reason = (code: 'FEED_MISSING' | 'FEED_UNSEEN', columns: readonly Feed[], share: (one: Feed) => number) =>
    columns.length === 0
      ? []
      : [{ code, columns: columns.map(({ column }) => column), value: Math.max(...columns.map(share)) }];
  return [
    ...reason('FEED_MISSING', missing, (one) => one.missing - one.formerly),
    ...reason('FEED_UNSEEN', unseen, (one) => one.unseen),
  ];
}

function lossReason(money: Retraining['money']): RetrainingReason {
  if (!isEstimated(money) || !isEstimated(money.interval)) return { code: 'LOSS_UNSURE' };
  const { perMonth, interval, cost } = money;
  if (cost === null) return { code: interval[0] > 0 ? 'COST_UNKNOWN' : 'LOSS_UNSURE', value: perMonth };
  if (interval[1] <= cost) return { code: 'LOSS_BELOW_COST', value: perMonth };
  return { code: perMonth > cost ? 'LOSS_ABOVE_COST' : 'LOSS_UNSURE', value: perMonth };
}

/** How far the mean score is from what came true, where that is beyond chance in the current period; null where it is not. */
function levelOff({ byPeriod, current, task }: Concept): number | null {
  const now = byPeriod.find(({ period }) => period === current?.period);
  if (task === 'regression' || now === undefined || !isEstimated(now.rate) || !isEstimated(now.expected)) return null;
  const error = Math.sqrt((now.rate * (1 - now.rate)) / now.n);
  const gap = now.expected - now.rate;
  return Math.abs(gap) > 3 * error && Math.abs(gap) >= 0.01 ? gap : null;
}
