import type { Manifest } from '#shared/bundle/manifest.ts';
import { AppError } from '#shared/domain/app-error.ts';
import type { OutputClasses } from './graph/output-classes.ts';

const NAMES_TOLD = 10;

/**
 * Whether the score is read from the class that the manifest calls positive. A positive class that is none of the
 * model's labels is the word of the log for it, and says nothing here.
 *
 * @throws AppError BUNDLE_MANIFEST_INVALID when another class is read
 */
export function checkClasses(
  { output, target }: Pick<Manifest, 'output' | 'target'>,
  classes: ReadonlyMap<string, OutputClasses>,
): void {
  const found = classes.get(output.score);
  if (found === undefined || output.container === 'sequence_of_maps') return;
  const labels = found.labels.map(String);
  const place = labels.indexOf(String(output.positive ?? target.positive));
  const read = found.column ?? output.column ?? (labels.length === 2 ? 1 : null);
  if (place < 0 || read === null || read === place) return;
  const told = labels.slice(0, NAMES_TOLD).map((label, at) => `${at}: ${label}`);
  const key = found.column === null ? 'output.column' : 'output.score';
  throw new AppError('BUNDLE_MANIFEST_INVALID', `score of another class; ${key} reads ${labels[read] ?? read}`, {
    file: 'bundle.json',
    key,
    expected: `the class ${labels[place] ?? ''} (${told.join(', ')})`,
    found: `the class ${labels[read] ?? String(read)}`,
  });
}
