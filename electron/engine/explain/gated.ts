import { AppError } from '#shared/domain/app-error.ts';
import { additivity } from '#shared/explain/additivity.ts';
import type { Attribution } from '#shared/explain/additivity.ts';

/** No explanation is shown whose parts do not add up. @throws AppError MODEL_RUN_FAILED */
export function gated(attribution: Attribution, output: number): Attribution {
  const { holds, relative } = additivity(attribution, output);
  if (holds) return attribution;
  throw new AppError('MODEL_RUN_FAILED', `parts of an explanation miss the score by ${relative}`);
}
