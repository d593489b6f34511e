import { useState } from 'react';
import type { ReactNode } from 'react';
import type { ProjectSummary } from '#shared/contract/projects.ts';
import type { Checked } from '#shared/story/checks/check-story.ts';
import type { Story } from '#shared/story/schema.ts';
import { useCall } from '#renderer/api/use-call.ts';
import { navigate } from '#renderer/state/location.ts';
import { LinkButton } from '#renderer/ui/Link.tsx';
import type from '#renderer/ui/type.module.css';
import { useWords } from '#renderer/words/use-words.ts';
import { SignDialog } from './SignDialog.tsx';
import { StorySettings } from './StorySettings.tsx';
import css from './StoryHead.module.css';

type Props = {
  project: ProjectSummary;
  story: Story;
  checked: readonly Checked[];
  isRunning: boolean;
  onPage: (page: string) => void;
  onChange: (story: Story) => void;
};

/** What stands above the thread: which story this is, and whether somebody answers for what it says now. */
export function StoryHead({ project, story, checked, isRunning, onPage, onChange }: Props): ReactNode {
  const { t, language } = useWords();
  const [isSigning, setSigning] = useState(false);
  const [isSetting, setSetting] = useState(false);
  const listed = useCall('stories.list', { project: project.id }, project.state).result?.stories;
  const content = listed?.find(({ id }) => id === story.id)?.content ?? null;
  return (
    <header className={css['head']}>
      <LinkButton onClick={() => navigate({ place: 'stories', tab: null })}>{t('stories.all')}</LinkButton>
      <p className={type['note']}>{story.title[language] ?? t('story.untranslated')}</p>
      <LinkButton onClick={() => setSetting(true)}>{t('stories.settings.open')}</LinkButton>
      <SignedState story={story} content={content} onSign={() => setSigning(true)} />
      {isSetting && <StorySettings story={story} onChange={onChange} onClose={() => setSetting(false)} />}
      {isSigning && (
        <SignDialog
          project={project.id}
          story={story}
          content={content}
          checked={checked}
          isRunning={isRunning}
          onPage={onPage}
          onClose={() => setSigning(false)}
        />
      )}
    </header>
  );
}

type StateProps = { story: Story; content: string | null; onSign: () => void };

function SignedState({ story, content, onSign }: StateProps): ReactNode {
  const { t, format } = useWords();
  const last = story.signoff.at(-1);
  const holds = last !== undefined && last.content === content;
  return (
    <div className={css['signed']} role="status" aria-label={t('stories.signing.all')}>
      {last !== undefined && content !== null && (
        <p className={holds ? type['note'] : css['stale']}>
          {holds
            ? t(`stories.signing.by.${last.state}`, { by: last.by, day: format.day(last.at) })
            : t('stories.signedStale', { by: last.by, day: format.day(last.at) })}
        </p>
      )}
      <LinkButton onClick={onSign}>
        {t(last === undefined ? 'stories.signing.open' : holds ? 'stories.signing.see' : 'stories.signing.again')}
      </LinkButton>
    </div>
  );
}
