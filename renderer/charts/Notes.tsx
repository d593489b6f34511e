import type { ReactNode } from 'react';
import type { Figure } from '#shared/domain/figure.ts';
import { noteShapes } from '#shared/drawing/note-shapes.ts';
import type { NotePlace } from '#shared/drawing/note-shapes.ts';
import { useWords } from '#renderer/words/use-words.ts';
import css from './Chart.module.css';

/** What the author of a story marked on the figure; the caption says the same in words. */
export function Notes({ figure, place }: { figure: Figure; place: NotePlace }): ReactNode {
  const words = useWords();
  if ((figure.notes ?? []).length === 0) return null;
  return (
    <g aria-hidden="true" className={css['notes']}>
      {noteShapes(figure, place, words).map((one, at) => {
        const own = css[one.style];
        switch (one.shape) {
          case 'rect':
            return <rect key={at} className={own} x={one.x} y={one.y} width={one.width} height={one.height} />;
          case 'line':
            return <line key={at} className={own} x1={one.x1} x2={one.x2} y1={one.y1} y2={one.y2} />;
          case 'circle':
            return <circle key={at} className={own} cx={one.cx} cy={one.cy} r={one.r} />;
          case 'text':
            return (
              <text key={at} className={own} x={one.x} y={one.y} textAnchor={one.anchor}>
                {one.text}
              </text>
            );
        }
      })}
    </g>
  );
}
