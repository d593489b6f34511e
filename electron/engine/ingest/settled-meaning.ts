import { isDeepStrictEqual } from 'node:util';
import type { ImportReport } from '#shared/contract/imports.ts';
import { TREATMENT } from '#shared/mapping/guess-meaning.ts';
import type { Meaning, Recipe } from '#shared/mapping/recipe.ts';

/** What whoever imports said of values in so many words; null where nothing was said. */
export type Stated = Pick<Meaning, 'positive' | 'cutoff' | 'asOf'> & { treatment: string | null };

export const NOTHING_STATED: Stated = { positive: null, cutoff: null, asOf: null, treatment: null };

type Settled = { meaning: Meaning; kept: ImportReport['kept'] };

/**
 * What values mean after an import. A project that says it already keeps what it says, since all earlier rows are read so:
 * what this import states fills what nobody said, and what it states otherwise is told.
 */
export function settledMeaning(before: Meaning | null, recipe: Recipe, stated: Stated): Settled {
  if (before === null) return { meaning: recipe.meaning, kept: [] };
  const kept: Settled['kept'] = [];
  const told = (what: string, was: string | number, said: string | number): void => {
    if (was !== said) kept.push({ key: `imports.kept.${what}`, values: { kept: was, said } });
  };
  if (stated.positive !== null && before.positive !== null) told('positive', before.positive, stated.positive);
  if (stated.cutoff !== null && before.cutoff !== null) {
    const [was, said] = [before.cutoff, stated.cutoff];
    if (was.type === 'threshold' && said.type === 'threshold') told('cutoff', was.threshold, said.threshold);
    else if (!isDeepStrictEqual(was, said)) kept.push({ key: 'imports.kept.cutoffs', values: {} });
  }
  if (stated.asOf !== null && before.asOf !== null) told('asOf', before.asOf, stated.asOf);
  const followers = groupsOnTreatment(recipe);
  if (stated.treatment !== null && followers.length > 0 && !followers.includes(stated.treatment))
    told('treatment', followers.join(', '), stated.treatment);
  return {
    meaning: {
      ...before,
      positive: before.positive ?? stated.positive,
      cutoff: before.cutoff ?? stated.cutoff,
      asOf: before.asOf ?? stated.asOf,
      arms: before.arms ?? (stated.treatment === null ? null : recipe.meaning.arms),
      currency: before.currency ?? recipe.meaning.currency,
    },
    kept,
  };
}

/** What was stated where nothing new was read: it is not taken over either. */
export function unread(stated: Stated): ImportReport['kept'] {
  return Object.values(stated).every((value) => value === null) ? [] : [{ key: 'imports.kept.unread', values: {} }];
}

/** Labels that the file writes for the group that follows the model. */
function groupsOnTreatment({ columns }: Recipe): string[] {
  const column = columns.find(({ part }) => part === 'arm');
  if (column === undefined) return [];
  const values = column.values ?? { [TREATMENT]: TREATMENT };
  return Object.keys(values).filter((label) => values[label] === TREATMENT);
}
