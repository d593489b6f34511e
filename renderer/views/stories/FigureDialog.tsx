import { useState } from 'react';
import type { ReactNode } from 'react';
import type { Story } from '#shared/story/schema.ts';
import { Choice } from '#renderer/ui/Choice.tsx';
import { Dialog } from '#renderer/ui/Dialog.tsx';
import { DialogFoot } from '#renderer/ui/DialogFoot.tsx';
import type from '#renderer/ui/type.module.css';
import { useWords } from '#renderer/words/use-words.ts';
import css from './StoryDialogs.module.css';

type Props = { title: string; story: Story; onChoose: (figure: string) => void; onClose: () => void };

/** One of the figures that the story holds; any other is put in from the page that shows it. */
export function FigureDialog({ title, story, onChoose, onClose }: Props): ReactNode {
  const { t, say } = useWords();
  const figures = Object.entries(story.figures);
  const [figure, setFigure] = useState<string | null>(null);
  const take = (): void => {
    if (figure === null) return;
    onChoose(figure);
    onClose();
  };
  return (
    <Dialog
      title={title}
      onClose={onClose}
      onSubmit={take}
      foot={
        <DialogFoot
          submit={t('stories.values.take')}
          off={figures.length === 0 ? t('stories.noFigures') : figure === null ? t('stories.figureFirst') : null}
          onLeave={onClose}
        />
      }
    >
      <div className={css['stack']}>
        <Choice
          label={t('stories.blocks.figure')}
          value={figure}
          options={figures.map(([value, { stored }]) => ({ value, label: say(stored.title) }))}
          onChange={setFigure}
          searchable
          insideDialog
        />
        <p className={type['note']}>{t('stories.otherFigures')}</p>
      </div>
    </Dialog>
  );
}
