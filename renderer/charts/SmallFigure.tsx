import { useRef } from 'react';
import type { ComponentType, ReactNode } from 'react';
import type { Figure } from '#shared/domain/figure.ts';
import type { Provenance } from '#shared/domain/provenance.ts';
import { openDrawer } from '#renderer/state/drawer.ts';
import { useWords } from '#renderer/words/use-words.ts';
import { ChartFrame } from './ChartFrame.tsx';
import { SmallBars } from './SmallBars.tsx';
import { SmallColumns } from './SmallColumns.tsx';
import { SmallCurve } from './SmallCurve.tsx';
import { SmallHeat } from './SmallHeat.tsx';
import { SmallIntervals } from './SmallIntervals.tsx';
import { SmallSigned } from './SmallSigned.tsx';
import css from './Chart.module.css';

const WIDTH = 236;
const HEIGHT = 74;

const CHARTS: Record<Figure['kind'], ComponentType<{ figure: Figure }>> = {
  columns: SmallColumns,
  bars: SmallBars,
  shares: SmallBars,
  intervals: SmallIntervals,
  curve: SmallCurve,
  signed: SmallSigned,
  waterfall: SmallSigned,
  heat: SmallHeat,
};

/** The figure of a finding card: 236 by 74, at most two printed values. A click says where it comes from. */
export function SmallFigure({ figure, provenance }: { figure: Figure; provenance: Provenance | null }): ReactNode {
  const { say, t } = useWords();
  const svg = useRef<SVGSVGElement>(null);
  const Drawn = CHARTS[figure.kind];
  return (
    <div className={css['small']}>
      <ChartFrame width={WIDTH} height={HEIGHT} alt={say(figure.alt)} isPicture svg={svg}>
        <Drawn figure={figure} />
      </ChartFrame>
      <button
        type="button"
        className={css['over']}
        aria-label={t('charts.aboutOf', { title: say(figure.title) })}
        onClick={() => openDrawer({ kind: 'figure', figure, provenance, picture: () => svg.current })}
      />
    </div>
  );
}
