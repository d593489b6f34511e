import { useEffect, useRef } from 'react';
import type { ReactNode } from 'react';
import { useProject } from '#renderer/api/use-project.ts';
import { usePreferences } from '#renderer/state/preferences.ts';
import { present, usePresentation } from '#renderer/state/presentation.ts';
import type { Presentation } from '#renderer/state/presentation.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { SpokenLanguage, useWords } from '#renderer/words/use-words.ts';
import { openChannel } from './presenter-channel.ts';
import type { NotesMessage, StageMessage } from './presenter-channel.ts';
import { perform, returnToStage } from './presenter-acts.ts';
import { Stage } from './Stage.tsx';
import css from './Notes.module.css';

/** The presentation that is under way: its stage, or the way back to it; it speaks to the window of the notes. */
export function PresentationPlace(): ReactNode {
  const shown = usePresentation((state) => state.current);
  const { project } = useProject();
  const isOther = shown !== null && project?.id !== shown.project;
  useEffect(() => {
    if (isOther) usePresentation.setState({ current: null });
  }, [isOther]);
  return shown === null || isOther ? null : <UnderWay key={shown.id} shown={shown} />;
}

function UnderWay({ shown }: { shown: Presentation }): ReactNode {
  const read = usePreferences((preferences) => preferences.language);
  const spoken = shown.story.lang.includes(read) ? read : (shown.story.lang[0] ?? read);
  const sheet = useRef<HTMLDivElement>(null);
  useNotesFollow(shown, spoken, () => sheet.current);
  return (
    <SpokenLanguage value={spoken}>
      {shown.isAway ? <WayBack shown={shown} /> : <Stage shown={shown} sheet={sheet} />}
    </SpokenLanguage>
  );
}

function WayBack({ shown }: { shown: Presentation }): ReactNode {
  const { t } = useWords();
  return (
    <aside className={css['bar']} aria-label={t('stories.stage')}>
      <p>{t('stories.presenter.waits', { at: shown.at + 1, count: shown.pages })}</p>
      <Button kind="primary" onClick={returnToStage}>
        {t('stories.presenter.back')}
      </Button>
    </aside>
  );
}

/** Tells the notes each change, the whole story when they open, and does what they ask. */
function useNotesFollow(shown: Presentation, language: 'en' | 'fr', sheet: () => HTMLDivElement | null): void {
  const theme = usePreferences((preferences) => preferences.theme);
  const post = useRef<(message: StageMessage) => void>(() => undefined);
  const { id, story, audience, at, isBlack, timer, isAway, notes } = shown;
  const now = useRef<StageMessage | null>(null);
  const sheetNow = useRef(sheet);
  useEffect(() => {
    sheetNow.current = sheet;
  });
  useEffect(() => {
    const channel = openChannel<StageMessage, NotesMessage>(id, (message) => {
      if (message.kind === 'asked') perform(message.asked, sheetNow.current());
      else present({ kind: 'notes', notes: message.kind === 'hello' ? 'window' : 'none' });
      if (message.kind === 'hello') tell();
    });
    const tell = (): void => {
      channel.post({ from: 'stage', kind: 'story', story, audience });
      if (now.current !== null) channel.post(now.current);
    };
    const over = (): void => channel.post({ from: 'stage', kind: 'over' });
    post.current = channel.post;
    tell();
    window.addEventListener('pagehide', over);
    return () => {
      window.removeEventListener('pagehide', over);
      over();
      channel.close();
    };
  }, [id, story, audience]);
  useEffect(() => {
    now.current = { from: 'stage', kind: 'now', now: { at, isBlack, timer, isAway, notes }, language, theme };
    post.current(now.current);
  }, [at, isBlack, timer, isAway, notes, language, theme]);
}
