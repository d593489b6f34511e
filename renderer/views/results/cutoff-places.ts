import { tightSpan } from '#shared/drawing/scale.ts';
import type { Span } from '#shared/drawing/scale.ts';
import { columnsOf, moneyCurve } from './cutoff-model.ts';
import type { Column, CurvePlace, CutoffModel } from './cutoff-model.ts';

/** Places of the drawing, from top to bottom: money, the name of the cut-off in force, people, scale, handle. */
export const CHART = { top: 22, floor: 228, between: 262, people: 276, alone: 60 } as const;
export const BASE = 392;
export const SCALE = 409;
export const HANDLE = { top: 418, width: 54, height: 26 } as const;
export const HEIGHT = 452;

export type MoneyPlaces = { curve: CurvePlace[]; scale: Span; y: (money: number) => number };
export type PeoplePlaces = { columns: Column[]; height: (cases: number) => number };

const places = new WeakMap<CutoffModel, { money: MoneyPlaces; people: PeoplePlaces }>();

/** Computed once for a result, whatever is dragged over it. */
function placesOf(model: CutoffModel): { money: MoneyPlaces; people: PeoplePlaces } {
  const known = places.get(model);
  if (known !== undefined) return known;
  const curve = moneyCurve(model);
  const scale = tightSpan([0, ...curve.map((place) => place.money)]);
  const y = (money: number): number =>
    CHART.floor - ((money - scale.low) / (scale.high - scale.low)) * (CHART.floor - CHART.top);
  const columns = columnsOf(model);
  const most = Math.max(1, ...columns.map((column) => column.known));
  // Without money the people have the whole drawing.
  const top = model.amounts === null ? CHART.alone : CHART.people;
  const made = {
    money: { curve, scale, y },
    people: { columns, height: (cases: number) => (cases / most) * (BASE - top) },
  };
  places.set(model, made);
  return made;
}

export function moneyPlaces(model: CutoffModel): MoneyPlaces {
  return placesOf(model).money;
}

export function peoplePlaces(model: CutoffModel): PeoplePlaces {
  return placesOf(model).people;
}
