import { useEffect } from 'react';
import type { ReactNode } from 'react';
import type { Audience, Story } from '#shared/story/schema.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { useWords } from '#renderer/words/use-words.ts';
import { Clocks } from './Clocks.tsx';
import type { Followed } from './presenter-channel.ts';
import type { Asked } from './presenter-keys.ts';
import { Slide } from './Slide.tsx';
import { SpokenNotes } from './SpokenNotes.tsx';
import { usePresenterKeys } from './use-presenter-keys.ts';
import { useTold } from './use-told.ts';
import css from './Notes.module.css';

type Props = { story: Story; audience: Audience; now: Followed; onAsked: (asked: Asked) => void };

/** What the speaker sees: the notes of the page, the next one, the time; and the keys of the stage. */
export function FollowedNotes({ story, audience, now, onAsked }: Props): ReactNode {
  const { t } = useWords();
  const told = useTold(story, audience, now.at);
  usePresenterKeys(onAsked);
  useEffect(() => {
    document.title = `${t('stories.notes')} – Tribune`;
  }, [t]);
  if (told === null) return null;
  const { told: page, next } = told;
  return (
    <main className={css['window']}>
      <header className={css['head']}>
        <p className={css['place']} aria-live="polite">
          {t('stories.presenter.pageOf', { at: now.at + 1, count: told.pages })}
          {now.isBlack && ` · ${t('stories.presenter.isBlack')}`}
          {now.isAway && ` · ${t('stories.presenter.isAway')}`}
        </p>
        <h1 className={css['title']}>{page.title}</h1>
      </header>
      <section className={css['notes']} tabIndex={0} aria-label={t('stories.notes')}>
        <SpokenNotes notes={page.notes} />
      </section>
      <div className={css['side']}>
        <section aria-label={t('stories.presenter.next')}>
          <p className={css['nextTitle']}>{t('stories.nextPage', { title: next?.title ?? t('stories.end') })}</p>
          {next !== null && (
            <div className={css['preview']} inert aria-hidden="true">
              <div>
                <Slide key={next.id} told={next} />
              </div>
            </div>
          )}
        </section>
        <Clocks timer={now.timer} onAsked={onAsked} />
      </div>
      <footer className={css['foot']}>
        <Button onClick={() => onAsked('back')}>{t('stories.presenter.previous')}</Button>
        <Button kind="primary" onClick={() => onAsked('next')}>
          {t('stories.presenter.forward')}
        </Button>
        <Button onClick={() => onAsked('black')}>
          {t(now.isBlack ? 'stories.presenter.light' : 'stories.presenter.black')}
        </Button>
        {now.isAway && <Button onClick={() => onAsked('return')}>{t('stories.presenter.back')}</Button>}
        <Button kind="quiet" onClick={() => onAsked('leave')}>
          {t('stories.leave')}
        </Button>
        <p className={css['keys']}>{t('stories.presenter.keys')}</p>
      </footer>
    </main>
  );
}
