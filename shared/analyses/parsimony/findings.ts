import { isEstimated } from '#shared/domain/estimate.ts';
import type { Finding, NamedText, Phrase } from '#shared/domain/finding.ts';
import { listed, named } from '../amounts.ts';
import { refusalPhrase, refusedFinding } from '../refusals.ts';
import type { Parsimony, ParsimonyComputed } from './schema.ts';

const link = { label: { key: 'parsimony.link' }, page: 'model' as const, focus: 'parsimony' };
const FIGURE = 'parsimony.curve';

export function findings(parsimony: Parsimony): Finding[] {
  if (!isEstimated(parsimony)) return [refusedFinding('parsimony', parsimony, link)];
  if (!isEstimated(parsimony.smallestEquivalent))
    return [
      {
        id: 'parsimony.none',
        state: 'know',
        weight: 0.1,
        title: { key: 'parsimony.none' },
        account: [refusalPhrase(parsimony.smallestEquivalent)],
        link,
      },
    ];
  return [...enough(parsimony), ...baseline(parsimony), how(parsimony)];
}

/** Names of columns that are kept, as the bundle has them. */
export function keptNames(kept: readonly string[], { players }: Pick<ParsimonyComputed, 'players'>): NamedText {
  return listed(kept.map((feature) => players.find((one) => one.feature === feature) ?? { feature, label: {} }));
}

function enough(parsimony: ParsimonyComputed): Finding[] {
  const { smallestEquivalent: found, steps, metric, n } = parsimony;
  const [full] = steps;
  if (full === undefined || !isEstimated(found)) return [];
  const kept = steps.find((step) => step.features === found.features) ?? full;
  const fewer = found.features < full.features;
  const account: Phrase[] = [
    { key: `parsimony.full_${metric}`, values: { value: full.value, count: n } },
    ...(fewer
      ? [
          {
            key: `parsimony.kept_${metric}`,
            values: {
              value: kept.value,
              span: spanPhrase(found.interval),
              columns: keptNames(found.kept, parsimony),
            },
          },
        ]
      : [firstLoss(parsimony)].filter((phrase) => phrase !== null)),
  ];
  const isFew = found.features <= full.features / 2;
  return [
    {
      id: 'parsimony.enough',
      state: isFew ? 'watch' : 'know',
      weight: isFew ? 0.33 : 0.2,
      title: fewer
        ? { key: 'parsimony.enough', values: { count: found.features, all: full.features } }
        : { key: 'parsimony.allNeeded', values: { count: full.features } },
      account,
      figure: FIGURE,
      link,
    },
  ];
}

/** "0.9 less to 0.1 more", in a hundred. */
function spanPhrase([low, high]: readonly [number, number]): Phrase {
  const end = (value: number): Phrase => ({
    key: value < 0 ? 'parsimony.less' : 'parsimony.more',
    values: { value: Math.abs(value) * 100 },
  });
  return { key: 'parsimony.span', values: { low: end(low), high: end(high) } };
}

/** What it means here that a fact is not told. */
function how({ backgroundRows, margin, sample }: ParsimonyComputed): Finding {
  return {
    id: 'parsimony.how',
    state: 'know',
    weight: 0.05,
    title: { key: 'parsimony.how', values: { count: backgroundRows } },
    account: [
      { key: 'parsimony.howAccount', values: { margin: margin * 100 } },
      ...(sample === null ? [] : [{ key: 'parsimony.sampled', values: { rows: sample.rows, of: sample.of } }]),
    ],
    link,
  };
}

/** What giving up the least important fact already costs. */
function firstLoss({ steps, players, metric }: ParsimonyComputed): Phrase | null {
  const [, next] = steps;
  if (next?.removed === undefined || next.removed === null) return null;
  const player = players.find((one) => one.feature === next.removed);
  return {
    key: `parsimony.firstLoss_${metric}`,
    values: {
      label: player === undefined ? next.removed : named(player),
      value: next.value,
      span: spanPhrase(next.differenceInterval),
    },
  };
}

/** Is the complexity worth it: a simpler model on the same cases. */
function baseline({ baseline: simple, steps, metric, n }: ParsimonyComputed): Finding[] {
  const [full] = steps;
  if (simple === null || !isEstimated(simple) || full === undefined) return [];
  const [low, high] = simple.differenceInterval;
  const verdict = high < 0 ? 'worse' : low > 0 ? 'better' : 'notShown';
  return [
    {
      id: 'parsimony.baseline',
      state: verdict === 'worse' ? 'holds' : 'watch',
      weight: verdict === 'worse' ? 0.15 : 0.4,
      title: {
        key: `parsimony.baseline_${verdict}`,
        values: { version: simple.model.version, count: simple.features },
      },
      account: [
        {
          key: `parsimony.baselineAccount_${metric}`,
          values: { value: simple.value, full: full.value, span: spanPhrase([low, high]), count: n },
        },
      ],
      figure: FIGURE,
      link,
    },
  ];
}
