import { useState } from 'react';
import type { ReactNode } from 'react';
import type { Progress } from '#shared/contract/procedure.ts';
import { plainText } from '#shared/report/report.ts';
import type { PutWhere } from '#shared/story/put-figure.ts';
import type { Story } from '#shared/story/schema.ts';
import { tellText } from '#shared/story/tell.ts';
import { useCall } from '#renderer/api/use-call.ts';
import { navigate } from '#renderer/state/location.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { Choice } from '#renderer/ui/Choice.tsx';
import { Dialog } from '#renderer/ui/Dialog.tsx';
import { ErrorPanel } from '#renderer/ui/ErrorPanel.tsx';
import { Loading } from '#renderer/ui/Loading.tsx';
import { Panel } from '#renderer/ui/Panel.tsx';
import { useWords } from '#renderer/words/use-words.ts';
import css from './ExportDialog.module.css';

type Props = {
  project: string;
  state: number;
  lead: string;
  /** Puts it in; false when it failed or was stopped. */
  put: (story: string, where: PutWhere) => Promise<boolean>;
  running: { isRunning: boolean; progress: Progress | null; error: Error | null; cancel: () => void };
  onClose: () => void;
};

/** In which story, and where in it: on a page that is there, or on a new one. */
export function PutStoryDialog({ project, state, lead, put, running, onClose }: Props): ReactNode {
  const { t, language } = useWords();
  const [begun] = useState(state);
  const list = useCall('stories.list', { project }, begun);
  const stories = list.result?.stories ?? [];
  const [chosen, setChosen] = useState<string | null>(null);
  const id = chosen ?? stories.at(-1)?.id ?? null;
  const story = useCall('stories.read', id === null ? null : { project, story: id }, begun);
  const [place, setPlace] = useState<string | null>(null);
  const likely = story.result === null ? null : likelyChapter(story.result);
  const where = place ?? (likely === null ? null : `chapter ${likely}`);
  const { isRunning, progress, error, cancel } = running;
  const start = async (): Promise<void> => {
    if (id === null || where === null) return;
    const [kind, name = ''] = where.split(' ');
    if (await put(id, kind === 'page' ? { page: name } : { chapter: name })) onClose();
  };
  const isEmpty = list.result !== null && stories.length === 0;
  return (
    <Dialog
      title={t('about.story')}
      lead={isEmpty ? t('about.storyNone') : lead}
      onClose={isRunning ? cancel : onClose}
      onSubmit={() => void start()}
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
