import type { ReactNode } from 'react';
import type { Shape } from '#shared/drawing/shapes.ts';
import css from './Chart.module.css';

/** Shapes of a figure in the window; the style sheet gives each style its colour and weight. */
export function Shapes({ shapes }: { shapes: readonly Shape[] }): ReactNode {
  return shapes.map((one, at) => {
    const own = css[one.style];
    switch (one.shape) {
      case 'rect':
        return <rect key={at} className={own} x={one.x} y={one.y} width={one.width} height={one.height} />;
      case 'line':
        return <line key={at} className={own} x1={one.x1} x2={one.x2} y1={one.y1} y2={one.y2} />;
      case 'circle':
        return <circle key={at} className={own} cx={one.cx} cy={one.cy} r={one.r} />;
      case 'text':
        return (
          <text key={at} className={own} x={one.x} y={one.y} textAnchor={one.anchor}>
            {one.lead !== undefined && <tspan className={css['strong']}>{one.lead}</tspan>}
            {one.text.slice(one.lead?.length ?? 0)}
          </text>
        );
    }
  });
}
