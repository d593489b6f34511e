import type { ReactNode } from 'react';
import type { Figure } from '#shared/domain/figure.ts';
import { noteShapes } from '#shared/drawing/note-shapes.ts';
import type { NotePlace } from '#shared/drawing/note-shapes.ts';
import { useWords } from '#renderer/words/use-words.ts';
import { Shapes } from './Shapes.tsx';
import css from './Chart.module.css';

/** What the author of a story marked on the figure; the caption says the same in words. */
export function Notes({ figure, place }: { figure: Figure; place: NotePlace }): ReactNode {
  const words = useWords();
  if ((figure.notes ?? []).length === 0) return null;
  return (
    <g aria-hidden="true" className={css['notes']}>
      <Shapes shapes={noteShapes(figure, place, words)} />
    </g>
  );
}
