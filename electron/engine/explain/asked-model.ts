import type { Refused, Unit } from '#shared/analyses/explanations.ts';
import type { Manifest } from '#shared/bundle/manifest.ts';
import { AppError } from '#shared/domain/app-error.ts';
import { leadingBundle } from '../project/project-state.ts';
import type { BundleRow } from '../project/project-state.ts';
import type { QuestionContext } from '../questions/question.ts';
import { localText } from '../questions/scored.ts';
import { explainedModel } from './explained-model.ts';
import type { ExplainedModel } from './explained-model.ts';
import { missingFeatures } from './log-rows.ts';

export type Told = Pick<Refused, 'reason' | 'version' | 'columns'> & Partial<Refused>;

const ROLES = ['champion', 'shadow', 'baseline'] as const;

/**
 * The stored bundle that a question is about: that of `score` (a role or a version), else of `version`, else of the row
 * at hand, else the champion.
 */
export function askedBundle(
  { bundles }: Pick<QuestionContext, 'bundles'>,
  { score, version }: { score?: string | undefined; version?: string | undefined },
  ofRow: string | null = null,
): BundleRow | Refused {
  const named = score ?? version ?? ofRow;
  const role = ROLES.find((one) => one === named);
  const found =
    named === null
      ? leadingBundle(bundles)
      : role === undefined
        ? bundles.findLast((bundle) => bundle.version === named)
        : role === 'champion'
          ? leadingBundle(bundles)
          : bundles.findLast((bundle) => bundle.role === role);
  return found ?? refusal({ reason: 'NO_BUNDLE', version: named, columns: [] });
}

/** The model of a bundle, ready to be explained on rows of the log; or why it cannot be run on them. */
export async function readyModel(
  { db, models, columns, signal }: QuestionContext,
  bundle: BundleRow,
  { onLog = true }: { onLog?: boolean } = {},
): Promise<ExplainedModel | Refused> {
  const { version, manifest } = bundle;
  const lacking = onLog ? missingFeatures(manifest.features, columns) : [];
  if (lacking.length > 0) return refusal({ reason: 'FEATURES_MISSING', version, columns: lacking });
  try {
    return await explainedModel(db, models, bundle, { signal });
  } catch (cause) {
    return modelFailed(cause, version);
  }
}

/** A model that stops with a fault is an answer of its own; whatever else went wrong goes on. */
export function modelFailed(cause: unknown, version: string): Refused {
  if (!(cause instanceof AppError) || !cause.code.startsWith('MODEL_')) throw cause;
  return refusal({ reason: 'MODEL_FAILED', version, columns: [], detail: cause.message });
}

export function refusal(told: Told): Refused {
  return { ok: false, ...told };
}

/** What a score is counted in. */
export function scoreUnit({ output, target }: Pick<Manifest, 'output' | 'target'>): Unit {
  if (output.kind === 'probability') return { kind: 'probability', currency: null, name: {} };
  return target.currency === undefined
    ? { kind: 'quantity', currency: null, name: localText(target.unit ?? undefined) }
    : { kind: 'currency', currency: target.currency, name: {} };
}

export const LOG_ODDS: Unit = { kind: 'logOdds', currency: null, name: {} };
