import type { ReactNode } from 'react';
import type { Figure } from '#shared/domain/figure.ts';
import { span } from '#shared/drawing/scale.ts';
import css from './Chart.module.css';

const WIDTH = 236;
const TOP = 6;
const FLOOR = 68;

/** The lines alone: the sentence beside them says what they show. */
export function SmallCurve({ figure }: { figure: Figure }): ReactNode {
  const curves = (figure.curves ?? []).filter((curve) => curve.points.length > 1);
  const points = curves.flatMap((curve) => curve.points);
  const across = [Math.min(...points.map((point) => point.x)), Math.max(...points.map((point) => point.x))] as const;
  const up = span(points.map((point) => point.y));
  const x = (value: number): number => ((value - across[0]) / (across[1] - across[0] || 1)) * WIDTH;
  const y = (value: number): number => FLOOR - ((value - up.low) / (up.high - up.low)) * (FLOOR - TOP);
  return [...curves]
    .reverse()
    .map((curve) => (
      <path
        key={curve.id}
        className={css[curve.role === 'reference' ? 'curveReference' : curve.role === 'peer' ? 'curvePeer' : 'curve']}
        d={curve.points
          .map((point, index) => `${index === 0 ? 'M' : 'L'}${x(point.x).toFixed(1)} ${y(point.y).toFixed(1)}`)
          .join('')}
      />
    ));
}
