import type { CSSProperties, ReactNode } from 'react';
import { level, limit } from '#shared/analyses/amounts.ts';
import type { CaseReading } from '#shared/contract/cases.ts';
import { useWords } from '#renderer/words/use-words.ts';
import { rankText } from './case-sentences.ts';
import { scoreTone } from './case-tones.ts';
import type { GoodSide } from './case-tones.ts';
import css from './CasePage.module.css';

/** Closer than this share of the scale to the cut-off or an end, the rank would run into what is written there. */
const ROOM = 0.22;

/** Where a probability stands between 0 and 100 %, and where the cut-off is. Other scores have no two ends to stand between. */
export function ScoreScale({ reading, goodSide }: { reading: CaseReading; goodSide: GoodSide }): ReactNode {
  const words = useWords();
  const { t, say, format } = words;
  const { score, unit, cutoff } = reading;
  if (score === null || unit.kind !== 'probability') return null;
  const said = say(level(score, unit));
  const rank = rankText(reading, words);
  const at = (share: number): CSSProperties => ({ insetInlineStart: `${Math.min(1, Math.max(0, share)) * 100}%` });
  const tone = scoreTone(score, cutoff, goodSide) ?? 'plain';
  const hasRoom = [0, 1, ...(cutoff === null ? [] : [cutoff.threshold])].every((one) => Math.abs(score - one) >= ROOM);
  const cut = cutoff === null ? null : say(limit(cutoff.threshold, unit));
  const alt = [
    t('case.scale.score', { score: said }),
    ...(cut === null ? [] : [t('case.scale.cutoff', { cutoff: cut })]),
    ...(rank === null ? [] : [`${rank}.`]),
  ].join(' ');
  return (
    <div className={`${css['scale']} ${css[tone] ?? ''}`} role="img" aria-label={alt}>
      <div className={css['track']}>
        <div className={css['fill']} style={{ width: `${score * 100}%` }} />
        {cutoff !== null && <div className={css['tick']} style={at(cutoff.threshold)} />}
        <div className={css['dot']} style={at(score)} />
        <span className={css['score']} style={at(score)}>
          {said}
        </span>
      </div>
      <div className={css['ends']}>
        <span>{format.percent(0, 0)}</span>
        {cutoff !== null && cut !== null && (
          <span className={css['cut']} style={at(cutoff.threshold)}>
            {t('case.scale.cut', { cutoff: cut })}
          </span>
        )}
        {rank !== null && hasRoom && (
          <span className={css['under']} style={at(score)}>
            {rank}
          </span>
        )}
        <span>{format.percent(1, 0)}</span>
      </div>
      {rank !== null && !hasRoom && <p className={css['rank']}>{rank}</p>}
    </div>
  );
}
