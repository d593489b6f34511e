import type { ReactNode } from 'react';
import type { Figure } from '#shared/domain/figure.ts';
import { useWords } from '#renderer/words/use-words.ts';
import { SmallBars } from './SmallBars.tsx';
import { SmallColumns } from './SmallColumns.tsx';
import { ChartFrame } from './ChartFrame.tsx';

export const SMALL = { width: 236, height: 74 };

/** The figure of a finding card: 236 by 74, at most two printed values. The whole stands on the page it links to. */
export function SmallFigure({ figure }: { figure: Figure }): ReactNode {
  const { say } = useWords();
  return (
    <ChartFrame width={SMALL.width} height={SMALL.height} alt={say(figure.alt)} isPicture>
      {figure.kind === 'columns' ? <SmallColumns figure={figure} /> : <SmallBars figure={figure} />}
    </ChartFrame>
  );
}
