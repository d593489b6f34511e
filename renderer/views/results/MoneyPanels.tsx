import type { ReactNode } from 'react';
import { isEstimated } from '#shared/domain/estimate.ts';
import type { Value } from '#shared/analyses/value/schema.ts';
import { figureOf } from '#renderer/api/told.ts';
import { useAnalysis } from '#renderer/api/use-analysis.ts';
import { FigurePanel } from '#renderer/charts/FigurePanel.tsx';
import { CannotTell } from '#renderer/ui/CannotTell.tsx';
import { Link } from '#renderer/ui/Link.tsx';
import { Panel } from '#renderer/ui/Panel.tsx';
import type from '#renderer/ui/type.module.css';
import { useWords } from '#renderer/words/use-words.ts';
import { totalNote } from './money-words.ts';
import { excludesZero, money, moneyBetween, signedMoney } from './numbers.ts';
import css from './Results.module.css';

/** What was measured, and apart from it what is only projected. */
export function MoneyPanels({ part }: { part: 'account' | 'figures' }): ReactNode {
  const asked = useAnalysis<Value>('value');
  if (part === 'figures' && asked.result === null) return null;
  return (
    <Panel asked={asked}>
      {({ result, figures, provenance }) => {
        if (part === 'account') return <Account value={result} />;
        const shown = [figureOf(figures, 'value.againstByPeriod'), figureOf(figures, 'value.byPeriod')].filter(
          (figure) => figure !== null,
        );
        return shown.length === 0 ? null : (
          <div>
            {shown.map((figure) => (
              <div key={figure.id} className={css['panel']}>
                <FigurePanel figure={figure} provenance={provenance} />
              </div>
            ))}
          </div>
        );
      }}
    </Panel>
  );
}

function Account({ value }: { value: Value }): ReactNode {
  const words = useWords();
  const { t } = words;
  const { currency, total, against, projected } = value;
  const isShown = isEstimated(against) && excludesZero(against.gainedInterval);
  const said = (amount: number): string => money(amount, currency, words);
  const each = (amount: number): string => money(amount, currency, words, Math.abs(amount) < 100 ? 2 : 0);
  return (
    <section>
      <h2 className={`${type['panelTitle']} ${css['title']}`}>{t('results.money.total')}</h2>
      {isEstimated(total) ? (
        <>
          <p className={type['amount']}>{said(total)}</p>
          <p className={css['amountNote']}>{totalNote(value, words)}</p>
        </>
      ) : (
        <CannotTell figure={total} />
      )}
      <div className={css['apart']}>
        <h2 className={`${type['panelTitle']} ${css['title']}`}>
          {t('results.money.against')}
          <span className={type['panelTitleTail']}>, {t('results.money.measured')}</span>
        </h2>
        {isEstimated(against) ? (
          <>
            <p className={type['amount']}>
              {isShown ? signedMoney(against.gained, currency, words) : t('results.notShown')}
            </p>
            <p className={css['amountNote']}>
              {t('results.money.againstNote', {
                between: moneyBetween(against.gainedInterval, currency, words) ?? '',
                count: against.treatment.n,
                control: against.control.n,
                each: words.format.signed(each(against.difference), against.difference),
              })}{' '}
              {t('results.money.comparable')}
            </p>
            <p className={css['amountNote']}>
              <Link to={{ place: 'outcomes', tab: null }}>{t('results.money.check')}</Link>
            </p>
          </>
        ) : (
          <CannotTell figure={against} />
        )}
      </div>
      {isEstimated(projected) && (
        <div className={css['apart']}>
          <h2 className={`${type['panelTitle']} ${css['title']}`}>
            {t('results.money.projected')}
            <span className={type['panelTitleTail']}>, {t('results.money.notMeasured')}</span>
          </h2>
          <p className={css['amountNote']}>
            {t(isShown ? 'results.money.projectedNote' : 'results.money.projectedOpen', {
              total: said(projected.total),
              between: moneyBetween(projected.interval, currency, words) ?? '',
              count: projected.cases,
              perDay: said(projected.perDay),
            })}
          </p>
        </div>
      )}
    </section>
  );
}
