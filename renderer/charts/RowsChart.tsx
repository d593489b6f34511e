import type { ReactNode } from 'react';
import { useWords } from '#renderer/words/use-words.ts';
import { ChartFrame } from './ChartFrame.tsx';
import type { ChartProps } from './chart-props.ts';
import { barShapes } from '#shared/drawing/bar-shapes.ts';
import { markSentence } from '#shared/drawing/figure-text.ts';
import { intervalShapes } from '#shared/drawing/interval-shapes.ts';
import { Notes } from './Notes.tsx';
import { Shapes } from './Shapes.tsx';
import { useMarks } from './use-marks.ts';
import css from './Chart.module.css';

/** Bars, or dots on their intervals: one row each, which the arrow keys reach. */
export function RowsChart({ figure, width, svg }: ChartProps): ReactNode {
  const words = useWords();
  const { marks } = figure;
  const { onKeyDown, markProps } = useMarks(marks.length);
  const shapes = figure.kind === 'intervals' ? intervalShapes : barShapes;
  const { height, top, row, head, rows, foot, place } = shapes(figure, { words, width });
  return (
    <ChartFrame width={width} height={height} alt={words.say(figure.alt)} onKeyDown={onKeyDown} svg={svg}>
      <g aria-hidden="true">
        <Shapes shapes={head} />
      </g>
      {marks.map((mark, index) => (
        <g
          key={`${mark.label} ${index}`}
          className={css['mark']}
          role="img"
          aria-label={markSentence(figure, mark, words)}
          {...markProps(index)}
        >
          <rect className={css['hit']} x={1} y={top + index * row + 1} width={width - 2} height={row - 2} />
          <Shapes shapes={rows[index] ?? []} />
        </g>
      ))}
      <Notes figure={figure} place={place} />
      <Shapes shapes={foot} />
    </ChartFrame>
  );
}
