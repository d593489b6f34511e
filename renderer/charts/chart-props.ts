import type { Ref } from 'react';
import type { Figure } from '#shared/domain/figure.ts';

export type ChartProps = { figure: Figure; width: number; svg?: Ref<SVGSVGElement> | undefined };
