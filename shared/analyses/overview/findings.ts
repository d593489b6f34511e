import { isEstimated } from '#shared/domain/estimate.ts';
import type { Finding, Phrase } from '#shared/domain/finding.ts';
import type { Overview } from './schema.ts';

export function findings(overview: Overview): Finding[] {
  if (overview.rows === 0 || overview.period === null) {
    return [
      {
        id: 'overview.empty',
        state: 'act',
        weight: 1,
        title: { key: 'overview.empty' },
        account: [{ key: 'overview.emptyAccount' }],
        link: { label: { key: 'overview.emptyLink' }, page: 'data', focus: 'import' },
      },
    ];
  }
  return [loaded(overview, overview.period), ...outcomeFindings(overview)];
}

function loaded(overview: Overview, period: { from: string; to: string }): Finding {
  const [first] = overview.models;
  const latest = overview.models.at(-1);
  const isOneDay = period.from.slice(0, 10) === period.to.slice(0, 10);
  const account: Phrase[] = [];
  if (overview.models.length === 1 && first !== undefined) account.push(madeBy(first));
  else if (latest !== undefined) {
    const name = latest.version ?? latest.name;
    const values = { count: overview.models.length, version: name };
    account.push({ key: name === null ? 'overview.modelsUnnamed' : 'overview.models', values });
  }
  if (!overview.individualsNamed) account.push({ key: 'overview.unnamedAccount' });
  return {
    id: 'overview.loaded',
    state: 'know',
    weight: 0.2,
    title: {
      key: `overview.${overview.individualsNamed ? 'loaded' : 'loadedUnnamed'}${isOneDay ? 'OneDay' : ''}`,
      values: { rows: overview.rows, individuals: overview.individuals, from: period.from, to: period.to },
    },
    account,
    figure: 'overview.byPeriod',
    link: { label: { key: 'overview.loadedLink' }, page: 'data', focus: 'sources' },
  };
}

/** One model by its name and version, as far as the log or a bundle gives them. */
function madeBy({ name, version }: Overview['models'][number]): Phrase {
  if (name === null)
    return version === null ? { key: 'overview.unnamed' } : { key: 'overview.oneVersion', values: { version } };
  return version === null
    ? { key: 'overview.oneName', values: { name } }
    : { key: 'overview.oneModel', values: { name, version } };
}

function outcomeFindings(overview: Overview): Finding[] {
  const { known, unknown, positiveShare } = overview.outcomes;
  if (!isEstimated(known)) {
    return [
      {
        id: 'overview.noColumn',
        state: 'watch',
        weight: 0.55,
        title: { key: 'overview.noColumn' },
        account: [{ key: 'overview.noColumnAccount' }],
        link: { label: { key: 'overview.noColumnLink' }, page: 'data', focus: 'outcomes' },
      },
    ];
  }
  if (known === 0)
    return [
      {
        id: 'overview.noneKnown',
        state: 'watch',
        weight: 0.55,
        title: { key: 'overview.noneKnown' },
        account: [{ key: 'overview.noneKnownAccount' }],
      },
    ];
  const found: Finding[] = [];
  if (isEstimated(unknown) && unknown > 0) found.push(unknownOutcomes(overview, unknown));
  if (isEstimated(positiveShare)) {
    const [low, high] = positiveShare.interval;
    const label = overview.positiveLabel;
    found.push({
      id: 'overview.rate',
      state: 'know',
      weight: 0.25,
      title: {
        key: 'overview.rate',
        values: {
          known,
          share: positiveShare.share,
          label: { text: label?.label ?? {}, otherwise: label?.value ?? '' },
        },
      },
      account: [{ key: 'overview.rateAccount', values: { low, high } }],
      link: {
        label: { key: 'overview.rateLink' },
        page: 'cases',
        selection: { where: [`@outcome=${label?.value ?? ''}`] },
      },
    });
  } else if (positiveShare.reason === 'POSITIVE_CLASS_UNKNOWN') {
    found.push({
      id: 'overview.positiveUnknown',
      state: 'act',
      weight: 0.9,
      title: { key: 'overview.positiveUnknown' },
      account: [{ key: 'overview.positiveUnknownAccount' }],
      link: { label: { key: 'overview.positiveUnknownLink' }, page: 'data', focus: 'meaning' },
    });
  }
  return found;
}

function unknownOutcomes(overview: Overview, unknown: number): Finding {
  const { immature, lost, asOf } = overview.outcomes;
  const last = overview.byPeriod.findLast((period) => period.rows > period.known);
  const account: Phrase[] = [];
  if (last !== undefined)
    account.push({
      key: 'overview.unknownOf',
      values: {
        share: unknown / overview.rows,
        rows: overview.rows,
        last: last.rows - last.known,
        period: last.period,
      },
    });
  if (isEstimated(immature) && isEstimated(lost))
    account.push({ key: 'overview.unknownWindow', values: { immature, lost, asOf } });
  else account.push({ key: 'overview.unknownNoWindow' });
  return {
    id: 'overview.unknown',
    state: 'watch',
    weight: 0.4,
    title: { key: 'overview.unknown', values: { count: unknown } },
    account,
    figure: 'overview.byPeriod',
    ...(isEstimated(immature)
      ? {}
      : { link: { label: { key: 'overview.unknownLink' }, page: 'data' as const, focus: 'meaning' } }),
  };
}
