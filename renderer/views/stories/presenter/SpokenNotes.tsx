import type { ReactNode } from 'react';
import { useWords } from '#renderer/words/use-words.ts';
import css from './Notes.module.css';

/** What the speaker wanted to say of a page. */
export function SpokenNotes({ notes }: { notes: readonly string[] | undefined }): ReactNode {
  const { t } = useWords();
  if (notes === undefined || notes.length === 0) return <p className={css['none']}>{t('stories.noNotes')}</p>;
  return notes.map((note, index) => (
    <p key={index} className={css['note']}>
      {note}
    </p>
  ));
}
