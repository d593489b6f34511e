import { useState } from 'react';
import type { KeyboardEvent, ReactNode } from 'react';
import type { Figure } from '#shared/domain/figure.ts';
import { useWords } from '#renderer/words/use-words.ts';
import { ChartFrame } from './ChartFrame.tsx';
import type { ChartProps } from './chart-props.ts';
import { markSentence } from '#shared/drawing/figure-text.ts';
import { signedShapes } from '#shared/drawing/signed-shapes.ts';
import type { SignedLine } from '#shared/drawing/signed-shapes.ts';
import { Notes } from './Notes.tsx';
import { Shapes } from './Shapes.tsx';
import { useMarks } from './use-marks.ts';
import css from './Chart.module.css';

/** Parts on both sides of one zero line, or as a staircase; one that is made of others opens to show them. */
export function SignedChart({ figure, width, svg }: ChartProps): ReactNode {
  const words = useWords();
  const [opened, setOpened] = useState<readonly string[]>([]);
  const turn = (label: string): void =>
    setOpened(opened.includes(label) ? opened.filter((one) => one !== label) : [...opened, label]);
  const lines = shownLines(figure, opened);
  const { onKeyDown, markProps } = useMarks(lines.length);
  const { height, top, row, head, rows, foot, place } = signedShapes(figure, lines, { words, width });
  return (
    <ChartFrame width={width} height={height} alt={words.say(figure.alt)} onKeyDown={onKeyDown} svg={svg}>
      <Shapes shapes={head} />
      {lines.map(({ mark, depth, isOpen }, index) => (
        <g
          key={`${depth} ${mark.label}`}
          className={`${css['mark']} ${isOpen === null ? '' : css['turns']}`}
          aria-label={markSentence(figure, mark, words)}
          {...(isOpen === null
            ? { role: 'img' }
            : {
                role: 'button',
                'aria-expanded': isOpen,
                onClick: () => turn(mark.label),
                onKeyDown: (event: KeyboardEvent) => {
                  if (event.key !== 'Enter' && event.key !== ' ') return;
                  event.preventDefault();
                  turn(mark.label);
                },
              })}
          {...markProps(index)}
        >
          <rect className={css['hit']} x={1} y={top + index * row + 1} width={width - 2} height={row - 2} />
          <Shapes shapes={rows[index] ?? []} />
        </g>
      ))}
      <Notes figure={figure} place={place} />
      <Shapes shapes={foot} />
    </ChartFrame>
  );
}

/** The marks, and under each one that was opened what it is made of. */
function shownLines({ marks }: Figure, opened: readonly string[]): SignedLine[] {
  return marks.flatMap((mark) => {
    const { parts = [] } = mark;
    const isOpen = parts.length === 0 ? null : opened.includes(mark.label);
    return [
      { mark, depth: 0, isOpen },
      ...(isOpen === true ? parts.map((part) => ({ mark: part, depth: 1, isOpen: null })) : []),
    ];
  });
}
