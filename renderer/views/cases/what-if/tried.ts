import type { FactCurve, WhatIfFact, WhatIfSetting } from '#shared/contract/what-if.ts';

export type Value = WhatIfSetting['value'];

/** Facts of one case set otherwise, by name; `open` facts were fixed or locked and may be set, `locked` ones may not. */
export type Tried = {
  caseId: string;
  values: Readonly<Record<string, Value>>;
  unlocked: readonly string[];
  locked: readonly string[];
};

/** What is tried next, or how that follows from what is tried when it is set. */
export type Change = Tried | ((now: Tried) => Tried);

export function nothingTried(caseId: string): Tried {
  return { caseId, values: {}, unlocked: [], locked: [] };
}

/** A fact that nobody can change is locked until it is unlocked; any other one until somebody locks it. */
export function isLocked({ feature, fixed }: WhatIfFact, { unlocked, locked }: Tried): boolean {
  return locked.includes(feature) || (fixed && !unlocked.includes(feature));
}

export function withLock(tried: Tried, { feature }: WhatIfFact, lock: boolean): Tried {
  const without = (list: readonly string[]): string[] => list.filter((one) => one !== feature);
  const { locked, unlocked } = tried;
  return {
    ...tried,
    locked: lock ? [...without(locked), feature] : without(locked),
    unlocked: lock ? without(unlocked) : [...without(unlocked), feature],
  };
}

/** The value that a fact has now; a value that is that of the case is no change. */
export function withValue(tried: Tried, { feature, value: own }: WhatIfFact, value: Value): Tried {
  const { [feature]: _before, ...others } = tried.values;
  return { ...tried, values: Object.is(value, own) ? others : { ...others, [feature]: value } };
}

export function valueNow({ feature, value }: WhatIfFact, { values }: Tried): Value {
  return feature in values ? (values[feature] ?? null) : value;
}

export function isChanged({ feature }: WhatIfFact, { values }: Tried): boolean {
  return feature in values;
}

/** What is asked of the engine, in the order of the facts. */
export function settingsOf({ values }: Pick<Tried, 'values'>, facts: readonly WhatIfFact[]): WhatIfSetting[] {
  return facts.flatMap(({ feature }) => (feature in values ? [{ feature, value: values[feature] ?? null }] : []));
}

/** The same as the analysis takes it: nothing after the sign for a fact that is not filled in. */
export function conditionsOf(settings: readonly WhatIfSetting[]): string[] {
  return settings.map(({ feature, value }) => `${feature}=${value === null ? '' : String(value)}`);
}

export type Line = { at: number | string; score: number }[];

const NO_LINE: Line = [];

/** The points of each fact that have a score: the same list as long as the lines are the same. */
export function linesByFact(curves: readonly FactCurve[] | null): (feature: string) => Line {
  const lines = new Map(
    (curves ?? []).map(({ feature, points }) => [
      feature,
      points.flatMap(({ at, score }) => (score === null ? [] : [{ at, score }])),
    ]),
  );
  return (feature) => lines.get(feature) ?? NO_LINE;
}

/** From the lowest to the highest score of all lines, so that their heights compare. */
export function spanOf(curves: readonly FactCurve[]): [low: number, high: number] | null {
  const scores = curves.flatMap(({ points }) => points.flatMap(({ score }) => score ?? []));
  return scores.length === 0 ? null : [Math.min(...scores), Math.max(...scores)];
}
