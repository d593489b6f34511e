import { isEstimated } from '#shared/domain/estimate.ts';
import type { QuestionContext } from '../questions/question.ts';
import { leadingBundle } from '../project/project-state.ts';
import { missing, shown } from './shown.ts';
import type { Asked, Evidence } from './shown.ts';

const DAY_MS = 86_400_000;
/** A model whose training data end longer ago than this is old enough to ask. */
const OLD_DAYS = 365;

/** How the model is run, released and watched. */
export async function serviceEvidence(context: QuestionContext, asked: Asked): Promise<Record<string, Evidence>> {
  const { bundles, columns } = context;
  const bundle = leadingBundle(bundles);
  const none = missing({ reason: 'NO_BUNDLE' });
  const has = (part: string): boolean => columns.some((column) => column.part === part);
  const gate = Object.keys(bundle?.manifest.training?.metrics_at_deployment ?? {}).length;
  const canary = has('arm') ? 'canaryTest' : has('shadow_score') ? 'canaryShadow' : null;
  const others = bundles.filter(({ version }) => version !== bundle?.version).length;
  return {
    'infrastructure.reproducible': replayed(asked, 'reproducible'),
    'infrastructure.gate':
      bundle === null ? none : gate === 0 ? missing({ reason: 'NO_REFERENCE' }) : shown('gate', false, { count: gate }),
    'infrastructure.traced': replayed(asked, 'traced'),
    'infrastructure.canary':
      canary === null ? missing({ reason: 'NO_ARM_COLUMN' }) : shown(canary, false, { rows: asked.quality.rows }),
    'infrastructure.rollback':
      bundle === null ? none : shown(others === 0 ? 'rollbackNone' : 'rollback', others === 0, { count: others }),
    'monitoring.dependencies':
      bundle === null
        ? none
        : shown('dependencies', false, { version: bundle.version, features: bundle.manifest.features.length }),
    'monitoring.invariants': invariants(asked),
    'monitoring.skew': replayed(asked, 'skew'),
    'monitoring.stale': await stale(context),
    'monitoring.stable': await stable(context),
    'monitoring.resources': await resources(context),
    'monitoring.quality': quality(asked),
  };
}

/** Scores that the stored model gives again from the facts of the log. */
function replayed({ replay }: Asked, id: string): Evidence {
  const { checked, verdicts, mismatchCount, notReplayable } = replay;
  const run = checked - verdicts.notReplayable;
  if (run === 0) return missing({ reason: notReplayable[0]?.reason ?? 'NO_ROWS' });
  return shown(id, mismatchCount > 0, { n: run, same: run - mismatchCount, other: mismatchCount });
}

function invariants({ quality }: Asked): Evidence {
  const known = quality.columns.filter(({ outOfRange, unseen }) => isEstimated(outOfRange) || isEstimated(unseen));
  if (known.length === 0) return missing({ reason: 'NO_REFERENCE' });
  const broken = known.filter((one) => [one.outOfRange, one.unseen].some((count) => isEstimated(count) && count > 0));
  return shown('invariants', broken.length > 0, { of: known.length, count: broken.length, rows: quality.rows });
}

async function stale({ db, filter, bundles }: QuestionContext): Promise<Evidence> {
  const until = leadingBundle(bundles)?.manifest.training?.period?.to;
  if (until === undefined) return missing({ reason: bundles.length === 0 ? 'NO_BUNDLE' : 'NO_REFERENCE' });
  const last = await db.one<{ day: string | null }>(
    `SELECT strftime(max(prediction_time), '%Y-%m-%d') AS day FROM prediction WHERE ${filter.sql}`,
    filter.values,
  );
  if (last === null || last.day === null) return missing({ reason: 'NO_ROWS' });
  const days = Math.round((Date.parse(last.day) - Date.parse(until)) / DAY_MS);
  return shown('stale', days > OLD_DAYS, { until, last: last.day, days, limit: OLD_DAYS });
}

async function stable({ db, filter, meaning }: QuestionContext): Promise<Evidence> {
  const outside = meaning.scoreKind === 'probability' ? 'OR score < 0 OR score > 1' : '';
  const found = await db.one<{ n: number; odd: number }>(
    `SELECT count(score)::DOUBLE AS n, (count(*) FILTER (isnan(score) OR isinf(score) ${outside}))::DOUBLE AS odd
     FROM prediction WHERE ${filter.sql}`,
    filter.values,
  );
  if (found === null || found.n === 0) return missing({ reason: 'NO_ROWS' });
  return shown('stable', found.odd > 0, found);
}

/** Runs whose steps tell how long they took, in the journal of the runs. */
async function resources({ db }: QuestionContext): Promise<Evidence> {
  const timed = await db.one<{ n: number; ms: number | null }>(
    'SELECT count(*)::DOUBLE AS n, median(duration_ms) AS ms FROM process_event WHERE duration_ms IS NOT NULL',
  );
  if (timed === null || timed.n === 0 || timed.ms === null) return missing({ reason: 'NO_ROWS' });
  return shown('resources', false, { count: timed.n, seconds: timed.ms / 1000 });
}

function quality({ concept, performance }: Asked): Evidence {
  if ('ok' in performance.overall) return missing(performance.overall);
  const judged = concept.byPeriod.filter(({ verdict }) => verdict === 'holds' || verdict === 'changed');
  const changed = judged.filter(({ verdict }) => verdict === 'changed');
  if (judged.length === 0) return missing({ reason: 'TOO_FEW_ROWS' });
  return shown(changed.length === 0 ? 'quality' : 'qualityChanged', changed.length > 0, {
    of: judged.length,
    count: changed.length,
    first: changed[0]?.period ?? '',
  });
}
