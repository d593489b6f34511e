import { isEstimated } from '#shared/domain/estimate.ts';
import type { Finding, Phrase } from '#shared/domain/finding.ts';
import type { QualityChange, QualityOverTime } from './schema.ts';

const CHANGES_TOLD = 4;
const GAPS_TOLD = 3;
const LINK = { label: { key: 'qualityOverTime.link' }, page: 'data' as const, focus: 'quality' };

export function findings(answer: QualityOverTime): Finding[] {
  if (answer.rows === 0) return [];
  const told = [...gapFindings(answer), ...changeFindings(answer)];
  return told.length > 0 ? told : [steady(answer)];
}

function gapFindings({ volume }: QualityOverTime): Finding[] {
  if (!isEstimated(volume) || volume.gaps.length === 0) return [];
  const [worst, ...others] = volume.gaps.toSorted((a, b) => b.usual - b.rows - (a.usual - a.rows));
  return [
    {
      id: 'quality-over-time.gaps',
      state: 'watch',
      weight: 0.6,
      title: gapPhrase(worst!, 'Title'),
      account: [
        { key: 'qualityOverTime.usual', values: { usual: worst!.usual, rows: worst!.rows, count: worst!.days } },
        ...others.slice(0, GAPS_TOLD).map((gap) => gapPhrase(gap, 'Also')),
        ...(others.length > GAPS_TOLD
          ? [{ key: 'qualityOverTime.moreGaps', values: { count: others.length - GAPS_TOLD } }]
          : []),
      ],
      figure: 'quality-over-time.volume',
      link: LINK,
    },
  ];
}

type Gap = Extract<QualityOverTime['volume'], { gaps: unknown }>['gaps'][number];

function gapPhrase({ from, to, rows, days }: Gap, where: 'Title' | 'Also'): Phrase {
  const length = days === 1 ? 'day' : 'days';
  return { key: `qualityOverTime.${rows === 0 ? 'none' : 'few'}_${length}${where}`, values: { from, to, rows } };
}

/** The largest first; one column that broke in several periods is told once, at its worst. */
function changeFindings({ changes }: QualityOverTime): Finding[] {
  const worst = new Map<string, QualityChange[]>();
  for (const change of changes) {
    const key = `${change.column} ${change.fault}`;
    worst.set(key, [...(worst.get(key) ?? []), change]);
  }
  return [...worst.values()].slice(0, CHANGES_TOLD).map(([change, ...more]): Finding => {
    const { column, label, period, fault, share, elsewhere, count } = change!;
    const values = { column: { text: label, otherwise: column }, period, share, elsewhere, rows: count };
    return {
      id: `quality-over-time.${fault}.${column}`,
      state: 'watch',
      weight: 0.45 + 0.2 * (fault === 'constant' ? 1 : share - elsewhere),
      title: { key: `qualityOverTime.${fault}`, values },
      account: [
        { key: `qualityOverTime.${fault}Account`, values },
        ...(more.length === 0 ? [] : [{ key: 'qualityOverTime.also', values: { count: more.length } }]),
      ],
      ...(fault === 'constant' ? {} : { figure: `quality-over-time.${fault}` }),
      link: LINK,
    };
  });
}

function steady({ rows, byPeriod, volume }: QualityOverTime): Finding {
  const judged = isEstimated(volume) ? volume.judged : 0;
  return {
    id: 'quality-over-time.steady',
    state: 'holds',
    weight: 0.15,
    title: { key: judged > 0 ? 'qualityOverTime.steady' : 'qualityOverTime.steadyColumns' },
    account: [{ key: 'qualityOverTime.steadyAccount', values: { rows, count: byPeriod.length } }],
    link: LINK,
  };
}
