import type { ReactNode } from 'react';
import type { Figure } from '#shared/domain/figure.ts';
import { useWords } from '#renderer/words/use-words.ts';
import { cellText, markName } from '#shared/drawing/figure-text.ts';
import { fitted, largest } from '#shared/drawing/scale.ts';
import css from './Chart.module.css';

const WIDTH = 236;
const NAMES = 124;
const VALUES = 46;
const ROWS = 3;
const PRINTED = 2;

export function SmallBars({ figure }: { figure: Figure }): ReactNode {
  const words = useWords();
  const marks = figure.marks.slice(0, ROWS);
  const room = WIDTH - NAMES - VALUES;
  const most = figure.kind === 'shares' ? 1 : largest(marks.map((mark) => mark.value));
  return (
    <>
      {marks.map((mark, index) => {
        const middle = 12 + index * 22;
        const part = figure.kind === 'shares' ? (mark.value ?? 0) / (mark.total ?? 1) : (mark.value ?? 0) / (most || 1);
        return (
          <g key={mark.label}>
            <text className={css['name']} x={0} y={middle + 4}>
              {fitted(markName(mark, words), NAMES - 8)}
            </text>
            {figure.kind === 'shares' && (
              <rect className={css['track']} x={NAMES} y={middle - 4} width={room} height={8} />
            )}
            <rect
              className={css[mark.emphasis ?? 'plain']}
              x={NAMES}
              y={middle - 4}
              width={Math.max(1.5, room * part)}
              height={8}
            />
            {index < PRINTED && (
              <text className={index === 0 ? css['strong'] : css['name']} x={WIDTH} y={middle + 4} textAnchor="end">
                {cellText(mark.value, figure.valueFormat, words, figure.currency)}
              </text>
            )}
          </g>
        );
      })}
    </>
  );
}
