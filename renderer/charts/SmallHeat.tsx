import type { ReactNode } from 'react';
import type { Figure } from '#shared/domain/figure.ts';
import { heatLevel } from '#shared/domain/figure.ts';
import { markName } from '#shared/drawing/figure-text.ts';
import { heatStyle } from '#shared/drawing/heat-parts.ts';
import { fitted } from '#shared/drawing/scale.ts';
import { useWords } from '#renderer/words/use-words.ts';
import css from './Chart.module.css';

const WIDTH = 236;
const NAMES = 112;
const ROW = 18;
const ROWS = 4;

export function SmallHeat({ figure }: { figure: Figure }): ReactNode {
  const words = useWords();
  const cell = (WIDTH - NAMES) / Math.max(1, figure.heat?.columns.length ?? 1);
  return (
    <>
      {figure.marks.slice(0, ROWS).map((mark, row) => (
        <g key={mark.label}>
          <text className={css['name']} x={0} y={row * ROW + 13}>
            {fitted(markName(mark, words), NAMES - 8)}
          </text>
          {(figure.heat?.cells[row] ?? []).map((one, at) => (
            <rect
              key={figure.heat?.columns[at]?.label ?? at}
              className={css[heatStyle(heatLevel(one))]}
              x={NAMES + at * cell + 0.5}
              y={row * ROW + 1}
              width={Math.max(1, cell - 1)}
              height={ROW - 2}
            />
          ))}
        </g>
      ))}
    </>
  );
}
