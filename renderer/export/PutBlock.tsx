import { useState } from 'react';
import type { ReactNode } from 'react';
import type { Contract, Input } from '#shared/contract/index.ts';
import { AppError } from '#shared/domain/app-error.ts';
import { putBlock } from '#shared/story/put-block.ts';
import type { PutWhere } from '#shared/story/put-figure.ts';
import type { ProjectSummary } from '#shared/contract/projects.ts';
import { useRun } from '#renderer/api/use-run.ts';
import { undo } from '#renderer/state/history.ts';
import { say } from '#renderer/state/toasts.ts';
import { changedElsewhere, editStory, flushStory, storyAtHand } from '#renderer/stories/story-desk.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { useWords } from '#renderer/words/use-words.ts';
import { PutStoryDialog } from './PutStoryDialog.tsx';

type Props = { project: ProjectSummary; of: Input<Contract['stories.block']>['of'] };

/** Puts a real case, under its pseudonym, or the challenges of the project in a story. */
export function PutBlock({ project, of }: Props): ReactNode {
  const { t, language } = useWords();
  const [isOpen, setOpen] = useState(false);
  const [fault, setFault] = useState<Error | null>(null);
  const { run, ...running } = useRun('stories.block');
  const put = async (id: string, where: PutWhere): Promise<boolean> => {
    setFault(null);
    const block = await run({ project: project.id, of });
    if (block === null) return false;
    const story = await storyAtHand(project.id, id);
    const done = putBlock(story, block, where);
    if (done === null) {
      setFault(new AppError('STORY_FULL', 'no room on that page', {}));
      return false;
    }
    editStory(project.id, done.story);
    if (!(await flushStory(project.id, id))) {
      setFault(changedElsewhere(id));
      return false;
    }
    say(t(`about.blockPut.${of.kind}`, { title: story.title[language] ?? id }), undo);
    return true;
  };
  return (
    <>
      <Button onClick={() => setOpen(true)}>{t('about.story')}</Button>
      {isOpen && (
        <PutStoryDialog
          project={project.id}
          state={project.state}
          lead={t(`about.blockLead.${of.kind}`)}
          put={put}
          running={{ ...running, error: running.error ?? fault }}
          onClose={() => setOpen(false)}
        />
      )}
    </>
  );
}
