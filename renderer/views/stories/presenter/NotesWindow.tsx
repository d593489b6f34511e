import { useEffect, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import { useRoute } from '#renderer/state/location.ts';
import { usePreferences } from '#renderer/state/preferences.ts';
import { SpokenLanguage, useWords } from '#renderer/words/use-words.ts';
import { FollowedNotes } from './FollowedNotes.tsx';
import { openChannel } from './presenter-channel.ts';
import type { Channel, NotesMessage, StageMessage } from './presenter-channel.ts';
import type { Asked } from './presenter-keys.ts';
import css from './Notes.module.css';

type Story = Extract<StageMessage, { kind: 'story' }>;
type Now = Extract<StageMessage, { kind: 'now' }>;

const WAITED_MS = 3000;

/** The second window of a presentation: it holds nothing of its own, and follows the stage. */
export function NotesWindow(): ReactNode {
  const id = useRoute((route) => route.tab) ?? '';
  const { story, now, isOver, ask } = useStage(id);
  if (isOver || story === null || now === null) return <Alone isOver={isOver} />;
  return (
    <SpokenLanguage value={now.language}>
      <FollowedNotes story={story.story} audience={story.audience} now={now.now} onAsked={ask} />
    </SpokenLanguage>
  );
}

function Alone({ isOver }: { isOver: boolean }): ReactNode {
  const { t } = useWords();
  const [isLate, setLate] = useState(false);
  useEffect(() => {
    document.title = `${t('stories.notes')} – Tribune`;
    const timer = setTimeout(() => setLate(true), WAITED_MS);
    return () => clearTimeout(timer);
  }, [t]);
  return (
    <main className={css['alone']}>
      <h1>{t(isOver || isLate ? 'stories.presenter.over' : 'stories.presenter.opening')}</h1>
      {(isOver || isLate) && <p>{t('stories.presenter.overAdvice')}</p>}
    </main>
  );
}

function useStage(id: string): { story: Story | null; now: Now | null; isOver: boolean; ask: (asked: Asked) => void } {
  const [story, setStory] = useState<Story | null>(null);
  const [now, setNow] = useState<Now | null>(null);
  const [isOver, setOver] = useState(false);
  const channel = useRef<Channel<NotesMessage> | null>(null);
  useEffect(() => {
    const opened = openChannel<NotesMessage, StageMessage>(id, (message) => {
      if (message.kind === 'story') setStory(message);
      else if (message.kind === 'now') {
        setNow(message);
        usePreferences.setState({ language: message.language, theme: message.theme });
      } else {
        setOver(true);
        window.close();
      }
    });
    const closed = (): void => opened.post({ from: 'notes', kind: 'closed' });
    channel.current = opened;
    opened.post({ from: 'notes', kind: 'hello' });
    window.addEventListener('pagehide', closed);
    return () => {
      window.removeEventListener('pagehide', closed);
      opened.close();
    };
  }, [id]);
  return { story, now, isOver, ask: (asked) => channel.current?.post({ from: 'notes', kind: 'asked', asked }) };
}
