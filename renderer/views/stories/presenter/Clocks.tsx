import type { ReactNode } from 'react';
import { spentMs } from '#renderer/state/presentation.ts';
import type { Timer } from '#renderer/state/presentation.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { useWords } from '#renderer/words/use-words.ts';
import type { Asked } from './presenter-keys.ts';
import { localTime, spentText, useNow } from './use-now.ts';
import css from './Notes.module.css';

/** Time spent, which can stand still and begin again, and the time on the wall. */
export function Clocks({ timer, onAsked }: { timer: Timer; onAsked: (asked: Asked) => void }): ReactNode {
  const { t, format } = useWords();
  const now = useNow();
  return (
    <div className={css['clocks']}>
      <dl className={css['times']}>
        <div>
          <dt>{t('stories.presenter.spent')}</dt>
          <dd>
            <span role="timer">{spentText(spentMs(timer, now))}</span>
          </dd>
        </div>
        <div>
          <dt>{t('stories.presenter.clock')}</dt>
          <dd>{format.time(localTime(now))}</dd>
        </div>
      </dl>
      <div className={css['buttons']}>
        <Button onClick={() => onAsked('pause')}>
          {t(timer.since === null ? 'stories.presenter.goOn' : 'stories.presenter.pause')}
        </Button>
        <Button onClick={() => onAsked('restart')}>{t('stories.presenter.restart')}</Button>
      </div>
    </div>
  );
}
