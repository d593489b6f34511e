import { useState } from 'react';
import type { ReactNode } from 'react';
import { AUDIENCES } from '#shared/story/schema.ts';
import type { Audience, Story } from '#shared/story/schema.ts';
import { refreshSummary } from '#renderer/api/use-project.ts';
import { useRun } from '#renderer/api/use-run.ts';
import { ExportDialog } from '#renderer/export/ExportDialog.tsx';
import { changedElsewhere } from '#renderer/stories/story-desk.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { useWords } from '#renderer/words/use-words.ts';

type Props = { project: string; story: Story; audience: Audience; flush: () => Promise<boolean> };

/** The story as a file for somebody else, as one audience reads it. What is still being typed is kept first. */
export function ExportStory({ project, story, audience, flush }: Props): ReactNode {
  const { t, language } = useWords();
  const [isOpen, setOpen] = useState(false);
  const { run, clear, ...running } = useRun('report.story');
  const [elsewhere, setElsewhere] = useState<Error | null>(null);
  const spoken = story.lang.includes(language) ? language : (story.lang[0] ?? language);
  return (
    <>
      <Button
        onClick={() => {
          clear();
          setOpen(true);
        }}
      >
        {t('exporting.title')}
      </Button>
      {isOpen && (
        <ExportDialog<Audience>
          lead={t('exporting.storyLead')}
          title={story.title[spoken] ?? story.id}
          languages={story.lang}
          language={spoken}
          audiences={AUDIENCES.map((value) => ({ value, label: t(`story.audiences.${value}`) }))}
          audience={audience}
          running={{ ...running, error: running.error ?? elsewhere }}
          onClose={() => setOpen(false)}
          write={async ({ format, language: asked, audience: whom }, target) => {
            setElsewhere(null);
            if (!(await flush())) {
              setElsewhere(changedElsewhere(story.id));
              return false;
            }
            const input = { project, story: story.id, audience: whom ?? audience, format, language: asked, target };
            const isWritten = (await run(input)) !== null;
            // It stands in the trail now.
            if (isWritten) await refreshSummary(project);
            return isWritten;
          }}
        />
      )}
    </>
  );
}
