import type { ReactNode } from 'react';
import { useWords } from '#renderer/words/use-words.ts';
import { ChartFrame } from './ChartFrame.tsx';
import type { ChartProps } from './chart-props.ts';
import { BAR, barParts, VALUE_ROOM } from '#shared/drawing/bar-parts.ts';
import { cellText, markSentence } from '#shared/drawing/figure-text.ts';
import { roomBelow } from '#shared/drawing/notes.ts';
import { fitted } from '#shared/drawing/scale.ts';
import { Notes } from './Notes.tsx';
import { useMarks } from './use-marks.ts';
import css from './Chart.module.css';

/** Bars in rows from one zero line; names at the left, values in a column of their own at the right. */
export function BarsChart({ figure, width, svg }: ChartProps): ReactNode {
  const words = useWords();
  const { marks } = figure;
  const { onKeyDown, markProps } = useMarks(marks.length);
  const { names, nameRoom, room, row, floor, middleOf, ending, place } = barParts(figure, {
    words,
    width,
    valueRoom: VALUE_ROOM,
  });
  return (
    <ChartFrame
      width={width}
      height={floor + 4 + roomBelow(figure)}
      alt={words.say(figure.alt)}
      onKeyDown={onKeyDown}
      svg={svg}
    >
      {marks.map((mark, index) => {
        const middle = middleOf(index);
        return (
          <g
            key={mark.label}
            className={css['mark']}
            role="img"
            aria-label={markSentence(figure, mark, words)}
            {...markProps(index)}
          >
            <rect className={css['hit']} x={1} y={index * row + 1} width={width - 2} height={row - 2} />
            <text className={css['label']} x={0} y={middle + 4.5}>
              {fitted(names[index] ?? '', nameRoom - 8)}
            </text>
            {(figure.kind === 'shares' || mark.total !== undefined) && (
              <rect className={css['track']} x={nameRoom} y={middle - BAR / 2} width={room} height={BAR} />
            )}
            <rect
              className={css[mark.emphasis ?? 'plain']}
              x={nameRoom}
              y={middle - BAR / 2}
              width={Math.max(
                mark.value === null || mark.value === 0 ? 0 : 1.5,
                ending(mark.value ?? 0, mark.total) - nameRoom,
              )}
              height={BAR}
            />
            <text className={css['strong']} x={width} y={middle + 4.5} textAnchor="end">
              {cellText(mark.value, figure.valueFormat, words, figure.currency)}
            </text>
          </g>
        );
      })}
      <line className={css['zero']} x1={nameRoom} x2={nameRoom} y1={2} y2={floor} />
      <Notes figure={figure} place={place} />
    </ChartFrame>
  );
}
