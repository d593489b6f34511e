import type { ComponentType } from 'react';
import type { Figure } from '#shared/domain/figure.ts';
import type { ChartProps } from './chart-props.ts';
import { ColumnsChart } from './ColumnsChart.tsx';
import { CurveChart } from './CurveChart.tsx';
import { HeatChart } from './HeatChart.tsx';
import { RowsChart } from './RowsChart.tsx';
import { SignedChart } from './SignedChart.tsx';

/** Who draws a figure at its full size; a story file may bring a kind that nobody here draws: its table stands for it. */
export const DRAWN: { readonly [kind in Figure['kind']]?: ComponentType<ChartProps> } = {
  columns: ColumnsChart,
  bars: RowsChart,
  shares: RowsChart,
  intervals: RowsChart,
  curve: CurveChart,
  signed: SignedChart,
  waterfall: SignedChart,
  heat: HeatChart,
};
