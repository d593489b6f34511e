import type { ReactNode } from 'react';
import { useWords } from '#renderer/words/use-words.ts';
import { ChartFrame } from './ChartFrame.tsx';
import type { ChartProps } from './chart-props.ts';
import { cellText, markName, markSentence } from '#shared/drawing/figure-text.ts';
import { rowPlace } from '#shared/drawing/note-places.ts';
import { notedValues, roomBelow, roomUnder } from '#shared/drawing/notes.ts';
import { fitted, largest, textWidth } from '#shared/drawing/scale.ts';
import { Notes } from './Notes.tsx';
import { useMarks } from './use-marks.ts';
import css from './Chart.module.css';

const ROW = 28;
const BAR = 13;
const VALUE_ROOM = 72;

/** Bars in rows from one zero line; names at the left, values in a column of their own at the right. */
export function BarsChart({ figure, width, svg }: ChartProps): ReactNode {
  const words = useWords();
  const { marks } = figure;
  const { onKeyDown, markProps } = useMarks(marks.length);
  const names = marks.map((mark) => markName(mark, words));
  const nameRoom = Math.min(width * 0.42, largest(names.map((name) => textWidth(name) * 1.1)) + 16);
  const room = Math.max(40, width - nameRoom - VALUE_ROOM);
  const most =
    figure.kind === 'shares' ? 1 : largest([...marks.map((mark) => mark.total ?? mark.value), ...notedValues(figure)]);
  const partOf = (value: number, whole: number | undefined): number =>
    figure.kind === 'shares' ? value / (whole ?? 1) : most > 0 ? value / most : 0;
  const row = ROW + roomUnder(figure);
  const floor = Math.max(1, marks.length) * row;
  const middleOf = (index: number): number => index * row + ROW / 2;
  const ending = (value: number, whole: number | undefined): number =>
    nameRoom + room * Math.min(1, partOf(value, whole));
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
      <Notes
        figure={figure}
        place={rowPlace(
          marks.map(({ label, value, total }) => ({ label, tip: value === null ? null : ending(value, total) })),
          {
            x: (value) => nameRoom + room * partOf(value, marks[0]?.total),
            middle: middleOf,
            top: 0,
            bottom: floor,
            left: nameRoom,
            right: nameRoom + room,
            names: floor,
            foot: BAR / 2,
          },
        )}
      />
    </ChartFrame>
  );
}
