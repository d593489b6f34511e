import { AppError } from '#shared/domain/app-error.ts';
import type { Manifest } from '#shared/bundle/manifest.ts';
import type { Meaning } from '#shared/mapping/recipe.ts';
import type { ReadDb } from '../db/connection.ts';

const LABELS_NAMED = 20;

/**
 * The outcome that the score announces is one that the log holds or that a bundle lists: a word mistaken for one would
 * count every case as negative. While the log knows fewer than two labels, the other may still come.
 *
 * @throws AppError OUTCOME_LABEL_UNKNOWN naming the labels there are
 */
export async function requireKnownPositive(
  db: ReadDb,
  { task, positive }: Pick<Meaning, 'task' | 'positive'>,
  manifests: readonly Manifest[],
): Promise<void> {
  if (task !== 'binary_classification' || positive === null) return;
  const listed = manifests.flatMap(({ target }) => target.labels ?? []).map(({ value }) => String(value));
  if (listed.includes(positive)) return;
  const one = await db.one('SELECT 1 AS seen FROM prediction WHERE outcome_label = ? LIMIT 1', [positive]);
  if (one !== null) return;
  const rows = await db.all<{ label: string }>(
    'SELECT DISTINCT outcome_label AS label FROM prediction WHERE outcome_label IS NOT NULL ORDER BY label',
  );
  const labels = rows.map(({ label }) => label);
  if (labels.length < 2) return;
  throw new AppError('OUTCOME_LABEL_UNKNOWN', `no outcome has the label: ${positive}`, {
    found: positive,
    labels: labels.slice(0, LABELS_NAMED),
  });
}
