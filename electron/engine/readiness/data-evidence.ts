import { isEstimated } from '#shared/domain/estimate.ts';
import type { QuestionContext } from '../questions/question.ts';
import { leadingBundle } from '../project/project-state.ts';
import { missing, shown } from './shown.ts';
import type { Asked, Evidence } from './shown.ts';

const PERSONAL = ['identifier', 'quasi-identifier', 'free-text'];

/** What the manifest and the columns say about the facts that the model reads. */
export function dataEvidence(
  { bundles, columns }: QuestionContext,
  { quality, parsimony }: Asked,
): Record<string, Evidence> {
  const manifest = leadingBundle(bundles)?.manifest;
  const none = missing({ reason: 'NO_BUNDLE' });
  const features = manifest?.features ?? [];
  const described = features.filter(
    (one) => one.type === 'boolean' || one.categories !== undefined || (one.min !== undefined && one.max !== undefined),
  ).length;
  const outside = quality.columns.reduce(
    (sum, one) => sum + (isEstimated(one.outOfRange) ? one.outOfRange : 0) + (isEstimated(one.unseen) ? one.unseen : 0),
    0,
  );
  const marked = new Set(columns.filter(({ sensitivity }) => sensitivity === 'sensitive').map(({ name }) => name));
  const sensitive = features.filter((one) => one.sensitive === true || marked.has(one.name)).map(({ name }) => name);
  const personal = columns.filter(({ sensitivity }) => PERSONAL.includes(sensitivity)).map(({ name }) => name);
  return {
    'data.schema':
      manifest === undefined
        ? none
        : shown('schema', outside > 0 || described < features.length, { described, of: features.length, outside }),
    'data.benefit': 'steps' in parsimony ? benefit(parsimony) : missing(parsimony),
    'data.cost':
      manifest === undefined ? none : shown('cost', false, { features: features.length, log: columns.length }),
    'data.policy':
      manifest === undefined
        ? none
        : sensitive.length === 0
          ? shown('policyNone', false, { features: features.length })
          : shown('policy', true, { count: sensitive.length, names: sensitive.join(', ') }),
    'data.privacy':
      personal.length === 0
        ? shown('privacyNone', false, { columns: columns.length })
        : shown('privacy', false, { count: personal.length, names: personal.join(', ') }),
  };
}

function benefit({ smallestEquivalent, steps, n }: Extract<Asked['parsimony'], { steps: unknown }>): Evidence {
  const all = steps[0]?.features ?? 0;
  if (!isEstimated(smallestEquivalent)) return missing(smallestEquivalent);
  const { features } = smallestEquivalent;
  return shown(features < all ? 'benefitFewer' : 'benefit', features < all, { features, all, n });
}
