import { useMemo, useState } from 'react';
import type { ReactNode } from 'react';
import type { ProjectSummary } from '#shared/contract/projects.ts';
import { checkStory } from '#shared/story/checks/check-story.ts';
import { acceptMoved, stillMoved } from '#shared/story/moved.ts';
import { storyPages } from '#shared/story/tell.ts';
import { useStream } from '#renderer/api/use-stream.ts';
import { currentSummary } from '#renderer/api/use-project.ts';
import { usePreferences } from '#renderer/state/preferences.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { ErrorPanel } from '#renderer/ui/ErrorPanel.tsx';
import { Loading } from '#renderer/ui/Loading.tsx';
import { Panel } from '#renderer/ui/Panel.tsx';
import type from '#renderer/ui/type.module.css';
import { useWords } from '#renderer/words/use-words.ts';
import { ChangedElsewhere } from './ChangedElsewhere.tsx';
import { CheckStrip } from './CheckStrip.tsx';
import { ExportStory } from './ExportStory.tsx';
import { Inspector } from './Inspector.tsx';
import { MovedList } from './MovedList.tsx';
import { PageCanvas } from './PageCanvas.tsx';
import { usePresenting } from './presenter/use-presenting.ts';
import { StoryHead } from './StoryHead.tsx';
import { Thread } from './Thread.tsx';
import { useStructure } from './use-structure.ts';
import { useStory } from './use-story.ts';
import css from './Stories.module.css';

/** A story as it is written: the thread of its chapters, one page, what a value holds, and the five pillars below. */
export function StoryEditor({ project, id }: { project: ProjectSummary; id: string }): ReactNode {
  const words = useWords();
  const { t } = words;
  const audience = usePreferences((preferences) => preferences.depth);
  const { asked, story, change, saving, flush } = useStory(project.id, id, project.state);
  const [pageId, setPageId] = useState<string | null>(null);
  const [chip, setChip] = useState<string | null>(null);
  const structure = useStructure({ story, audience, change, open: setPageId });
  const [version, setVersion] = useState(project.state);
  const check = useStream('stories.check', story === null ? null : { project: project.id, story: id }, version);
  const isRunning = check.isWaiting || check.isUpdating;
  const moved = useMemo(
    () => (check.result === null || isRunning || story === null ? null : stillMoved(story, check.result.moved)),
    [check.result, isRunning, story],
  );
  const refresh = async (): Promise<void> => {
    await flush();
    setVersion(currentSummary()?.state ?? project.state);
  };
  const checked = useMemo(
    () => (story === null ? [] : checkStory({ story, today: new Date().toISOString().slice(0, 10), moved })),
    [story, moved],
  );
  const pages = story === null ? [] : storyPages(story, audience);
  const at = Math.max(
    0,
    pages.findIndex(({ page }) => page.id === pageId),
  );
  const startPresenting = usePresenting({ project: project.id, story, audience, pages, at, onPage: setPageId });
  if (story === null)
    return (
      <div className={css['waiting']}>
        <Panel asked={asked}>{() => null}</Panel>
      </div>
    );
  const current = pages[at];
  const chapter = story.chapters.find(({ pages: own }) => own.some(({ id: one }) => one === current?.page.id));
  return (
    <div className={css['editor']}>
      <nav className={css['thread']} aria-label={t('stories.thread')}>
        <StoryHead
          project={project}
          story={story}
          checked={checked}
          isRunning={isRunning}
          onPage={setPageId}
          onChange={change}
        />
        <Thread
          story={story}
          audience={audience}
          current={current?.page.id ?? null}
          structure={structure}
          onOpen={setPageId}
        />
      </nav>
      <div className={css['desk']}>
        <div className={css['actions']}>
          <p className={type['note']} role="status">
            {t(`stories.saving.${saving}`)}
          </p>
          <Button
            onClick={() => void refresh()}
            off={saving === 'elsewhere' ? t('stories.elsewhere.first') : isRunning ? t('ui.underWay') : null}
          >
            {t('stories.refresh')}
          </Button>
          <ExportStory project={project.id} story={story} audience={audience} flush={flush} />
          <Button kind="primary" onClick={() => startPresenting('start')}>
            {t('stories.present')}
          </Button>
        </div>
        <p role="status" className="visually-hidden">
          {structure.told}
        </p>
        {saving === 'elsewhere' && <ChangedElsewhere project={project.id} id={id} />}
        {isRunning && <Loading progress={check.progress} what={t('stories.checking')} onCancel={check.cancel} />}
        {check.error !== null && <ErrorPanel error={check.error} />}
        {moved !== null && moved.length > 0 && (
          <MovedList story={story} moved={moved} onAccept={(lines) => change(acceptMoved(story, lines))} />
        )}
        {current === undefined && <p className={css['absent']}>{t('stories.noPage')}</p>}
        {current !== undefined && chapter !== undefined && (
          <PageCanvas
            key={`${current.page.id} ${words.language}`}
            project={project.id}
            story={story}
            page={current.page}
            chapter={chapter}
            isNew={structure.made === current.page.id}
            audience={audience}
            onChange={change}
            onChip={setChip}
            onTold={structure.onTold}
            onSeen={structure.onSeen}
          />
        )}
      </div>
      <aside className={css['inspector']} aria-label={t('stories.inspector')}>
        {current !== undefined && (
          <Inspector story={story} page={current.page} chip={chip} moved={moved ?? []} onChange={change} />
        )}
      </aside>
      <CheckStrip story={story} checked={checked} isRunning={isRunning} onOpen={setPageId} onChange={change} />
    </div>
  );
}
