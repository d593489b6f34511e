import { useState } from 'react';
import type { ReactNode } from 'react';
import type { ProjectSummary } from '#shared/contract/projects.ts';
import { TEMPLATES } from '#shared/story/schema.ts';
import type { StoryTemplate } from '#shared/story/schema.ts';
import { pickFiles } from '#renderer/api/choose-files.ts';
import { refreshSummary } from '#renderer/api/use-project.ts';
import { useCall } from '#renderer/api/use-call.ts';
import { useRun } from '#renderer/api/use-run.ts';
import { navigate } from '#renderer/state/location.ts';
import { say } from '#renderer/state/toasts.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { Choice } from '#renderer/ui/Choice.tsx';
import { ErrorPanel } from '#renderer/ui/ErrorPanel.tsx';
import { Loading } from '#renderer/ui/Loading.tsx';
import { PageFrame } from '#renderer/ui/PageFrame.tsx';
import { Panel } from '#renderer/ui/Panel.tsx';
import { useWords } from '#renderer/words/use-words.ts';
import { StoryItem } from './StoryItem.tsx';
import css from './Stories.module.css';

/** The stories of a project, and the first draft of another one. */
export function StoryList({ project }: { project: ProjectSummary }): ReactNode {
  const { t } = useWords();
  const asked = useCall('stories.list', { project: project.id }, project.state);
  const [template, setTemplate] = useState<StoryTemplate>('committee');
  const { run, cancel, isRunning, progress, error } = useRun('stories.draft');
  const draft = async (): Promise<void> => {
    const story = await run({ project: project.id, template });
    if (story === null) return;
    await refreshSummary(project.id);
    navigate({ place: 'stories', tab: story.id });
  };
  const taking = useRun('stories.import');
  const take = async (): Promise<void> => {
    const [file] = await pickFiles({ kind: 'story', multiple: false, folder: false });
    if (file === undefined) return;
    const story = await taking.run({ project: project.id, grant: file.grant });
    if (story === null) return;
    await refreshSummary(project.id);
    say(t('stories.taken'));
    navigate({ place: 'stories', tab: story.id });
  };
  const count = asked.result?.stories.length ?? 0;
  return (
    <PageFrame verdict={t(count === 0 ? 'stories.none' : 'stories.count', { count })} lead={t('stories.lead')}>
      <Panel asked={asked}>
        {({ stories }) => (
          <ul className={css['stories']}>
            {stories.map((story) => (
              <StoryItem key={story.id} project={project.id} story={story} />
            ))}
          </ul>
        )}
      </Panel>
      <section className={css['new']} aria-label={t('stories.new')}>
        <Choice
          label={t('stories.newFor')}
          value={template}
          options={TEMPLATES.map((value) => ({ value, label: t(`story.templates.${value}`) }))}
          onChange={(value) => setTemplate(value as StoryTemplate)}
          width={280}
        />
        <Button kind="primary" onClick={() => void draft()} off={isRunning ? t('ui.underWay') : null}>
          {t('stories.draft')}
        </Button>
        <Button onClick={() => void take()} off={taking.isRunning ? t('ui.underWay') : null}>
          {t('stories.take')}
        </Button>
      </section>
      {isRunning && <Loading progress={progress} what={t('stories.drafting')} onCancel={cancel} />}
      {error !== null && <ErrorPanel error={error} />}
      {taking.error !== null && <ErrorPanel error={taking.error} />}
    </PageFrame>
  );
}
