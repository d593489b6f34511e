import type { ReactNode } from 'react';
import type { Figure } from '#shared/domain/figure.ts';
import { useWords } from '#renderer/words/use-words.ts';
import { letterOf, markName, valueText } from '#shared/drawing/figure-text.ts';
import { fitted, span } from '#shared/drawing/scale.ts';
import { toneOf } from '#shared/drawing/tones.ts';
import css from './Chart.module.css';

const WIDTH = 236;
const TOP = 18;
const FLOOR = 56;
const MOST = 12;
const NAMES = 112;
const VALUES = 52;
const ROWS = 3;

/** Periods side by side, anything else in three rows; the last or the told one has its value printed. */
export function SmallIntervals({ figure }: { figure: Figure }): ReactNode {
  return figure.marks[0]?.labelFormat === 'period' ? <InTime figure={figure} /> : <InRows figure={figure} />;
}

function InTime({ figure }: { figure: Figure }): ReactNode {
  const words = useWords();
  const marks = figure.marks.slice(-MOST);
  const slot = WIDTH / Math.max(1, marks.length);
  const scale = span(marks.flatMap((mark) => [mark.value, ...(mark.interval ?? [])]));
  const y = (value: number): number => FLOOR - ((value - scale.low) / (scale.high - scale.low)) * (FLOOR - TOP);
  const told = marks.findIndex((mark) => mark.emphasis !== undefined);
  const printed = told >= 0 ? told : marks.length - 1;
  return marks.map((mark, index) => {
    const x = slot * (index + 0.5);
    const tone = toneOf(mark, figure.reference?.value === 0);
    const interval = mark.interval ?? null;
    const anchor = index === 0 ? 'start' : index === marks.length - 1 ? 'end' : 'middle';
    return (
      <g key={mark.label}>
        {interval !== null && <line className={css[tone.line]} x1={x} x2={x} y1={y(interval[0])} y2={y(interval[1])} />}
        {mark.value !== null && <circle className={css[tone.dot]} cx={x} cy={y(mark.value)} r={3.5} />}
        {index === printed && (
          <text
            className={css[tone.text]}
            x={anchor === 'start' ? x - 6 : anchor === 'end' ? x + 6 : x}
            y={Math.max(11, y(interval?.[1] ?? mark.value ?? scale.high) - 6)}
            textAnchor={anchor}
          >
            {valueText(mark.value, figure, words)}
          </text>
        )}
        <text className={css['name']} x={x} y={72} textAnchor="middle">
          {letterOf(mark, words)}
        </text>
      </g>
    );
  });
}

function InRows({ figure }: { figure: Figure }): ReactNode {
  const words = useWords();
  const marks = figure.marks.slice(0, ROWS);
  const scale = span(marks.flatMap((mark) => [mark.value, ...(mark.interval ?? [])]));
  const x = (value: number): number =>
    NAMES + ((value - scale.low) / (scale.high - scale.low)) * (WIDTH - NAMES - VALUES);
  return marks.map((mark, index) => {
    const y = 12 + index * 22;
    const tone = toneOf(mark, figure.reference?.value === 0);
    const interval = mark.interval ?? null;
    return (
      <g key={`${mark.label} ${index}`}>
        <text className={css['name']} x={0} y={y + 4}>
          {fitted(markName(mark, words), NAMES - 8)}
        </text>
        {interval !== null && <line className={css[tone.line]} x1={x(interval[0])} x2={x(interval[1])} y1={y} y2={y} />}
        {mark.value !== null && <circle className={css[tone.dot]} cx={x(mark.value)} cy={y} r={3.5} />}
        <text className={css[index === 0 ? 'strong' : 'name']} x={WIDTH} y={y + 4} textAnchor="end">
          {valueText(mark.value, figure, words)}
        </text>
      </g>
    );
  });
}
