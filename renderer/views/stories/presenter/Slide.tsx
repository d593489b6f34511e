import { useLayoutEffect, useRef, useState } from 'react';
import type { CSSProperties, ReactNode, RefObject } from 'react';
import type { ReportBlock, ReportPage } from '#shared/report/report.ts';
import { FigurePlate } from '#renderer/charts/FigurePlate.tsx';
import { ToldBlock } from '../ToldBlock.tsx';
import css from './Slide.module.css';

type Props = { told: ReportPage; sheet?: RefObject<HTMLDivElement | null> };

/** How a full page is made to fit: its drawings first, then all of it. Smaller than the last nobody reads; that is scrolled. */
const STEPS = [
  { scale: 1, larger: 1.3 },
  { scale: 1, larger: 1.15 },
  { scale: 1, larger: 1 },
  { scale: 0.92, larger: 1 },
  { scale: 0.88, larger: 0.92 },
  { scale: 0.82, larger: 0.88 },
  { scale: 0.76, larger: 0.84 },
  { scale: 0.7, larger: 0.84 },
  { scale: 0.64, larger: 0.84 },
  { scale: 0.58, larger: 0.84 },
] as const;

/** One page as it is shown, in the room that its parent gives; a full page is drawn smaller, never cut. */
export function Slide({ told, sheet }: Props): ReactNode {
  const own = useRef<HTMLDivElement>(null);
  const frame = sheet ?? own;
  const { content, step, isLong } = useFit(frame);
  const { scale, larger } = STEPS[step] ?? STEPS[0];
  const [many, few] = [told.blocks.filter(isNarrow).length !== 1, told.blocks.every(isNarrow)];
  return (
    <div
      ref={frame}
      className={css['sheet']}
      style={roomOf(scale)}
      {...(isLong ? { 'data-long': true, tabIndex: 0, role: 'group', 'aria-label': told.title } : {})}
    >
      <div ref={content} className={css['slide']}>
        <p className={css['chapter']}>{told.chapter}</p>
        <h1 className={css['title']}>{told.title}</h1>
        <div className={`${css['blocks']} ${few ? css['wordsOnly'] : ''}`}>
          {told.blocks.map((block, index) => (
            <div
              key={index}
              data-kind={block.kind}
              className={isNarrow(block) && many && !few ? css['narrow'] : css['wide']}
            >
              <StageBlock block={block} larger={larger} />
            </div>
          ))}
        </div>
        <p className={css['source']}>{told.source}</p>
      </div>
    </div>
  );
}

/** The margins stay where they are, however small the page is drawn. */
function roomOf(scale: number): CSSProperties {
  const whole = `${100 / scale}%`;
  return { width: whole, height: whole, transform: `scale(${scale})`, '--scale': scale } as CSSProperties;
}

function StageBlock({ block, larger }: { block: ReportBlock; larger: number }): ReactNode {
  if (block.kind !== 'figure') return <ToldBlock block={block} source={null} />;
  return (
    <>
      <FigurePlate figure={block.figure} larger={larger} />
      {block.caption !== undefined && <p className={css['caption']}>{block.caption}</p>}
    </>
  );
}

function isNarrow({ kind }: ReportBlock): boolean {
  return kind !== 'figure' && kind !== 'table' && kind !== 'heading';
}

/** The first step at which the content fits, found one after the other, as drawings follow their room. */
function useFit(frame: RefObject<HTMLDivElement | null>): {
  content: RefObject<HTMLDivElement | null>;
  step: number;
  isLong: boolean;
} {
  const content = useRef<HTMLDivElement>(null);
  const [step, setStep] = useState(0);
  const [isLong, setLong] = useState(false);
  useLayoutEffect(() => {
    const [outer, inner] = [frame.current, content.current];
    if (outer === null || inner === null) return undefined;
    // It answers once when it begins, then as drawings take their place.
    const drawn = new ResizeObserver(() => {
      const fits = outer.scrollHeight <= outer.clientHeight + 1;
      setLong(!fits);
      if (!fits) setStep(Math.min(STEPS.length - 1, step + 1));
    });
    drawn.observe(inner);
    return () => drawn.disconnect();
  }, [frame, step]);
  useLayoutEffect(() => {
    const parent = frame.current?.parentElement;
    if (parent === null || parent === undefined) return undefined;
    // Another window, or the notes below came or went: begin again at full size. The first answer is no change.
    let isFirst = true;
    const room = new ResizeObserver(() => {
      if (!isFirst) setStep(0);
      isFirst = false;
    });
    room.observe(parent);
    return () => room.disconnect();
  }, [frame]);
  return { content, step, isLong: isLong && step === STEPS.length - 1 };
}
