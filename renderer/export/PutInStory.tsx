import { useState } from 'react';
import type { ReactNode } from 'react';
import { analyses } from '#shared/analyses/index.ts';
import type { Figure } from '#shared/domain/figure.ts';
import type { Provenance } from '#shared/domain/provenance.ts';
import type { PutWhere } from '#shared/story/put-figure.ts';
import { refreshSummary, useProject } from '#renderer/api/use-project.ts';
import { useRun } from '#renderer/api/use-run.ts';
import { undo } from '#renderer/state/history.ts';
import { say } from '#renderer/state/toasts.ts';
import { adoptStory, changedElsewhere, flushStory, rememberStory } from '#renderer/stories/story-desk.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { useWords } from '#renderer/words/use-words.ts';
import { PutStoryDialog } from './PutStoryDialog.tsx';

type Props = { figure: Figure; provenance: Provenance | null; reasonBelow?: boolean };
type Asked = NonNullable<Provenance['asked']>;

/** Figures that the window draws by itself, and the figure of the analysis that tells the same, where there is one. */
const DRAWN_HERE: Readonly<Record<string, string | null>> = {
  'threshold.points': 'threshold.value',
  'performance.shadow': null,
  'versions.importance': null,
};

/** Puts a figure in a story of the project, with the sentence that its analysis says of it. */
export function PutInStory({ figure, provenance, reasonBelow = false }: Props): ReactNode {
  const { t } = useWords();
  const { project } = useProject();
  const [isOpen, setOpen] = useState(false);
  const asked = provenance?.asked;
  const kept = figure.id in DRAWN_HERE ? DRAWN_HERE[figure.id]! : figure.id;
  const off =
    asked === undefined || project === null
      ? t('about.storyKept')
      : analyses.get(asked.analysis)?.ofOneCase === true && typeof asked.params['case'] !== 'string'
        ? t('about.storyOneCase')
        : kept === null
          ? t('about.storyWindowOnly')
          : null;
  return (
    <>
      <Button kind="primary" off={off} reasonBelow={reasonBelow} onClick={() => setOpen(true)}>
        {t('about.story')}
      </Button>
      {isOpen && asked !== undefined && project !== null && kept !== null && (
        <PutDialog
          project={project.id}
          state={project.state}
          asked={asked}
          figure={kept}
          onClose={() => setOpen(false)}
        />
      )}
    </>
  );
}

type DialogProps = { project: string; state: number; asked: Asked; figure: string; onClose: () => void };

function PutDialog({ project, state, asked, figure, onClose }: DialogProps): ReactNode {
  const { t, language } = useWords();
  const { run, ...running } = useRun('stories.put');
  const [elsewhere, setElsewhere] = useState<Error | null>(null);
  const put = async (id: string, where: PutWhere): Promise<boolean> => {
    setElsewhere(null);
    if (!(await flushStory(project, id))) {
      setElsewhere(changedElsewhere(id));
      return false;
    }
    const done = await run({ project, story: id, ...asked, figure, where });
    if (done === null) return false;
    const title = done.story.title[language] ?? id;
    adoptStory(project, done.story);
    rememberStory(project, {
      before: done.before,
      after: done.story,
      onTurn: (way) => say(t(way === 'undo' ? 'about.storyTaken' : 'about.storyPut', { title })),
    });
    await refreshSummary(project);
    say(t('about.storyPut', { title }), undo);
    return true;
  };
  return (
    <PutStoryDialog
      project={project}
      state={state}
      lead={t('about.storyLead')}
      put={put}
      running={{ ...running, error: running.error ?? elsewhere }}
      onClose={onClose}
    />
  );
}
