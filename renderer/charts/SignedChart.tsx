import { useState } from 'react';
import type { KeyboardEvent, ReactNode } from 'react';
import type { Figure, FigureLevel, FigureMark } from '#shared/domain/figure.ts';
import { useWords } from '#renderer/words/use-words.ts';
import { ChartFrame } from './ChartFrame.tsx';
import type { ChartProps } from './chart-props.ts';
import { cellText, detailText, markName, markSentence, partText } from '#shared/drawing/figure-text.ts';
import { rowPlace } from '#shared/drawing/note-places.ts';
import { notedValues, roomBelow, roomUnder } from '#shared/drawing/notes.ts';
import { fitted, largest, textWidth } from '#shared/drawing/scale.ts';
import { signedParts, signedTone } from '#shared/drawing/signed-parts.ts';
import { Notes } from './Notes.tsx';
import { useMarks } from './use-marks.ts';
import css from './Chart.module.css';

const PLAIN_ROW = 28;
const NOTED_ROW = 40;
const BAR = 15;
const ENDS = 28;

/** Parts on both sides of one zero line, or as a staircase, from the average at the top to the whole at the bottom. */
export function SignedChart({ figure, width, svg }: ChartProps): ReactNode {
  const words = useWords();
  const { base, total, levelFormat = figure.valueFormat, currency } = figure;
  const [opened, setOpened] = useState<readonly string[]>([]);
  const turn = (label: string): void =>
    setOpened(opened.includes(label) ? opened.filter((one) => one !== label) : [...opened, label]);
  const lines = shownLines(figure, opened);
  const marks = lines.map(({ mark }) => mark);
  const { onKeyDown, markProps } = useMarks(marks.length);
  const bare = marks.some((mark) => mark.note !== undefined) ? NOTED_ROW : PLAIN_ROW;
  const row = bare + roomUnder(figure);
  const parts = signedParts({ ...figure, marks });
  const names = lines.map(({ mark, depth, isOpen }) =>
    depth > 0
      ? `\u2003${markName(mark, words)}`
      : isOpen === null
        ? markName(mark, words)
        : `${isOpen ? '\u25be' : '\u25b8'} ${markName(mark, words)}`,
  );
  const details = marks.map((mark) => detailText(mark, words));
  const values = marks.map((mark) => partText(mark, figure, words));
  const levelText = (level: FigureLevel): string => cellText(level.value, levelFormat, words, currency);
  const valueRoom = largest([
    ...values.map((text) => textWidth(text) * 1.15),
    ...[base, total].map((level) => (level === undefined ? 0 : textWidth(levelText(level)) * 1.15)),
  ]);
  const wanted = largest(names.map((name, at) => textWidth(`${name}, ${details[at] ?? ''}`) * 1.12)) + 20;
  const nameRoom = Math.min(width * 0.46, wanted);
  const room = Math.max(60, width - nameRoom - valueRoom - 24);
  const start = figure.kind === 'waterfall' ? (base?.value ?? 0) : 0;
  const ends = [
    start,
    ...parts.flatMap((part) => [part.from, part.to]),
    ...marks.flatMap((mark) => mark.interval ?? []),
    ...notedValues(figure),
  ];
  const [low, high] = [Math.min(...ends), Math.max(...ends)];
  const x = (value: number): number => nameRoom + ((value - low) / (high - low || 1)) * room;
  const top = base === undefined ? 2 : ENDS;
  const floor = top + marks.length * row;
  const below = floor + roomBelow(figure);
  const middleOf = (index: number): number => top + index * row + bare / 2;
  return (
    <ChartFrame
      width={width}
      height={below + (total === undefined ? 4 : ENDS + 4)}
      alt={words.say(figure.alt)}
      onKeyDown={onKeyDown}
      svg={svg}
    >
      {base !== undefined && (
        <EndRow name={words.say(base.label)} value={levelText(base)} y={18} width={width} tone="base" />
      )}
      <line className={css['zero']} x1={x(start)} x2={x(start)} y1={top} y2={floor} aria-hidden="true" />
      {marks.map((mark, index) => {
        const middle = middleOf(index);
        const { from, to } = parts[index] ?? { from: start, to: start };
        const { isOpen, depth } = lines[index]!;
        const tone = signedTone(depth > 0 ? { ...mark, emphasis: 'other' } : mark, figure.goodSide);
        const hasNote = mark.note !== undefined;
        const name = fitted(names[index] ?? '', nameRoom - 8);
        const detail = details[index] ?? '';
        const isLast = index === marks.length - 1;
        return (
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
            <text className={css['label']} x={0} y={middle + (hasNote ? -3 : 4.5)}>
              <tspan className={detail === '' && isOpen === null ? undefined : css['strong']}>{name}</tspan>
              {detail !== '' && <tspan>, {fitted(detail, Math.max(40, nameRoom - 16 - textWidth(name) * 1.12))}</tspan>}
            </text>
            {mark.note !== undefined && (
              <text className={css['name']} x={0} y={middle + 13}>
                {fitted(words.say(mark.note), nameRoom - 8)}
              </text>
            )}
            <rect
              className={css[tone.bar]}
              x={Math.min(x(from), x(to))}
              y={middle - BAR / 2}
              width={Math.max(mark.value === 0 || mark.value === null ? 0 : 1.5, Math.abs(x(to) - x(from)))}
              height={BAR}
            />
            {mark.interval !== undefined && mark.interval !== null && figure.kind === 'signed' && (
              <line
                className={css['bound']}
                x1={x(mark.interval[0])}
                x2={x(mark.interval[1])}
                y1={middle}
                y2={middle}
              />
            )}
            {figure.kind === 'waterfall' && !isLast && (
              <line className={css['step']} x1={x(to)} x2={x(to)} y1={middle + BAR / 2} y2={middle + row - BAR / 2} />
            )}
            <text className={css[tone.text]} x={width} y={middle + 4.5} textAnchor="end">
              {values[index]}
            </text>
          </g>
        );
      })}
      <Notes
        figure={figure}
        place={rowPlace(
          lines.map(({ mark, depth }, index) => ({
            label: depth > 0 ? '' : mark.label,
            tip: mark.value === null ? null : x(parts[index]?.to ?? start),
          })),
          {
            x,
            middle: middleOf,
            top,
            bottom: floor,
            left: nameRoom,
            right: nameRoom + room,
            names: floor,
            foot: BAR / 2,
          },
        )}
      />
      {total !== undefined && (
        <>
          <line className={css['zero']} x1={0} x2={width} y1={below + 2} y2={below + 2} aria-hidden="true" />
          <EndRow name={words.say(total.label)} value={levelText(total)} y={below + 22} width={width} tone="strong" />
        </>
      )}
    </ChartFrame>
  );
}

type ShownLine = {
  mark: FigureMark;
  depth: number;
  /** Null where it is made of nothing else. */ isOpen: boolean | null;
};

/** The marks, and under each one that was opened what it is made of. */
function shownLines({ marks }: Figure, opened: readonly string[]): ShownLine[] {
  return marks.flatMap((mark) => {
    const { parts = [] } = mark;
    const isOpen = parts.length === 0 ? null : opened.includes(mark.label);
    return [
      { mark, depth: 0, isOpen },
      ...(isOpen === true ? parts.map((part) => ({ mark: part, depth: 1, isOpen: null })) : []),
    ];
  });
}

type EndRowProps = { name: string; value: string; y: number; width: number; tone: 'base' | 'strong' };

function EndRow({ name, value, y, width, tone }: EndRowProps): ReactNode {
  return (
    <g>
      <text className={css[tone]} x={0} y={y}>
        {fitted(name, width - textWidth(value) - 30)}
      </text>
      <text className={css[tone]} x={width} y={y} textAnchor="end">
        {value}
      </text>
    </g>
  );
}
