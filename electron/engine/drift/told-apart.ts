import { FOLDS } from '#shared/stats/out-of-fold.ts';
import { takingTurns } from '../explain/turns.ts';
import type { QuestionContext } from '../questions/question.ts';
import { stopIfAborted } from '../models/runtime/link.ts';
import { builtEntry, onThread } from '../workers/thread.ts';
import { learnedApart } from './learned-apart.ts';
import type { Apart, ApartTask } from './learned-apart.ts';

/**
 * Tells two sides apart on a thread of its own where the built file of one lies beside this one; elsewhere, or where that
 * thread ends unasked, on this one, with turns for others. Counted fold after fold.
 *
 * @throws AppError CANCELLED within a few milliseconds of the signal
 */
export async function toldApart(
  { signal, progress }: Pick<QuestionContext, 'signal' | 'progress'>,
  task: ApartTask,
  entry: string | null = builtEntry('learning.js'),
): Promise<Apart> {
  stopIfAborted(signal);
  const tell = (done: number): void => progress({ stage: 'folds', done, total: FOLDS.folds });
  tell(0);
  const found = entry === null ? null : await onThread<ApartTask, Apart>(entry, task, { watch: { signal, tell } });
  if (found === null) return learnedApart(task, takingTurns(signal), tell);
  tell(FOLDS.folds);
  return found;
}
