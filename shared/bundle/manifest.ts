import { z } from 'zod';
import { BUNDLE_ROLES } from '#shared/domain/bundle.ts';

/** `bundle.json`, format `tribune-bundle`, version 1. Unknown keys are kept aside, never acted upon. */
export const MANIFEST_FORMAT = 'tribune-bundle';
export const MANIFEST_VERSION = 1;

const text = z.string().max(20_000);
const shortText = z.string().min(1).max(500);
const localText = z.object({ en: text.optional(), fr: text.optional() });
const scalar = z.union([shortText, z.number(), z.boolean()]);
const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/, 'expected a day such as 2024-06-30');

/** A file beside the manifest: one plain name, no folder, no drive, no parent. */
export const bundleFileName = z
  .string()
  .min(1)
  .max(200)
  .regex(/^[A-Za-z0-9_][A-Za-z0-9_.\- ]*$/, 'expected the plain name of a file inside the bundle');

const labelled = z.object({ value: scalar, label: localText.optional() });

const feature = z.object({
  name: shortText,
  type: z.enum(['numeric', 'categorical', 'boolean']),
  label: localText.optional(),
  description: localText.optional(),
  unit: localText.nullish(),
  min: z.number().optional(),
  max: z.number().optional(),
  categories: z.array(labelled).max(10_000).optional(),
  ordered: z.boolean().optional(),
  nullable: z.boolean().optional(),
  actionable: z.boolean().optional(),
  immutable: z.boolean().optional(),
  sensitive: z.boolean().optional(),
  monotone: z.union([z.literal(-1), z.literal(0), z.literal(1)]).optional(),
  step: z.number().positive().optional(),
  format: z.string().max(50).optional(),
  input: z.object({
    tensor: shortText,
    dtype: z.enum(['float32', 'float64', 'int32', 'int64', 'string', 'bool']),
    index: z.number().int().nonnegative().optional(),
  }),
});

/** Facts that are told as one: "Money", "Household". */
const group = z.object({
  name: shortText,
  label: localText.optional(),
  features: z.array(shortText).min(1).max(5000),
});

const decision = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('threshold'),
    threshold: z.number(),
    operator: z.enum(['>=', '>', '<=', '<']).default('>='),
    when_true: labelled,
    when_false: labelled,
  }),
  z.object({ type: z.literal('range'), low: z.number(), high: z.number(), inside: labelled, outside: labelled }),
]);

const column = shortText;

/** Which column of the log plays which part, in the words of the manifest. */
const log = z.object({
  id: column.optional(),
  subject: column.optional(),
  time: column.optional(),
  model_name: column.optional(),
  model_version: column.optional(),
  score: column.optional(),
  decision: column.optional(),
  applied_decision: column.optional(),
  phase: z.union([column, z.object({ column, shadow: scalar.optional(), ab_test: scalar.optional() })]).optional(),
  arm: column.optional(),
  arms: z
    .object({
      treatment: scalar.optional(),
      control: scalar.optional(),
      expected_share_treatment: z.number().gt(0).lt(1).optional(),
    })
    .optional(),
  outcome: column.optional(),
  outcome_time: column.optional(),
  outcome_window_days: z.number().int().positive().optional(),
  gain: z.object({ column, currency: z.string().length(3).optional() }).optional(),
  gain_before: column.optional(),
  shadow: z.object({ model: column.optional(), version: column.optional(), score: column.optional() }).optional(),
  acted: column.optional(),
  action_propensity: column.optional(),
  cost: column.optional(),
  cluster: column.optional(),
  audit_only: z.array(column).optional(),
});

const target = z.object({
  name: shortText,
  label: localText.optional(),
  positive: scalar.optional(),
  labels: z.array(labelled).max(1000).optional(),
  unit: localText.nullish(),
  currency: z.string().length(3).optional(),
});

const file = z.object({ file: bundleFileName, rows: z.number().int().nonnegative().optional() });

export const manifestSchema = z
  .object({
    format: z.literal(MANIFEST_FORMAT),
    format_version: z.literal(MANIFEST_VERSION),
    model: z.object({
      name: shortText,
      version: shortText,
      role: z.enum(BUNDLE_ROLES).optional(),
      created_at: z.string().max(40).optional(),
      file: bundleFileName,
      algorithm: text.optional(),
      title: localText.optional(),
      sha256: z
        .string()
        .regex(/^[0-9a-f]{64}$/)
        .optional(),
    }),
    task: z.enum(['binary_classification', 'regression']),
    target,
    features: z.array(feature).min(1).max(5000),
    groups: z.array(group).max(500).optional(),
    output: z.object({
      score: shortText,
      kind: z.enum(['probability', 'score', 'value']),
      container: z.enum(['tensor', 'tensor_per_class', 'sequence_of_maps']),
      positive: scalar.optional(),
      column: z.number().int().nonnegative().optional(),
    }),
    decision: decision.optional(),
    training: z
      .object({
        rows: z.number().int().nonnegative().optional(),
        positives: z.number().int().nonnegative().optional(),
        period: z.object({ from: day, to: day }).optional(),
        metrics_at_deployment: z.record(z.string().max(100), z.number()).optional(),
        metrics_method: text.optional(),
      })
      .optional(),
    log: log.optional(),
    notes: localText.optional(),
    data: z.object({ background: file.optional(), training_sample: file.optional() }).optional(),
  })
  .superRefine((manifest, context) => {
    const names = new Set<string>();
    manifest.features.forEach((one, index) => {
      if (names.has(one.name))
        context.addIssue({
          code: 'custom',
          path: ['features', index, 'name'],
          message: `described twice: ${one.name}`,
        });
      names.add(one.name);
    });
    for (const { path, message } of groupFaults(manifest.groups ?? [], names))
      context.addIssue({ code: 'custom', path: ['groups', ...path], message });
    const { positive, labels } = manifest.target;
    if (manifest.task !== 'binary_classification') return;
    if (positive === undefined)
      context.addIssue({ code: 'custom', path: ['target', 'positive'], message: 'expected the positive class' });
    else if (labels !== undefined && !labels.some((label) => String(label.value) === String(positive)))
      context.addIssue({
        code: 'custom',
        path: ['target', 'positive'],
        message: `"${String(positive)}" is none of the labels of the target`,
      });
  });

/** A fact is in one group at most, and is one of the model's. */
function groupFaults(
  groups: readonly { name: string; features: readonly string[] }[],
  known: ReadonlySet<string>,
): { path: (string | number)[]; message: string }[] {
  const [named, placed] = [new Set<string>(), new Map<string, string>()];
  return groups.flatMap(({ name, features }, at) => {
    const twice = named.has(name) ? [{ path: [at, 'name'], message: `described twice: ${name}` }] : [];
    named.add(name);
    const faults = features.flatMap((feature, place) => {
      const other = placed.get(feature);
      placed.set(feature, name);
      if (!known.has(feature)) return [{ path: [at, 'features', place], message: `none of the features: ${feature}` }];
      return other === undefined
        ? []
        : [{ path: [at, 'features', place], message: `in one group only: ${feature} is in ${other} too` }];
    });
    return [...twice, ...faults];
  });
}

export type Manifest = z.infer<typeof manifestSchema>;
export type ManifestFeature = Manifest['features'][number];
export type ManifestLog = NonNullable<Manifest['log']>;
export type ManifestDecision = NonNullable<Manifest['decision']>;
