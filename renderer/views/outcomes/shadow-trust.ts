import { isEstimated } from '#shared/domain/estimate.ts';
import type { ShadowReport } from '#shared/analyses/shadow/schema.ts';
import { actedUnlike } from '#shared/analyses/shadow/verdict.ts';
import type { Words } from '#shared/words/words.ts';
import type { TrustItem } from './TrustStrip.tsx';

const COVERED = 0.8;

/** What the comparison of two models rests on: outcomes, how the two sides were treated, lots, one version. */
export function trustOf(report: ShadowReport, { t }: Words): TrustItem[] {
  const { population, n, swap, versions, uplift } = report;
  const known = population.known / n;
  const covered = isEstimated(swap) && swap.size > 0 ? Math.min(swap.coverage.in, swap.coverage.out) : known;
  const key = (item: string, state: string): string => `outcomes.shadow.trust.${item}.${state}`;
  const item = (id: string, state: string, isSound: boolean, values = {}): TrustItem => ({
    id,
    shape: isSound ? 'proven' : 'watch',
    name: t(key(id, state)),
    note: t(key(id, `${state}Note`), values),
  });
  const unlike = actedUnlike(report);
  const hasActed = isEstimated(population.acted);
  const sides = isEstimated(swap) && hasActed && swap.size > 0;
  return [
    item('outcomes', covered >= COVERED ? 'known' : 'missing', covered >= COVERED, {
      known: population.known,
      n,
      share: known,
    }),
    ...(sides
      ? [item('treated', unlike === null ? 'alike' : 'unlike', unlike === null, unlike ?? {})]
      : report.task === 'regression'
        ? []
        : [item('treated', 'unknown', false)]),
    ...(report.task === 'regression'
      ? []
      : [
          isEstimated(uplift)
            ? item('lots', 'drawn', true, { treated: uplift.treated, control: uplift.control })
            : item('lots', 'none', false),
        ]),
    item('version', versions.shadow.length > 1 ? 'several' : 'one', versions.shadow.length <= 1, {
      versions: versions.shadow.join(', ') || '–',
    }),
  ];
}
