import type { CSSProperties, ReactNode } from 'react';
import { amount, level, limit } from '#shared/analyses/amounts.ts';
import { refusalPhrase } from '#shared/analyses/refusals.ts';
import type { Changed } from '#shared/analyses/what-if/schema.ts';
import { neverPhrases, supportPhrase } from '#shared/analyses/what-if/findings.ts';
import type { Contract, Output } from '#shared/contract/index.ts';
import { isEstimated } from '#shared/domain/estimate.ts';
import { Badge } from '#renderer/ui/Badge.tsx';
import { useWords } from '#renderer/words/use-words.ts';
import { labelOf } from '../case-sentences.ts';
import css from './WhatIf.module.css';

type Facts = Extract<Output<Contract['whatIf.facts']>, { ok: true }>;
type Props = { changed: Changed; facts: Pick<Facts, 'unit' | 'cutoff'> };

/** Before, after, difference, decision, and whether such cases exist: stays in view while facts are set. */
export function TriedScore({ changed, facts }: Props): ReactNode {
  const words = useWords();
  const { t, say } = words;
  const { before, after, difference, flips, support } = changed;
  const { unit, cutoff } = facts;
  const gap = difference === 0 ? t('whatIf.same') : say(amount(difference, unit));
  return (
    <div className={css['head']}>
      <dl className={css['scores']} aria-label={t('whatIf.scores')}>
        <div>
          <dt>{t('whatIf.before')}</dt>
          <dd>
            {say(level(before.score, unit))}
            {before.decision !== null && <span className={css['decided']}>{labelOf(before.decision, words)}</span>}
          </dd>
        </div>
        <div>
          <dt>{t('whatIf.after')}</dt>
          <dd className={css['after']}>
            {say(level(after.score, unit))}
            {after.decision !== null && <span className={css['decided']}>{labelOf(after.decision, words)}</span>}
          </dd>
        </div>
        <div>
          <dt>{t('whatIf.difference')}</dt>
          <dd>{difference === 0 ? gap : t(difference > 0 ? 'whatIf.more' : 'whatIf.less', { by: gap })}</dd>
        </div>
        {flips !== null && (
          <div>
            <dt>{t('whatIf.decision')}</dt>
            <dd>
              <Badge shape={flips ? 'act' : 'holds'}>{t(flips ? 'whatIf.flips' : 'whatIf.stays')}</Badge>
            </dd>
          </div>
        )}
        {cutoff !== null && (
          <div>
            <dt>{t('case.trace.cutoff')}</dt>
            <dd>{say(limit(cutoff.threshold, unit))}</dd>
          </div>
        )}
      </dl>
      <SupportBar support={support} />
    </div>
  );
}

/** How far from the nearest reference case, against how far these are from each other. */
function SupportBar({ support }: Pick<Changed, 'support'>): ReactNode {
  const { t, say, format } = useWords();
  if (!isEstimated(support)) return <p className={css['support']}>{say(refusalPhrase(support))}</p>;
  const { nearest, usual, alike } = support;
  const most = Math.max(nearest, usual) * 1.25 || 1;
  const at = (distance: number): CSSProperties => ({ insetInlineStart: `${(distance / most) * 100}%` });
  return (
    <div className={css['support']}>
      <p className={alike === 0 ? css['alone'] : undefined}>{say(supportPhrase(support))}</p>
      {neverPhrases(support).map((phrase) => (
        <p key={JSON.stringify(phrase)} className={css['alone']}>
          {say(phrase)}
        </p>
      ))}
      <div
        className={css['bar']}
        role="img"
        aria-label={t('whatIf.distance', { nearest: format.decimal(nearest, 2), usual: format.decimal(usual, 2) })}
      >
        <div className={css['usual']} style={{ width: `${(usual / most) * 100}%` }} />
        <div className={css['dot']} style={at(nearest)} />
      </div>
      <p className={css['ends']}>{t('whatIf.distanceNote')}</p>
    </div>
  );
}
