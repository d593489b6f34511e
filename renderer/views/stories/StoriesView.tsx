import type { ReactNode } from 'react';
import { useOpenedProject } from '#renderer/api/use-project.ts';
import { newImport } from '#renderer/project/actions.ts';
import { useRoute } from '#renderer/state/location.ts';
import { Empty } from '#renderer/ui/Empty.tsx';
import { LinkButton } from '#renderer/ui/Link.tsx';
import { PageFrame } from '#renderer/ui/PageFrame.tsx';
import { useWords } from '#renderer/words/use-words.ts';
import { StoryEditor } from './StoryEditor.tsx';
import { StoryList } from './StoryList.tsx';

/** What is told of a project: its stories, and the one that is being written. */
export function StoriesView(): ReactNode {
  const { t } = useWords();
  const project = useOpenedProject();
  const story = useRoute((route) => route.tab);
  if (project.rows === 0)
    return (
      <PageFrame verdict={t('stories.noRows')}>
        <Empty
          title={t('stories.noRowsTitle')}
          link={<LinkButton onClick={newImport}>{t('outcomes.empty.import')}</LinkButton>}
        >
          {t('stories.noRowsText')}
        </Empty>
      </PageFrame>
    );
  return story === null ? <StoryList project={project} /> : <StoryEditor key={story} project={project} id={story} />;
}
