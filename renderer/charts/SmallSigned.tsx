import type { ReactNode } from 'react';
import type { Figure } from '#shared/domain/figure.ts';
import { useWords } from '#renderer/words/use-words.ts';
import { markName, partText } from '#shared/drawing/figure-text.ts';
import { fitted, largest } from '#shared/drawing/scale.ts';
import { signedTone } from '#shared/drawing/signed-parts.ts';
import css from './Chart.module.css';

const WIDTH = 236;
const NAMES = 108;
const VALUES = 52;
const ROWS = 3;
const PRINTED = 2;

/** The three largest parts on both sides of one zero line. */
export function SmallSigned({ figure }: { figure: Figure }): ReactNode {
  const words = useWords();
  const marks = [...figure.marks]
    .filter((mark) => mark.emphasis !== 'other')
    .sort((a, b) => Math.abs(b.value ?? 0) - Math.abs(a.value ?? 0))
    .slice(0, ROWS);
  const [down, up] = [-1, 1].map((side) => largest(marks.map((mark) => side * (mark.value ?? 0)))) as [number, number];
  const room = WIDTH - NAMES - VALUES;
  const x = (value: number): number => NAMES + ((value + down) / (up + down || 1)) * room;
  return (
    <>
      {marks.map((mark, index) => {
        const middle = 12 + index * 22;
        const tone = signedTone(mark, figure.goodSide);
        const value = mark.value ?? 0;
        return (
          <g key={mark.label}>
            <text className={css['name']} x={0} y={middle + 4}>
              {fitted(markName(mark, words), NAMES - 8)}
            </text>
            <rect
              className={css[tone.bar]}
              x={Math.min(x(0), x(value))}
              y={middle - 4}
              width={Math.max(1.5, Math.abs(x(value) - x(0)))}
              height={8}
            />
            {index < PRINTED && (
              <text className={css[tone.text]} x={WIDTH} y={middle + 4} textAnchor="end">
                {partText(mark, figure, words)}
              </text>
            )}
          </g>
        );
      })}
      <line className={css['zero']} x1={x(0)} x2={x(0)} y1={2} y2={12 + (marks.length - 1) * 22 + 10} />
    </>
  );
}
