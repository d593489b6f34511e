import { memo } from 'react';
import type { ReactNode } from 'react';
import { span, textWidth } from '#shared/drawing/scale.ts';
import chart from '#renderer/charts/Chart.module.css';
import { useWords } from '#renderer/words/use-words.ts';
import { moneyPlaces, peoplePlaces } from './cutoff-places.ts';
import type { ChartPlaces } from './cutoff-places.ts';
import type { Column } from './cutoff-model.ts';
import { isPositiveBad } from './cutoff-words.ts';
import type { CutoffContext } from './cutoff-words.ts';
import { scoreText, shortMoney } from './numbers.ts';
import css from './Cutoff.module.css';

type PartProps = { context: CutoffContext; width: number; places: ChartPlaces };

/** All that stays while the handle moves. */
export const CutoffStill = memo(function CutoffStill(props: PartProps): ReactNode {
  return (
    <g aria-hidden="true">
      {props.context.model.amounts !== null && <Money {...props} />}
      <People {...props} />
      <Scale {...props} />
    </g>
  );
});

function Money({ context, width, places }: PartProps): ReactNode {
  const words = useWords();
  const { model, currency } = context;
  const { curve, scale, y } = moneyPlaces(model, places);
  const most = Math.max(Math.abs(scale.low), Math.abs(scale.high));
  const d = curve
    .map(
      ({ edge, money }, index) =>
        `${index === 0 ? 'M' : 'L'}${((edge / model.bins) * width).toFixed(1)} ${y(money).toFixed(1)}`,
    )
    .join('');
  return (
    <>
      {scale.lines.map((line) => (
        <g key={line}>
          <line className={line === 0 ? chart['zero'] : chart['line']} x1={0} x2={width} y1={y(line)} y2={y(line)} />
          <text className={chart['name']} x={width} y={y(line) - 5} textAnchor="end">
            {shortMoney(line, most, currency, words)}
          </text>
        </g>
      ))}
      <path className={chart['curve']} d={d} />
    </>
  );
}

function People({ context, width, places }: PartProps): ReactNode {
  const { model, names } = context;
  const { columns, height } = peoplePlaces(model, places);
  const bad = isPositiveBad(model);
  const [positive, other] = bad === null ? ['subject', 'rest'] : bad ? ['against', 'for'] : ['for', 'against'];
  const x = (edge: number): number => (edge / model.bins) * width;
  const slot = width / Math.max(1, columns.length);
  const name = (
    text: string,
    of: (column: Column) => number,
    taken: number | null,
  ): { x: number; y: number; at: number } => {
    const room = Math.max(1, Math.ceil((textWidth(text) * 1.1) / slot));
    let at = 0;
    columns.forEach((column, index) => {
      if (index + room <= columns.length && of(column) > of(columns[at] ?? column) && !(index === taken)) at = index;
    });
    const start = Math.min(at + 3, columns.length - room);
    const clear = Math.max(0, ...columns.slice(start, start + room + 1).map((column) => column.known));
    return { x: start * slot + 4, y: places.base - height(clear) - 8, at };
  };
  const ofOther = name(names.other, (column) => column.known - column.positives, null);
  const ofPositive = name(
    names.positive,
    (column) => (column.known === 0 ? 0 : (column.positives / column.known) * Math.sqrt(column.positives)),
    ofOther.at,
  );
  // An outcome that no case has names no bar.
  const hasOther = columns.some((column) => column.known > column.positives);
  const hasPositive = columns.some((column) => column.positives > 0);
  const isNear =
    hasOther &&
    Math.abs(ofOther.x - ofPositive.x) < textWidth(names.other) + 20 &&
    Math.abs(ofOther.y - ofPositive.y) < 16;
  return (
    <>
      {columns.map((column) => {
        const left = x(column.from);
        const wide = Math.max(1, x(column.to) - left - 1);
        const top = places.base - height(column.positives);
        return (
          <g key={column.from}>
            <rect
              className={css[other ?? 'rest']}
              x={left}
              y={places.base - height(column.known)}
              width={wide}
              height={height(column.known - column.positives)}
            />
            <rect className={css[positive ?? 'rest']} x={left} y={top} width={wide} height={places.base - top} />
          </g>
        );
      })}
      {hasOther && (
        <text className={css[`${other ?? 'rest'}Text`]} x={ofOther.x} y={ofOther.y}>
          {names.other}
        </text>
      )}
      {hasPositive && (
        <text className={css[`${positive ?? 'rest'}Text`]} x={ofPositive.x} y={ofPositive.y - (isNear ? 16 : 0)}>
          {names.positive}
        </text>
      )}
    </>
  );
}

function Scale({ context, width, places }: PartProps): ReactNode {
  const words = useWords();
  const { model, isProbability } = context;
  const high = model.low + model.step * model.bins;
  const lines = isProbability
    ? [0, 0.2, 0.4, 0.6, 0.8, 1]
    : span([model.low, high]).lines.filter((line) => line >= model.low && line <= high);
  return (
    <>
      <line className={chart['zero']} x1={0} x2={width} y1={places.base} y2={places.base} />
      {lines.map((line, index) => (
        <text
          key={line}
          className={chart['name']}
          x={((line - model.low) / (high - model.low)) * width}
          y={places.scale}
          textAnchor={index === 0 ? 'start' : index === lines.length - 1 ? 'end' : 'middle'}
        >
          {isProbability && index < lines.length - 1
            ? words.format.integer(line * 100)
            : scoreText(line, isProbability, words)}
        </text>
      ))}
    </>
  );
}
