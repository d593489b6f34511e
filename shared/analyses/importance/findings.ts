import { isEstimated, orNull } from '#shared/domain/estimate.ts';
import type { Finding, NamedText, Phrase, PhraseValue } from '#shared/domain/finding.ts';
import { amount, bareAmount, listed, named } from '../amounts.ts';
import { refusedFinding } from '../refusals.ts';
import type { Importance, ImportanceComputed, ImportantFeature } from './schema.ts';

const link = { label: { key: 'importance.link' }, page: 'model' as const, focus: 'importance' };
const FIGURE = 'importance.features';
const TOLD = 3;

export function findings(importance: Importance): Finding[] {
  if (!isEstimated(importance)) return [refusedFinding('importance', importance, link)];
  if (importance.features.length === 0) return [];
  return [
    ...first(importance),
    ...disagreements(importance),
    ...together(importance),
    ...useless(importance),
    ...pairs(importance),
  ];
}

/** What weighs most, how sure that is, which way it pushes, and what comes next. */
function first(importance: ImportanceComputed): Finding[] {
  const [top, ...others] = importance.features;
  if (top === undefined) return [];
  const { unit, n, sample } = importance;
  const next = others.slice(0, TOLD - 1).filter((one) => one.meanAbsolute > 0);
  const interval = orNull(top.interval);
  const account: Phrase[] = [
    interval === null
      ? { key: 'importance.over', values: { count: n } }
      : {
          key: 'importance.overBetween',
          values: { count: n, low: bareAmount(interval[0], unit), high: amount(interval[1], unit) },
        },
    ...wayPhrase(top),
    ...(next.length === 0
      ? []
      : [
          {
            key: `importance.next${next.length}`,
            values: nextValues(next, unit),
          },
        ]),
    ...(sample === null ? [] : [{ key: 'importance.sampled', values: { rows: sample.rows, of: sample.of } }]),
  ];
  return [
    {
      id: 'importance.first',
      state: 'know',
      weight: 0.3,
      title: { key: 'importance.first', values: { label: named(top), by: amount(top.meanAbsolute, unit) } },
      account,
      figure: FIGURE,
      link,
    },
  ];
}

function nextValues(next: readonly ImportantFeature[], unit: ImportanceComputed['unit']): Record<string, PhraseValue> {
  return Object.fromEntries(
    next.flatMap((one, at): [string, PhraseValue][] => [
      [`label${at + 1}`, named(one)],
      [`by${at + 1}`, amount(one.meanAbsolute, unit)],
    ]),
  );
}

/** "The higher it is, the higher the score", or which value raises and which lowers it most. */
export function wayPhrase({ direction, categories }: Pick<ImportantFeature, 'direction' | 'categories'>): Phrase[] {
  if (direction === 'up' || direction === 'down' || direction === 'mixed')
    return [{ key: `importance.ways.${direction}` }];
  const [most] = categories;
  const least = categories.at(-1);
  if (direction !== 'categories' || most === undefined || least === undefined || most === least) return [];
  if (!(most.mean > 0 && least.mean < 0)) return [];
  const name = ({ value, label }: typeof most): NamedText => ({ text: label, otherwise: value });
  return [{ key: 'importance.ways.categories', values: { most: name(most), least: name(least) } }];
}

/** The widest gap between what moves the score and what makes it right. */
function disagreements({ disagreements: found, features, permutation }: ImportanceComputed): Finding[] {
  const [widest] = found;
  if (widest === undefined || permutation === null || !isEstimated(permutation)) return [];
  const isLouder = widest.contributionRank < widest.permutationRank;
  return [
    {
      id: 'importance.disagreement',
      state: 'watch',
      weight: 0.35,
      title: {
        key: isLouder ? 'importance.louder' : 'importance.quieter',
        values: {
          label: named(widest),
          first: Math.round(widest.contributionRank),
          second: Math.round(widest.permutationRank),
          all: features.length,
        },
      },
      account: found.length === 1 ? [] : [{ key: 'importance.disagreeMore', values: { count: found.length - 1 } }],
      figure: 'importance.permutation',
      link,
    },
  ];
}

function together({ clusters }: ImportanceComputed): Finding[] {
  return clusters.slice(0, TOLD).map((cluster, at): Finding => ({
    id: `importance.together.${at + 1}`,
    state: 'know',
    weight: 0.22 - 0.01 * at,
    title: { key: 'importance.together', values: { columns: listed(cluster.columns) } },
    account: [{ key: 'importance.togetherAccount' }],
    link,
  }));
}

/** Facts without which the score is not shown to be worse. */
function useless({ permutation, permutationOn }: ImportanceComputed): Finding[] {
  if (permutation === null || permutationOn === null || !isEstimated(permutation)) return [];
  const idle = permutation.filter((one) => one.interval[0] <= 0);
  if (idle.length === 0) return [];
  return [
    {
      id: 'importance.idle',
      state: 'know',
      weight: 0.2,
      title: { key: 'importance.idle', values: { count: idle.length, all: permutation.length } },
      account: [
        { key: 'importance.idleAccount', values: { columns: listed(idle), count: idle.length, n: permutationOn.rows } },
      ],
      figure: 'importance.permutation',
      link,
    },
  ];
}

/** The pair that does most beyond each alone, where it is worth more than a tenth of the spread of the score. */
function pairs({ interactions, interactionsOn, unit }: ImportanceComputed): Finding[] {
  if (interactions === null || interactionsOn === null || !isEstimated(interactions)) return [];
  const [strongest] = interactions;
  if (strongest === undefined || strongest.strength < interactionsOn.spread / 10) return [];
  const [one, two] = strongest.columns;
  return [
    {
      id: 'importance.pair',
      state: 'know',
      weight: 0.18,
      title: {
        key: 'importance.pair',
        values: { one: named(one), two: named(two), by: amount(strongest.strength, unit) },
      },
      account: [{ key: 'importance.pairAccount', values: { count: interactionsOn.rows } }],
      figure: 'importance.interactions',
      link,
    },
  ];
}
