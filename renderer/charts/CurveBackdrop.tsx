import type { ReactNode } from 'react';
import type { CurvePoint, Figure } from '#shared/domain/figure.ts';
import { densityBins } from '#shared/drawing/curve-parts.ts';
import css from './Chart.module.css';

export const STRIP = 26;
const BINS = 48;

export type Place = {
  x: (value: number) => number;
  line: (points: readonly CurvePoint[], at: (point: CurvePoint) => number) => string;
  across: { low: number; high: number };
  top: number;
  floor: number;
};

/** Behind the lines: where hardly any case is seen, and single cases as threads. */
export function CurveBackdrop({ figure, place }: { figure: Figure; place: Place }): ReactNode {
  const { x, line, across, top, floor } = place;
  const seen = figure.seen ?? null;
  const unseen =
    seen === null
      ? []
      : [
          [across.low, Math.min(across.high, Math.max(across.low, seen[0]))] as const,
          [Math.max(across.low, Math.min(across.high, seen[1])), across.high] as const,
        ].filter(([from, to]) => to > from);
  return (
    <>
      {unseen.map(([from, to]) => (
        <rect key={from} className={css['unseen']} x={x(from)} y={top} width={x(to) - x(from)} height={floor - top} />
      ))}
      {(figure.threads ?? []).map((points, at) => (
        <path key={at} className={css['thread']} d={line(points, (point) => point.y)} />
      ))}
    </>
  );
}

/** Under the axis: how densely cases stand along it. */
export function DensityStrip({ figure, place }: { figure: Figure; place: Place }): ReactNode {
  const { x, across, floor } = place;
  const bins = densityBins(figure.density ?? [], { ...across, bins: BINS });
  const width = (x(across.high) - x(across.low)) / BINS;
  return bins.map((part, at) =>
    part === 0 ? null : (
      <rect
        key={at}
        className={css['density']}
        x={x(across.low) + at * width}
        y={floor + 4}
        width={Math.max(0.5, width - 0.8)}
        height={Math.max(1, part * (STRIP - 8))}
      />
    ),
  );
}
