import { tightSpan } from '#shared/drawing/scale.ts';
import type { Span } from '#shared/drawing/scale.ts';
import { columnsOf, moneyCurve } from './cutoff-model.ts';
import type { Column, CurvePlace, CutoffModel } from './cutoff-model.ts';

/** How high the drawing is where the window has the room, and how low it may become for its handle to be in view. */
export const HEIGHTS = { most: 452, least: 320 } as const;
export const HANDLE = { width: 54, height: 26 } as const;

/** What stands under the bars: the numbers of the scale, then the handle. */
const FOOT = 60;
/** The part of the room above the scale that the money has, where there is some. */
const MONEY = 206 / 370;

export type ChartPlaces = {
  height: number;
  /** Money, from its highest to its lowest. */
  top: number;
  floor: number;
  /** The name of the cut-off in force, between money and people. */
  between: number;
  /** Where the tallest bar begins: under the money, or alone. */
  people: number;
  alone: number;
  base: number;
  scale: number;
  handle: number;
};

/** Places of the drawing, from top to bottom: money, the name of the cut-off in force, people, scale, handle. */
export function chartPlaces(height: number): ChartPlaces {
  const top = 22;
  const base = height - FOOT;
  const floor = Math.round(top + (base - top) * MONEY);
  return {
    height,
    top,
    floor,
    between: floor + 34,
    people: floor + 48,
    alone: 60,
    base,
    scale: base + 17,
    handle: base + 26,
  };
}

export type MoneyPlaces = { curve: CurvePlace[]; scale: Span; y: (money: number) => number };
export type PeoplePlaces = { columns: Column[]; height: (cases: number) => number };

type Made = { height: number; money: MoneyPlaces; people: PeoplePlaces };

const made = new WeakMap<CutoffModel, Made>();

/** Computed once for a result and a height, whatever is dragged over it. */
function placesOf(model: CutoffModel, places: ChartPlaces): Made {
  const known = made.get(model);
  if (known?.height === places.height) return known;
  const curve = moneyCurve(model);
  const scale = tightSpan([0, ...curve.map((place) => place.money)]);
  const y = (money: number): number =>
    places.floor - ((money - scale.low) / (scale.high - scale.low)) * (places.floor - places.top);
  const columns = columnsOf(model);
  const most = Math.max(1, ...columns.map((column) => column.known));
  // Without money the people have the whole drawing.
  const top = model.amounts === null ? places.alone : places.people;
  const now = {
    height: places.height,
    money: { curve, scale, y },
    people: { columns, height: (cases: number) => (cases / most) * (places.base - top) },
  };
  made.set(model, now);
  return now;
}

export function moneyPlaces(model: CutoffModel, places: ChartPlaces): MoneyPlaces {
  return placesOf(model, places).money;
}

export function peoplePlaces(model: CutoffModel, places: ChartPlaces): PeoplePlaces {
  return placesOf(model, places).people;
}
