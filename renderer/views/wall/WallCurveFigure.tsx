import type { ReactNode } from 'react';
import type { Words } from '#shared/words/words.ts';
import { useWords } from '#renderer/words/use-words.ts';
import type { WallCurve, WallPoint } from './wall-gains.ts';
import css from './Wall.module.css';

const WIDTH = 1500;
const HEIGHT = 250;
const TOP = 42;
const BOTTOM = 40;
const SIDE = 80;
const LABELS = 6;

/** One line with its intervals, in letters as large as the rest of the wall; its numbers stand in a table for readers. */
export function WallCurveFigure({ curve }: { curve: WallCurve }): ReactNode {
  const words = useWords();
  const { t, format } = words;
  const { points, kind } = curve;
  if (points.length < 2) return null;
  const ends = points.flatMap(({ value, interval }) => [value, ...(interval ?? [])]);
  const [low, high] = [Math.min(0, ...ends), Math.max(0, ...ends)];
  const x = (index: number): number => SIDE + (index / (points.length - 1)) * (WIDTH - 2 * SIDE);
  const y = (value: number): number => TOP + ((high - value) / (high - low || 1)) * (HEIGHT - TOP - BOTTOM);
  const every = Math.ceil(points.length / LABELS);
  const last = points.length - 1;
  const text = (point: WallPoint): string => amount(point.value, curve, words);
  return (
    <figure className={css['figure']}>
      <figcaption className={css['note']}>{t(`wall.curve.${kind}`)}</figcaption>
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} className={css['curve']} aria-hidden="true">
        <line className={css['zero']} x1={0} x2={WIDTH} y1={y(0)} y2={y(0)} />
        {points.map(({ period, interval }, index) =>
          interval === null ? null : (
            <line
              key={period}
              className={css['interval']}
              x1={x(index)}
              x2={x(index)}
              y1={y(interval[0])}
              y2={y(interval[1])}
            />
          ),
        )}
        <polyline
          className={css['line']}
          points={points.map(({ value }, index) => `${x(index)},${y(value)}`).join(' ')}
        />
        {points.map((point, index) => (
          <g key={point.period}>
            <circle className={css['dot']} cx={x(index)} cy={y(point.value)} r={index === last ? 8 : 5} />
            {(index === 0 || index === last) && (
              <text
                className={css['value']}
                x={x(index)}
                y={y(Math.max(point.value, point.interval?.[1] ?? point.value)) - 14}
                textAnchor="middle"
              >
                {text(point)}
              </text>
            )}
            {(last - index) % every === 0 && (
              <text className={css['label']} x={x(index)} y={HEIGHT - 8} textAnchor="middle">
                {format.shortMonth(point.period)}
              </text>
            )}
          </g>
        ))}
      </svg>
      <table className={css['spoken']}>
        <caption>{t(`wall.curve.${kind}`)}</caption>
        <tbody>
          {points.map((point) => (
            <tr key={point.period}>
              <th scope="row">{format.period(point.period)}</th>
              <td>{text(point)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </figure>
  );
}

export function amount(
  value: number,
  { kind, currency }: Pick<WallCurve, 'kind' | 'currency'>,
  { format }: Words,
): string {
  return kind === 'volume' || currency === null ? format.integer(value) : format.money(value, currency);
}
