import type { ReactNode } from 'react';
import type { Figure } from '#shared/domain/figure.ts';
import { useWords } from '#renderer/words/use-words.ts';
import { cellText, letterOf } from '#shared/drawing/figure-text.ts';
import { largest } from '#shared/drawing/scale.ts';
import css from './Chart.module.css';

const WIDTH = 236;
const TOP = 16;
const FLOOR = 55;
const MOST = 12;

export function SmallColumns({ figure }: { figure: Figure }): ReactNode {
  const words = useWords();
  const marks = figure.marks.slice(-MOST);
  const slot = WIDTH / Math.max(1, marks.length);
  const bar = Math.min(24, slot * 0.62);
  const most = largest(marks.map((mark) => mark.total ?? mark.value));
  const y = (value: number): number => FLOOR - (most > 0 ? (value / most) * (FLOOR - TOP) : 0);
  const printed = printedMarks(marks);
  return (
    <>
      {marks.map((mark, index) => {
        const middle = slot * (index + 0.5);
        const value = mark.value ?? 0;
        const place = index === 0 ? 'start' : index === marks.length - 1 ? 'end' : 'middle';
        const x = place === 'start' ? middle - bar / 2 : place === 'end' ? middle + bar / 2 : middle;
        return (
          <g key={mark.label}>
            {mark.total !== undefined && (
              <rect
                className={css['track']}
                x={middle - bar / 2}
                y={y(mark.total)}
                width={bar}
                height={FLOOR - y(mark.total)}
              />
            )}
            <rect
              className={css[mark.emphasis ?? 'plain']}
              x={middle - bar / 2}
              y={y(value)}
              width={bar}
              height={FLOOR - y(value)}
            />
            {printed.includes(index) && (
              <text
                className={index === marks.length - 1 || mark.emphasis !== undefined ? css['strong'] : css['name']}
                x={x}
                y={y(mark.total ?? value) - 5}
                textAnchor={place}
              >
                {cellText(mark.value, figure.valueFormat, words, figure.currency)}
              </text>
            )}
            <text className={css['name']} x={middle} y={70} textAnchor="middle">
              {letterOf(mark, words)}
            </text>
          </g>
        );
      })}
    </>
  );
}

/** The marks that the sentence is about, else the first and the last. */
function printedMarks(marks: Figure['marks']): number[] {
  const told = marks.flatMap((mark, index) => (mark.emphasis === undefined ? [] : [index]));
  return told.length > 0 ? told.slice(0, 2) : [0, marks.length - 1];
}
