import type { KeyboardEvent, ReactNode, Ref } from 'react';
import css from './Chart.module.css';

export type ChartFrameProps = {
  width: number;
  height: number;
  alt: string;
  /** A small figure beside a sentence is one picture; a large one is a group of marks. */
  isPicture?: boolean;
  onKeyDown?: (event: KeyboardEvent<SVGSVGElement>) => void;
  svg?: Ref<SVGSVGElement> | undefined;
  children: ReactNode;
};

export function ChartFrame(props: ChartFrameProps): ReactNode {
  const { width, height, alt, isPicture = false, onKeyDown, svg, children } = props;
  return (
    <svg
      ref={svg}
      className={css['chart']}
      viewBox={`0 0 ${width} ${height}`}
      style={{ height: `${height / 16}rem` }}
      preserveAspectRatio="xMinYMin meet"
      role={isPicture ? 'img' : 'group'}
      aria-label={alt}
      onKeyDown={onKeyDown}
    >
      {children}
    </svg>
  );
}
