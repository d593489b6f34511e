import type { ReactNode } from 'react';
import { useWords } from '#renderer/words/use-words.ts';
import { ChartFrame } from './ChartFrame.tsx';
import type { ChartProps } from './chart-props.ts';
import { cellText, markSentence, shortName } from '#shared/drawing/figure-text.ts';
import { largest, namedEvery, textWidth, ticks, within } from '#shared/drawing/scale.ts';
import { columnPlace } from '#shared/drawing/note-places.ts';
import { notedValues, roomOver } from '#shared/drawing/notes.ts';
import { Notes } from './Notes.tsx';
import { useMarks } from './use-marks.ts';
import css from './Chart.module.css';

const HEIGHT = 236;
const TOP = 22;
const BOTTOM = 26;

/** Columns from zero; the whole behind a part as its track. Values stand on the columns, so no axis is needed for few. */
export function ColumnsChart({ figure, width, svg }: ChartProps): ReactNode {
  const words = useWords();
  const { marks } = figure;
  const { onKeyDown, markProps } = useMarks(marks.length);
  const top = largest([...marks.map((mark) => mark.total ?? mark.value), ...notedValues(figure)]);
  const over = TOP + roomOver(figure);
  const height = HEIGHT + roomOver(figure);
  const lines = ticks(top);
  const slot = width / Math.max(1, marks.length);
  const bar = Math.min(84, slot * 0.62);
  const isLabelled = marks.every(
    (mark) => textWidth(cellText(mark.total ?? mark.value, figure.valueFormat, words, figure.currency)) < slot - 4,
  );
  const most = isLabelled ? top : (lines.at(-1) ?? top);
  const room = HEIGHT - TOP - BOTTOM;
  const y = (value: number): number => over + room - (most > 0 ? (value / most) * room : 0);
  const widths = marks.map((mark) => textWidth(shortName(mark, words)));
  const every = namedEvery(widths, slot);
  return (
    <ChartFrame width={width} height={height} alt={words.say(figure.alt)} onKeyDown={onKeyDown} svg={svg}>
      {!isLabelled &&
        lines.map((line) => (
          <g key={line}>
            <line className={css['line']} x1={0} x2={width} y1={y(line)} y2={y(line)} />
            <text className={css['name']} x={0} y={y(line) - 4}>
              {cellText(line, figure.valueFormat, words, figure.currency)}
            </text>
          </g>
        ))}
      {marks.map((mark, index) => {
        const middle = slot * (index + 0.5);
        const value = mark.value ?? 0;
        const whole = mark.total;
        const text = cellText(mark.value, figure.valueFormat, words, figure.currency);
        const isInside = whole !== undefined && textWidth(text) < bar - 8 && y(0) - y(value) > 24;
        return (
          <g
            key={mark.label}
            className={css['mark']}
            role="img"
            aria-label={markSentence(figure, mark, words)}
            {...markProps(index)}
          >
            <rect className={css['hit']} x={middle - slot / 2 + 2} y={2} width={slot - 4} height={height - 4} />
            {whole !== undefined && (
              <rect className={css['track']} x={middle - bar / 2} y={y(whole)} width={bar} height={y(0) - y(whole)} />
            )}
            <rect
              className={css[mark.emphasis ?? 'plain']}
              x={middle - bar / 2}
              y={y(value)}
              width={bar}
              height={y(0) - y(value)}
            />
            {isLabelled && (
              <text className={css['value']} x={middle} y={y(whole ?? value) - 7} textAnchor="middle">
                {cellText(whole ?? mark.value, figure.valueFormat, words, figure.currency)}
              </text>
            )}
            {isInside && (
              <text className={css['inside']} x={middle} y={y(value) + 17} textAnchor="middle">
                {text}
              </text>
            )}
            {index % every === 0 && (
              <text
                className={css['name']}
                x={within(middle, widths[index]!, width)}
                y={height - 8}
                textAnchor="middle"
              >
                {shortName(mark, words)}
              </text>
            )}
          </g>
        );
      })}
      <line className={css['zero']} x1={0} x2={width} y1={y(0)} y2={y(0)} />
      <Notes figure={figure} place={columnPlace(figure, { slot, width, y, top: over - 8, isLabelled })} />
    </ChartFrame>
  );
}
