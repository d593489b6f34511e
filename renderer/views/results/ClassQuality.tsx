import type { ReactNode } from 'react';
import { isEstimated } from '#shared/domain/estimate.ts';
import type { NotEstimable } from '#shared/domain/estimate.ts';
import type { Figure } from '#shared/domain/figure.ts';
import type { Provenance } from '#shared/domain/provenance.ts';
import type { ClassMetrics, Performance } from '#shared/analyses/performance/schema.ts';
import { openDrawer } from '#renderer/state/drawer.ts';
import { CannotTell } from '#renderer/ui/CannotTell.tsx';
import { LinkButton } from '#renderer/ui/Link.tsx';
import type from '#renderer/ui/type.module.css';
import { useWords } from '#renderer/words/use-words.ts';
import { Kpi } from './Kpi.tsx';
import { namesOf } from './names.ts';
import { inHundredBetween, leftOver, shareOf } from './numbers.ts';
import css from './Results.module.css';

type ClassQualityProps = {
  result: Performance;
  metrics: ClassMetrics;
  figure: Figure | null;
  provenance: Provenance;
};

/** Four amounts with their doubt, then everybody by decision and outcome. */
export function ClassQuality({ result, metrics, figure, provenance }: ClassQualityProps): ReactNode {
  const words = useWords();
  const { t, format } = words;
  const names = namesOf(result, words);
  const { confusion, accuracy, rate } = metrics;
  const said = (share: number | NotEstimable): string | NotEstimable =>
    isEstimated(share) ? format.inHundred(share) : share;
  const note = (key: string, between: string | null, count: number): string => {
    const told = t(`results.quality.${key}`, {
      outcome: format.quote(names.positive),
      decision: format.quote(names.selected),
    });
    const over = t('results.quality.over', { count });
    return `${told} ${between === null ? over : t('results.betweenOver', { between, over })}`;
  };
  const cells = isEstimated(confusion) ? confusion : null;
  const precision = cells === null ? null : shareOf(cells.tp, cells.tp + cells.fp);
  const found = cells === null ? null : shareOf(cells.tp, cells.tp + cells.fn);
  const ranked = isEstimated(metrics.auc)
    ? t('results.quality.ranked', {
        positive: format.quote(names.positive),
        other: format.quote(names.other),
        share: metrics.auc,
        between: inHundredBetween(metrics.aucInterval, words) ?? '',
      })
    : null;
  return (
    <>
      <div className={css['kpis']}>
        <Kpi
          name={t('results.quality.wrong')}
          value={said(isEstimated(accuracy) ? 1 - accuracy : accuracy)}
          note={note('wrongNote', inHundredBetween(leftOver(metrics.accuracyInterval), words), metrics.n)}
        />
        <Kpi
          name={t('results.quality.precision', { decision: format.quote(names.selected) })}
          value={said(precision?.share ?? metrics.precision)}
          note={note(
            'precisionNote',
            inHundredBetween(precision?.interval ?? null, words),
            cells === null ? 0 : cells.tp + cells.fp,
          )}
        />
        <Kpi
          name={t('results.quality.found', { outcome: format.quote(names.positive) })}
          value={said(found?.share ?? metrics.recall)}
          note={note('foundNote', inHundredBetween(found?.interval ?? null, words), metrics.positives)}
        />
        <Kpi
          name={t('results.quality.base')}
          value={said(rate)}
          note={note('baseNote', inHundredBetween(metrics.rateInterval, words), metrics.n)}
        />
      </div>
      <div className={css['halves']}>
        <section>
          <div className={css['figureHead']}>
            <h2 className={type['panelTitle']}>
              {t('results.quality.people')}
              <span className={type['panelTitleTail']}>, {t('results.quality.peopleTail')}</span>
            </h2>
            {figure !== null && (
              <LinkButton
                label={t('charts.aboutOf', { title: t('results.quality.people') })}
                onClick={() => openDrawer({ kind: 'figure', figure, provenance, picture: () => null })}
              >
                {t('charts.about')}
              </LinkButton>
            )}
          </div>
          {cells === null ? (
            !isEstimated(confusion) && <CannotTell figure={confusion} />
          ) : (
            <table className={css['confusion']} aria-label={t('results.quality.people')}>
              <thead>
                <tr>
                  <td />
                  <th scope="col">{t('results.quality.ended', { outcome: format.quote(names.positive) })}</th>
                  <th scope="col">{t('results.quality.ended', { outcome: format.quote(names.other) })}</th>
                </tr>
              </thead>
              <tbody>
                {(
                  [
                    [names.selected, cells.tp, cells.fp, 'right', 'wrongCell'],
                    [names.left, cells.fn, cells.tn, 'wrongCell', 'right'],
                  ] as const
                ).map(([decision, positive, other, first, second]) => (
                  <tr key={decision}>
                    <th scope="row">{decision}</th>
                    {(
                      [
                        [positive, first],
                        [other, second],
                      ] as const
                    ).map(([count, judged], index) => (
                      <td key={index}>
                        <span className={css['count']}>{format.integer(count)}</span>
                        <span className={css['under']}>
                          {t(`results.quality.${judged}`, { share: format.inHundred(count / Math.max(1, metrics.n)) })}
                        </span>
                      </td>
                    ))}
                  </tr>
                ))}
              </tbody>
            </table>
          )}
        </section>
        <section>
          <h2 className={`${type['panelTitle']} ${css['title']}`}>{t('results.quality.rank')}</h2>
          {ranked === null ? (
            !isEstimated(metrics.auc) && <CannotTell figure={metrics.auc} />
          ) : (
            <p className={type['finding']}>{ranked}</p>
          )}
          {ranked !== null && <p className={css['amountNote']}>{t('results.quality.rankNote')}</p>}
        </section>
      </div>
    </>
  );
}
