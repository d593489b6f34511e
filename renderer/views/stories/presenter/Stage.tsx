import { useEffect, useRef, useState } from 'react';
import type { ReactNode, RefObject } from 'react';
import { storyPages } from '#shared/story/tell.ts';
import { usePreferences } from '#renderer/state/preferences.ts';
import type { Presentation } from '#renderer/state/presentation.ts';
import { LinkButton } from '#renderer/ui/Link.tsx';
import { useWords } from '#renderer/words/use-words.ts';
import { Clocks } from './Clocks.tsx';
import { openNotesWindow } from './notes-opener.ts';
import { behindPage } from './behind-page.ts';
import { perform } from './presenter-acts.ts';
import type { Asked } from './presenter-keys.ts';
import { Slide } from './Slide.tsx';
import { SpokenNotes } from './SpokenNotes.tsx';
import { usePresenterKeys } from './use-presenter-keys.ts';
import { useTold } from './use-told.ts';
import css from './Stage.module.css';

type Props = { shown: Presentation; sheet: RefObject<HTMLDivElement | null> };

/** The stage: one page at a time, as large as the screen allows, and a black screen. */
export function Stage({ shown, sheet }: Props): ReactNode {
  const { t } = useWords();
  const stage = useRef<HTMLElement>(null);
  const scale = useStageScale(stage);
  const told = useTold(shown.story, shown.audience, shown.at);
  const act = (asked: Asked): void => perform(asked, sheet.current);
  usePresenterKeys(act);
  useEffect(() => {
    stage.current?.focus();
  }, [shown.at]);
  if (told === null) return null;
  const page = storyPages(shown.story, shown.audience)[shown.at]?.page;
  const canExplore = page !== undefined && behindPage(shown.story, page, shown.audience) !== null;
  const layer = { width: `${100 / scale}%`, height: `${100 / scale}%`, transform: `scale(${scale})` };
  return (
    <section ref={stage} className={css['stage']} tabIndex={-1} aria-label={t('stories.stage')}>
      {shown.isBlack ? (
        <p className={css['black']} role="status">
          {t('stories.black')}
        </p>
      ) : (
        <div className={css['layer']} style={layer}>
          <div className={css['frame']}>
            <Slide key={`${told.told.id} ${scale}`} told={told.told} sheet={sheet} />
          </div>
          {shown.notes === 'below' && (
            <aside className={css['notes']} aria-label={t('stories.notes')}>
              <div>
                {shown.isRefused && (
                  <p role="status" className={css['refused']}>
                    {t('stories.presenter.refused')}
                  </p>
                )}
                <SpokenNotes notes={told.told.notes} />
                <p className={css['next']}>{t('stories.nextPage', { title: told.next?.title ?? t('stories.end') })}</p>
              </div>
              <Clocks timer={shown.timer} onAsked={act} />
            </aside>
          )}
          <footer className={css['foot']}>
            {canExplore && <LinkButton onClick={() => act('explore')}>{t('stories.explore')}</LinkButton>}
            <span className={css['keys']}>{t('stories.keys')}</span>
            <LinkButton onClick={() => openNotesWindow(shown.id)}>{t('stories.presenter.window')}</LinkButton>
            <LinkButton onClick={() => act('wholeScreen')}>{t('stories.presenter.wholeScreen')}</LinkButton>
            <LinkButton onClick={() => act('leave')}>{t('stories.leave')}</LinkButton>
            <span aria-live="polite">{t('stories.presenter.pageOf', { at: shown.at + 1, count: told.pages })}</span>
          </footer>
        </div>
      )}
      <div className={css['progress']} style={{ width: `${((shown.at + 1) / told.pages) * 100}%` }} />
    </section>
  );
}

/** The stage is laid out for 1280 by 720 and drawn as large as the screen allows, whatever the size of the text elsewhere. */
const LAID_OUT = { width: 1280, height: 720 } as const;

function useStageScale(stage: RefObject<HTMLElement | null>): number {
  const zoom = usePreferences((preferences) => preferences.zoomPct) / 100;
  const [size, setSize] = useState<{ width: number; height: number }>(LAID_OUT);
  useEffect(() => {
    const element = stage.current;
    if (element === null) return undefined;
    const observer = new ResizeObserver(([entry]) => {
      if (entry !== undefined) setSize({ width: entry.contentRect.width, height: entry.contentRect.height });
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, [stage]);
  return Math.min(size.width / LAID_OUT.width, size.height / LAID_OUT.height) / zoom;
}
