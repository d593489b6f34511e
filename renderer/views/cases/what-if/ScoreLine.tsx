import { createContext, use } from 'react';
import type { ReactNode } from 'react';
import { level } from '#shared/analyses/amounts.ts';
import type { Unit } from '#shared/analyses/explanations.ts';
import { useWords } from '#renderer/words/use-words.ts';
import type { Line, Value } from './tried.ts';
import css from './WhatIf.module.css';

type Props = {
  name: string;
  line: Line;
  /** Lowest and highest score of all lines of the case. */
  span: [low: number, high: number];
  cutoff: number | null;
  now: Value;
  unit: Unit;
};

/** Of the facts as they are set: every line passes through it. Apart from what is drawn of a fact, since each step moves it on all lines. */
export const ScoreNow = createContext<number | null>(null);

const WIDTH = 128;
const HEIGHT = 34;
const EDGE = 5;

/** The score along one fact, everything else as it is set, with a dot where the fact stands now. */
export function ScoreLine({ name, line, span: [low, high], cutoff, now, unit }: Props): ReactNode {
  const { t, say } = useWords();
  if (line.length === 0) return null;
  const ats = line.map(({ at }, index) => (typeof at === 'number' && !isList(line) ? at : index));
  const [first, last] = [ats[0] ?? 0, ats.at(-1) ?? 1];
  const x = (at: number): number => EDGE + ((at - first) / (last - first || 1)) * (WIDTH - 2 * EDGE);
  const y = (score: number): number => HEIGHT - EDGE - ((score - low) / (high - low || 1)) * (HEIGHT - 2 * EDGE);
  const here = typeof now === 'boolean' ? Number(now) : now;
  const at = isList(line) ? line.findIndex((one) => one.at === here) : typeof here === 'number' ? here : null;
  const isInside = at !== null && at >= first && at <= last;
  const scores = line.map(({ score }) => score);
  const [least, most] = [Math.min(...scores), Math.max(...scores)];
  const said = t('whatIf.along', { name, low: say(level(least, unit)), high: say(level(most, unit)) });
  return (
    <svg className={css['line']} viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={said}>
      {cutoff !== null && cutoff >= low && cutoff <= high && (
        <line className={css['cutoff']} x1={0} x2={WIDTH} y1={y(cutoff)} y2={y(cutoff)} />
      )}
      {isList(line) ? (
        line.map(({ at: value, score }, index) => (
          <circle key={String(value)} className={css['point']} cx={x(index)} cy={y(score)} r={2} />
        ))
      ) : (
        <path
          className={css['curve']}
          d={line
            .map(({ score }, index) => `${index === 0 ? 'M' : 'L'}${x(ats[index]!).toFixed(1)} ${y(score).toFixed(1)}`)
            .join('')}
        />
      )}
      {isInside && <Cursor x={x(at)} of={y} />}
    </svg>
  );
}

/** The one part of a line that a step of another fact moves. */
function Cursor({ x, of }: { x: number; of: (score: number) => number }): ReactNode {
  const score = use(ScoreNow);
  return score === null ? null : <circle className={css['cursor']} cx={x} cy={of(score)} r={4} />;
}

/** Two or more values without an order between them, or yes and no. */
function isList(line: Line): boolean {
  return line.some(({ at }) => typeof at === 'string') || line.length <= 2;
}
