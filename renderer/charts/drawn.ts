import type { ComponentType } from 'react';
import type { Figure } from '#shared/domain/figure.ts';
import { BarsChart } from './BarsChart.tsx';
import type { ChartProps } from './chart-props.ts';
import { ColumnsChart } from './ColumnsChart.tsx';
import { CurveChart } from './CurveChart.tsx';
import { HeatChart } from './HeatChart.tsx';
import { IntervalsChart } from './IntervalsChart.tsx';
import { SignedChart } from './SignedChart.tsx';

/** Who draws a figure at its full size; a story file may bring a kind that nobody here draws: its table stands for it. */
export const DRAWN: { readonly [kind in Figure['kind']]?: ComponentType<ChartProps> } = {
  columns: ColumnsChart,
  bars: BarsChart,
  shares: BarsChart,
  intervals: IntervalsChart,
  curve: CurveChart,
  signed: SignedChart,
  waterfall: SignedChart,
  heat: HeatChart,
};
