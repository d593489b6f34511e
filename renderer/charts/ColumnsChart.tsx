import type { ReactNode } from 'react';
import { useWords } from '#renderer/words/use-words.ts';
import { ChartFrame } from './ChartFrame.tsx';
import type { ChartProps } from './chart-props.ts';
import { columnShapes } from '#shared/drawing/column-shapes.ts';
import { markSentence } from '#shared/drawing/figure-text.ts';
import { Notes } from './Notes.tsx';
import { Shapes } from './Shapes.tsx';
import { useMarks } from './use-marks.ts';
import css from './Chart.module.css';

/** Columns from zero; the whole behind a part as its track. Values stand on the columns, so no axis is needed for few. */
export function ColumnsChart({ figure, width, svg }: ChartProps): ReactNode {
  const words = useWords();
  const { marks } = figure;
  const { onKeyDown, markProps } = useMarks(marks.length);
  const { height, grid, columns, zero, slot, place } = columnShapes(figure, { words, width });
  return (
    <ChartFrame width={width} height={height} alt={words.say(figure.alt)} onKeyDown={onKeyDown} svg={svg}>
      <Shapes shapes={grid} />
      {columns.map(({ left, shapes }, index) => {
        const mark = marks[index]!;
        return (
          <g
            key={mark.label}
            className={css['mark']}
            role="img"
            aria-label={markSentence(figure, mark, words)}
            {...markProps(index)}
          >
            <rect className={css['hit']} x={left + 2} y={2} width={slot - 4} height={height - 4} />
            <Shapes shapes={shapes} />
          </g>
        );
      })}
      <Shapes shapes={zero} />
      <Notes figure={figure} place={place} />
    </ChartFrame>
  );
}
