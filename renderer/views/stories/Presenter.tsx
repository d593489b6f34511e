import { useEffect, useRef, useState } from 'react';
import type { KeyboardEvent, ReactNode } from 'react';
import { isKnownBlock } from '#shared/story/schema.ts';
import type { Story } from '#shared/story/schema.ts';
import { storyPages, tellPage } from '#shared/story/tell.ts';
import { usePreferences } from '#renderer/state/preferences.ts';
import { LinkButton } from '#renderer/ui/Link.tsx';
import { useWords } from '#renderer/words/use-words.ts';
import { ToldBlock } from './ToldBlock.tsx';
import css from './Presenter.module.css';

type Props = { story: Story; from: number; onLeave: (page: number) => void };

const NEXT = new Set(['ArrowRight', 'ArrowDown', 'PageDown', ' ', 'Enter']);
const BACK = new Set(['ArrowLeft', 'ArrowUp', 'PageUp', 'Backspace']);

/** The stage: one page at a time, by keyboard or remote; notes and the time spent on demand, and a black screen. */
export function Presenter({ story, from, onLeave }: Props): ReactNode {
  const words = useWords();
  const { t } = words;
  const audience = usePreferences((preferences) => preferences.depth);
  const pages = storyPages(story, audience);
  const [at, setAt] = useState(from);
  const [isBlack, setBlack] = useState(false);
  const [hasNotes, setNotes] = useState(false);
  const seconds = useSeconds();
  const stage = useRef<HTMLElement>(null);
  useEffect(() => {
    stage.current?.focus();
  }, [at]);
  const current = pages[at];
  if (current === undefined) return null;
  const { page, chapter } = current;
  const told = tellPage(story, page, { audience, words, chapter });
  const shown = page.blocks.find((block) => isKnownBlock(block) && block.type === 'figure');
  const source =
    shown !== undefined && isKnownBlock(shown) && shown.type === 'figure'
      ? (story.figures[shown.figure] ?? null)
      : null;
  const onKey = (event: KeyboardEvent): void => {
    const isButton = event.target instanceof HTMLButtonElement && (event.key === ' ' || event.key === 'Enter');
    if (isButton) return;
    if (NEXT.has(event.key)) setAt(Math.min(pages.length - 1, at + 1));
    else if (BACK.has(event.key)) setAt(Math.max(0, at - 1));
    else if (event.key === 'Home') setAt(0);
    else if (event.key === 'End') setAt(pages.length - 1);
    else if (event.key === 'Escape') onLeave(at);
    else if (event.key.toLowerCase() === 'b' || event.key === '.') setBlack(!isBlack);
    else if (event.key.toLowerCase() === 'n') setNotes(!hasNotes);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <section ref={stage} className={css['stage']} tabIndex={-1} aria-label={t('stories.stage')} onKeyDown={onKey}>
      {isBlack ? (
        <p className={css['black']} role="status">
          <span>{t('stories.black')}</span>
        </p>
      ) : (
        <div className={css['slide']}>
          <p className={css['chapter']}>{told.chapter}</p>
          <h1 className={css['title']}>{told.title}</h1>
          <div className={css['blocks']}>
            {told.blocks.map((block, index) => (
              <ToldBlock key={index} block={block} source={block.kind === 'figure' ? source : null} />
            ))}
          </div>
          <p className={css['source']}>{told.source}</p>
        </div>
      )}
      {hasNotes && (
        <aside className={css['notes']} aria-label={t('stories.notes')}>
          {told.notes === undefined || told.notes.length === 0 ? (
            <p>{t('stories.noNotes')}</p>
          ) : (
            told.notes.map((note) => <p key={note}>{note}</p>)
          )}
          <p>
            {t('stories.nextPage', {
              title:
                pages[at + 1] === undefined
                  ? t('stories.end')
                  : tellPage(story, pages[at + 1]?.page ?? page, { audience, words }).title,
            })}
          </p>
        </aside>
      )}
      <footer className={css['foot']}>
        <span>{t('stories.keys')}</span>
        <LinkButton onClick={() => setNotes(!hasNotes)}>{t('stories.notes')}</LinkButton>
        <LinkButton onClick={() => onLeave(at)}>{t('stories.leave')}</LinkButton>
        <span role="timer">{clock(seconds)}</span>
        <span aria-live="polite">
          {at + 1} / {pages.length}
        </span>
      </footer>
      <div className={css['progress']} style={{ width: `${((at + 1) / pages.length) * 100}%` }} />
    </section>
  );
}

function useSeconds(): number {
  const [seconds, setSeconds] = useState(0);
  useEffect(() => {
    const tick = setInterval(() => setSeconds((now) => now + 1), 1000);
    return () => clearInterval(tick);
  }, []);
  return seconds;
}

function clock(seconds: number): string {
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}
