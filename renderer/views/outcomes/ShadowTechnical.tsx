import type { ReactNode } from 'react';
import { isEstimated } from '#shared/domain/estimate.ts';
import type { ShadowReport } from '#shared/analyses/shadow/schema.ts';
import { Pairs } from '#renderer/ui/Pairs.tsx';
import type from '#renderer/ui/type.module.css';
import { useWords } from '#renderer/words/use-words.ts';
import type { Words } from '#shared/words/words.ts';
import css from './Shadow.module.css';

/** The indices behind the sentences, for those who know them; each with its interval or the reason why it has none. */
export function ShadowTechnical({ report }: { report: ShadowReport }): ReactNode {
  const words = useWords();
  const { t } = words;
  const rows = technicalRows(report, words);
  const half = Math.ceil(rows.length / 2);
  return (
    <section className={css['section']}>
      <h2 className={`${type['panelTitle']} ${css['title']}`}>{t('outcomes.shadow.technical.title')}</h2>
      <div className={css['pairs']}>
        <Pairs pairs={rows.slice(0, half)} />
        <Pairs pairs={rows.slice(half)} />
      </div>
    </section>
  );
}

type Row = { name: string; value: string };

function technicalRows(report: ShadowReport, { t, format, say }: Words): Row[] {
  const number = (value: number, digits = 4): string => format.decimal(value, digits);
  const of = <T,>(figure: T, text: (told: Exclude<T, { ok: false }>) => string): string =>
    isEstimated(figure)
      ? text(figure)
      : say({
          key: `estimates.${(figure as { reason: string }).reason}`,
          values: { needed: (figure as { needed?: number }).needed ?? '' },
        });
  const between = (value: number, [low, high]: readonly [number, number], digits = 4): string =>
    t('results.technical.withInterval', {
      value: number(value, digits),
      low: number(low, digits),
      high: number(high, digits),
    });
  const row = (id: string, value: string): Row => ({ name: t(`outcomes.shadow.technical.${id}`), value });
  const { prevalence, swap, uplift, offPolicy, trend } = report;
  const difference = (figure: ShadowReport['aucDifference']): string =>
    of(figure, ({ value, interval, pValue }) => `${between(value, interval)}, ${pText(pValue, format)}`);
  const policy = (of: 'champion' | 'shadow'): string => {
    if (!isEstimated(offPolicy)) return '';
    const value = offPolicy[of];
    return isEstimated(value)
      ? t('outcomes.shadow.technical.policyValue', {
          ips: between(value.ips.value, value.ips.interval),
          snips: between(value.snips.value, value.snips.interval),
          robust: between(value.doublyRobust.value, value.doublyRobust.interval),
          rows: value.effectiveRows,
        })
      : t(`estimates.${value.reason}`, { needed: value.needed ?? '' });
  };
  return [
    row(
      'kappa',
      of(report.kappa, (value) =>
        isEstimated(report.kappaInterval)
          ? between(value, report.kappaInterval)
          : `${number(value)}. ${of(report.kappaInterval, () => '')}`,
      ),
    ),
    row(
      'prevalence',
      isEstimated(prevalence.champion) && isEstimated(prevalence.shadow)
        ? t('outcomes.shadow.technical.both', {
            champion: format.percent(prevalence.champion, 1),
            shadow: format.percent(prevalence.shadow, 1),
          })
        : of(prevalence.champion, () => ''),
    ),
    row(
      'spearman',
      of(report.spearman, (value) => number(value)),
    ),
    row(
      'overlap',
      report.overlap
        .map(({ share, overlap }) => `${format.percent(share, 0)}: ${format.percent(overlap, 0)}`)
        .join(', '),
    ),
    ...(report.task === 'regression'
      ? [
          row(
            'error',
            of(
              report.error,
              ({ difference: { value, interval, pValue } }) =>
                `${between(value, interval, 0)}, ${pText(pValue, format)}`,
            ),
          ),
        ]
      : [
          row(
            'auc',
            isEstimated(report.aucChampion) && isEstimated(report.aucShadow)
              ? t('outcomes.shadow.technical.both', {
                  champion: number(report.aucChampion),
                  shadow: number(report.aucShadow),
                })
              : of(report.aucChampion, () => ''),
          ),
          row('aucDifference', difference(report.aucDifference)),
          row('brier', difference(report.brierDifference)),
          row('logLoss', difference(report.logLossDifference)),
          row(
            'mcnemar',
            of(report.mcnemar, ({ onlyChampionRight, onlyShadowRight, statistic, pValue }) =>
              t('outcomes.shadow.technical.mcnemarValue', {
                champion: onlyChampionRight,
                shadow: onlyShadowRight,
                statistic: number(statistic, 3),
                p: pText(pValue, format),
              }),
            ),
          ),
          row(
            'trend',
            of(trend.shadow, ({ z, pValue }) => `z = ${number(z, 2)}, ${pText(pValue, format)}`),
          ),
          row(
            'bounds',
            of(swap, ({ bounds }) =>
              t('outcomes.shadow.technical.boundsValue', {
                low: format.percent(bounds.difference[0], 1),
                high: format.percent(bounds.difference[1], 1),
              }),
            ),
          ),
          row(
            'qini',
            of(uplift, ({ champion, shadow }) =>
              t('outcomes.shadow.technical.both', {
                champion: of(champion.coefficient, (value) => number(value)),
                shadow: of(shadow.coefficient, (value) => number(value)),
              }),
            ),
          ),
          row(
            'aboveChance',
            of(uplift, ({ shadow }) => of(shadow.interval, (interval) => between(shadow.aboveChance, interval))),
          ),
          ...(isEstimated(offPolicy)
            ? [row('policyChampion', policy('champion')), row('policyShadow', policy('shadow'))]
            : [
                row(
                  'policy',
                  of(offPolicy, () => ''),
                ),
              ]),
        ]),
  ];
}

function pText(p: number, format: Words['format']): string {
  return p < 0.001 ? `p < ${format.decimal(0.001, 3)}` : `p = ${format.decimal(p, 3)}`;
}
