import { CONTROL, TREATMENT, labelThatSaysYes } from '#shared/mapping/guess-meaning.ts';
import type { Meaning } from '#shared/mapping/recipe.ts';
import type { ReadDb } from '../db/connection.ts';

const MORE_THAN_TWO = 3;

/**
 * What the labels of the whole log say by themselves, where nobody said it: files that bring the outcomes or the groups
 * later mean what they would have meant at once, in whichever order they come.
 */
export async function readFromLabels(db: ReadDb, meaning: Meaning): Promise<Meaning> {
  return {
    ...meaning,
    positive: meaning.positive ?? (meaning.task === 'binary_classification' ? await positiveLabel(db) : null),
    arms: meaning.arms ?? (await namedArms(db)),
  };
}

async function positiveLabel(db: ReadDb): Promise<string | null> {
  const rows = await db.all<{ label: string }>(
    `SELECT DISTINCT outcome_label AS label FROM prediction WHERE outcome_label IS NOT NULL LIMIT ${MORE_THAN_TWO}`,
  );
  return labelThatSaysYes(rows.map(({ label }) => label));
}

async function namedArms(db: ReadDb): Promise<Meaning['arms']> {
  const rows = await db.all('SELECT DISTINCT arm FROM prediction WHERE arm IN (?, ?)', [CONTROL, TREATMENT]);
  return rows.length === 2 ? { treatment: TREATMENT, control: CONTROL, expectedShareTreatment: null } : null;
}
