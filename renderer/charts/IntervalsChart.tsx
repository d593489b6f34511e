import type { ReactNode } from 'react';
import type { FigureMark } from '#shared/domain/figure.ts';
import { useWords } from '#renderer/words/use-words.ts';
import { ChartFrame } from './ChartFrame.tsx';
import type { ChartProps } from './chart-props.ts';
import { markSentence, tickText } from '#shared/drawing/figure-text.ts';
import { FOOT, intervalParts, NAMED } from '#shared/drawing/interval-parts.ts';
import { roomBelow } from '#shared/drawing/notes.ts';
import { fitted, largest, textWidth } from '#shared/drawing/scale.ts';
import { toneOf } from '#shared/drawing/tones.ts';
import { Notes } from './Notes.tsx';
import { useMarks } from './use-marks.ts';
import css from './Chart.module.css';

/** One row each: name, dot on its interval, value, interval. One scale for all, a line to compare with where there is one. */
export function IntervalsChart({ figure, width, svg }: ChartProps): ReactNode {
  const words = useWords();
  const { marks, reference, peerLabel, valueFormat, currency } = figure;
  const { onKeyDown, markProps } = useMarks(marks.length);
  const parts = intervalParts(figure, { words, width });
  const { names, notes, values, reasons, intervals, hasIntervals, valueRoom, right, nameRoom, room } = parts;
  const { scale, x, hasPeers, top, row, floor, middleOf, place } = parts;
  const lineText = (value: number): string => tickText(value, valueFormat, words, currency);
  /** The line with a name would strike the number through. */
  const isCrossed = (line: number): boolean =>
    reference !== undefined && Math.abs(x(line) - x(reference.value)) < textWidth(lineText(line)) / 2 + 4;
  const referenceName = reference === undefined ? '' : words.say(reference.label);
  const every = Math.ceil(
    (largest(scale.lines.map((line) => textWidth(lineText(line)))) + 12) / (room / scale.lines.length),
  );
  return (
    <ChartFrame
      width={width}
      height={floor + FOOT + (reference === undefined ? 0 : NAMED) + roomBelow(figure)}
      alt={words.say(figure.alt)}
      onKeyDown={onKeyDown}
      svg={svg}
    >
      {hasPeers && peerLabel !== undefined && (
        <g aria-hidden="true">
          <circle className={css['peer']} cx={nameRoom + 13} cy={9} r={4} />
          <text className={css['name']} x={nameRoom + 23} y={13}>
            {words.say(peerLabel)}
          </text>
        </g>
      )}
      <g aria-hidden="true">
        {scale.lines.map((line, index) => (
          <g key={line}>
            <line className={line === 0 ? css['zero'] : css['line']} x1={x(line)} x2={x(line)} y1={top} y2={floor} />
            {index % every === 0 && !isCrossed(line) && (
              <text className={css['name']} x={x(line)} y={floor + 16} textAnchor="middle">
                {lineText(line)}
              </text>
            )}
          </g>
        ))}
        {reference !== undefined && (
          <>
            <line
              className={css['reference']}
              x1={x(reference.value)}
              x2={x(reference.value)}
              y1={top}
              y2={floor + 20}
            />
            <text className={css['name']} y={floor + 32} {...placed(x(reference.value), referenceName, width)}>
              {referenceName}
            </text>
          </>
        )}
      </g>
      {marks.map((mark, index) => {
        const middle = middleOf(index);
        const tone = toneOf(mark, reference?.value === 0);
        const reason = reasons[index] ?? null;
        return (
          <g
            key={`${mark.label} ${index}`}
            className={css['mark']}
            role="img"
            aria-label={markSentence(figure, mark, words)}
            {...markProps(index)}
          >
            <rect className={css['hit']} x={1} y={top + index * row + 1} width={width - 2} height={row - 2} />
            <text
              className={mark.value === null ? css['dim'] : css['label']}
              x={0}
              y={middle + (notes[index] === '' ? 4.5 : -2.5)}
            >
              {fitted(names[index] ?? '', nameRoom - 8)}
            </text>
            {notes[index] !== '' && (
              <text className={css['name']} x={0} y={middle + 13}>
                {fitted(notes[index] ?? '', nameRoom - 8)}
              </text>
            )}
            <Whisker mark={mark} x={x} y={middle} line={tone.line} />
            {typeof mark.peer === 'number' && <circle className={css['peer']} cx={x(mark.peer)} cy={middle} r={4} />}
            {mark.value !== null && <circle className={css[tone.dot]} cx={x(mark.value)} cy={middle} r={4.5} />}
            {reason === null ? (
              <text className={css[tone.text]} x={width - right + valueRoom} y={middle + 4.5} textAnchor="end">
                {values[index]}
              </text>
            ) : (
              <text className={css['dim']} x={width} y={middle + 4.5} textAnchor="end">
                {fitted(reason, width - nameRoom)}
              </text>
            )}
            {hasIntervals && (
              <text className={css['dim']} x={width} y={middle + 4.5} textAnchor="end">
                {intervals[index]}
              </text>
            )}
          </g>
        );
      })}
      <Notes figure={figure} place={place} />
    </ChartFrame>
  );
}

function Whisker(props: { mark: FigureMark; x: (value: number) => number; y: number; line: string }): ReactNode {
  const { mark, x, y, line } = props;
  const interval = mark.interval ?? null;
  return interval === null ? null : (
    <line className={css[line]} x1={x(interval[0])} x2={x(interval[1])} y1={y} y2={y} />
  );
}

/** A name under its line that stays inside the drawing. */
function placed(x: number, text: string, width: number): { x: number; textAnchor: 'start' | 'middle' | 'end' } {
  const half = textWidth(text) / 2;
  if (x + half > width) return { x: width, textAnchor: 'end' };
  return x - half < 0 ? { x: 0, textAnchor: 'start' } : { x, textAnchor: 'middle' };
}
