import { useState } from 'react';
import type { ReactNode } from 'react';
import { analyses } from '#shared/analyses/index.ts';
import type { Figure } from '#shared/domain/figure.ts';
import type { Provenance } from '#shared/domain/provenance.ts';
import { plainText } from '#shared/report/report.ts';
import type { Story } from '#shared/story/schema.ts';
import { tellText } from '#shared/story/tell.ts';
import { useCall } from '#renderer/api/use-call.ts';
import { refreshSummary, useProject } from '#renderer/api/use-project.ts';
import { useRun } from '#renderer/api/use-run.ts';
import { undo } from '#renderer/state/history.ts';
import { navigate } from '#renderer/state/location.ts';
import { say } from '#renderer/state/toasts.ts';
import { adoptStory, flushStory, rememberStory } from '#renderer/stories/story-desk.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { Choice } from '#renderer/ui/Choice.tsx';
import { Dialog } from '#renderer/ui/Dialog.tsx';
import { ErrorPanel } from '#renderer/ui/ErrorPanel.tsx';
import { Loading } from '#renderer/ui/Loading.tsx';
import { Panel } from '#renderer/ui/Panel.tsx';
import { useWords } from '#renderer/words/use-words.ts';
import css from './ExportDialog.module.css';

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
  const [begun] = useState(state);
  const list = useCall('stories.list', { project }, begun);
  const stories = list.result?.stories ?? [];
  const [chosen, setChosen] = useState<string | null>(null);
  const id = chosen ?? stories.at(-1)?.id ?? null;
  const story = useCall('stories.read', id === null ? null : { project, story: id }, begun);
  const [place, setPlace] = useState<string | null>(null);
  const { run, cancel, isRunning, progress, error } = useRun('stories.put');
  const likely = story.result === null ? null : likelyChapter(story.result);
  const where = place ?? (likely === null ? null : `chapter ${likely}`);
  const put = async (): Promise<void> => {
    if (id === null || where === null) return;
    const [kind, name = ''] = where.split(' ');
    const to = kind === 'page' ? { page: name } : { chapter: name };
    await flushStory(project, id);
    const done = await run({ project, story: id, ...asked, figure, where: to });
    if (done === null) return;
    const title = done.story.title[language] ?? id;
    adoptStory(project, done.story);
    rememberStory(project, {
      before: done.before,
      after: done.story,
      onTurn: (way) => say(t(way === 'undo' ? 'about.storyTaken' : 'about.storyPut', { title })),
    });
    await refreshSummary(project);
    say(t('about.storyPut', { title }), undo);
    onClose();
  };
  const isEmpty = list.result !== null && stories.length === 0;
  return (
    <Dialog
      title={t('about.story')}
      lead={t(isEmpty ? 'about.storyNone' : 'about.storyLead')}
      onClose={isRunning ? cancel : onClose}
      onSubmit={() => void put()}
      foot={
        <>
          <Button kind="quiet" onClick={isRunning ? cancel : onClose}>
            {t('ui.cancel')}
          </Button>
          {isEmpty ? (
            <Button
              kind="primary"
              onClick={() => {
                onClose();
                navigate({ place: 'stories', tab: null });
              }}
            >
              {t('about.storyFirst')}
            </Button>
          ) : (
            <Button kind="primary" type="submit" off={isRunning || where === null ? t('ui.underWay') : null}>
              {t('about.storyDo')}
            </Button>
          )}
        </>
      }
    >
      {!isEmpty && (
        <Panel asked={list}>
          {() => (
            <div className={css['fields']}>
              <Choice
                label={t('about.storyWhich')}
                value={id}
                options={stories.map((one) => ({ value: one.id, label: one.title[language] ?? one.id }))}
                onChange={(next) => {
                  setChosen(next);
                  setPlace(null);
                }}
                insideDialog
              />
              <Panel asked={story}>{(read) => <Place story={read} value={where} onChange={setPlace} />}</Panel>
            </div>
          )}
        </Panel>
      )}
      {isRunning && <Loading progress={progress} what={t('about.storyPutting')} />}
      {error !== null && <ErrorPanel error={error} />}
    </Dialog>
  );
}

/** A new page at the end of a chapter, or a page that is there. */
function Place({
  story,
  value,
  onChange,
}: {
  story: Story;
  value: string | null;
  onChange: (place: string) => void;
}): ReactNode {
  const words = useWords();
  const { t } = words;
  const told = (local: Story['title']): string => plainText(tellText(story, local, { words }));
  const options = story.chapters.map((chapter) => ({
    group: told(chapter.title),
    items: [
      ...chapter.pages.map((page) => ({ value: `page ${page.id}`, label: told(page.message) })),
      { value: `chapter ${chapter.id}`, label: t('about.storyNewPage', { chapter: told(chapter.title) }) },
    ],
  }));
  return (
    <Choice label={t('about.storyWhere')} value={value} options={options} onChange={onChange} searchable insideDialog />
  );
}

/** What a figure is most often wanted for: the chapter that says why, where the story has one. */
function likelyChapter({ chapters }: Story): string | null {
  const likely = chapters.find(({ role }) => role === 'why') ?? chapters.at(-2) ?? chapters[0];
  return likely?.id ?? null;
}
