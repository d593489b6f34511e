import type { ReactNode } from 'react';
import { heatLevel } from '#shared/domain/figure.ts';
import { markName } from '#shared/drawing/figure-text.ts';
import {
  HEAT_HEAD,
  HEAT_LEGEND,
  HEAT_ROW,
  heatHead,
  heatLegend,
  heatRooms,
  heatSentence,
  heatStyle,
  heatText,
} from '#shared/drawing/heat-parts.ts';
import { cellPlace } from '#shared/drawing/note-places.ts';
import { roomBelow } from '#shared/drawing/notes.ts';
import { fitted } from '#shared/drawing/scale.ts';
import { useWords } from '#renderer/words/use-words.ts';
import { ChartFrame } from './ChartFrame.tsx';
import type { ChartProps } from './chart-props.ts';
import { Notes } from './Notes.tsx';
import { useMarks } from './use-marks.ts';
import css from './Chart.module.css';

/** Facts down, periods across: the darker a cell, the farther it is. */
export function HeatChart({ figure, width, svg }: ChartProps): ReactNode {
  const words = useWords();
  const columns = figure.heat?.columns ?? [];
  const { onKeyDown, markProps } = useMarks(figure.marks.length * columns.length);
  const names = figure.marks.map((mark) => markName(mark, words));
  const rooms = heatRooms(names, columns.length, width);
  const floor = HEAT_HEAD + figure.marks.length * HEAT_ROW + roomBelow(figure);
  const foot = floor + 14;
  return (
    <ChartFrame width={width} height={floor + HEAT_LEGEND} alt={words.say(figure.alt)} onKeyDown={onKeyDown} svg={svg}>
      {columns.map(({ label }, at) => (
        <text key={label} className={css['name']} x={rooms.names + (at + 0.5) * rooms.cell} y={14} textAnchor="middle">
          {heatHead(figure, at, words, rooms.cell)}
        </text>
      ))}
      {figure.marks.map((mark, row) => (
        <g key={mark.label}>
          <text className={css['label']} x={0} y={HEAT_HEAD + (row + 0.5) * HEAT_ROW + 4.5}>
            {fitted(names[row] ?? '', rooms.names - 8)}
          </text>
          {(figure.heat?.cells[row] ?? []).map((cell, at) => {
            const level = heatLevel(cell);
            const box = {
              x: rooms.names + at * rooms.cell + 1,
              y: HEAT_HEAD + row * HEAT_ROW + 1,
              width: rooms.cell - 2,
              height: HEAT_ROW - 2,
            };
            return (
              <g
                key={columns[at]?.label ?? at}
                className={css['mark']}
                role="img"
                aria-label={heatSentence(figure, row, at, words)}
                {...markProps(row * columns.length + at)}
              >
                <rect className={css[heatStyle(level)]} {...box} />
                <rect className={css['hit']} {...box} />
                <text
                  className={css[level >= 4 ? 'inside' : 'strong']}
                  x={box.x + box.width / 2}
                  y={box.y + box.height / 2 + 4}
                  textAnchor="middle"
                >
                  {heatText(cell, figure, words, rooms.cell)}
                </text>
              </g>
            );
          })}
        </g>
      ))}
      <Notes
        figure={figure}
        place={cellPlace(figure, {
          left: rooms.names,
          top: HEAT_HEAD,
          cell: rooms.cell,
          height: HEAT_ROW,
          room: width,
        })}
      />
      {heatLegend(words).map(({ level, text, x }) => (
        <g key={level} aria-hidden="true">
          <rect className={css[heatStyle(level)]} x={x} y={foot} width={12} height={12} />
          <text className={css['name']} x={x + 18} y={foot + 10}>
            {text}
          </text>
        </g>
      ))}
    </ChartFrame>
  );
}
