import { MANIFEST_FORMAT, MANIFEST_VERSION } from '#shared/bundle/manifest.ts';
import type { Manifest, ManifestFeature } from '#shared/bundle/manifest.ts';
import { parseManifest } from '#shared/bundle/manifest-issues.ts';
import type { ModelFacts } from './onnx-graph.ts';

/** What a person says of a model that came without a manifest. */
export type Told = {
  name?: string;
  version?: string;
  task?: Manifest['task'];
  target?: string;
  positive?: string | number | boolean;
  /** In the order of the model's inputs, then of the columns inside each. */
  features?: readonly string[];
  /** The output to read, wanted where several could be the score. */
  score?: string;
  kind?: Manifest['output']['kind'];
  /** The column of the positive class, in an output with several. */
  column?: number;
  threshold?: number;
};

export type Missing =
  'name' | 'version' | 'task' | 'target' | 'positive' | 'features' | 'score' | 'kind' | 'column' | 'shape';

export type Slot = { tensor: string; dtype: string; index?: number; name: string | null };

export type Proposal = {
  slots: Slot[];
  /** Inputs whose number of columns the graph leaves open. */
  openInputs: string[];
  /** Outputs that could be the score: a label is a whole number or a text, and never one. */
  scores: { name: string; container: 'tensor' | 'sequence_of_maps'; columns: number | null }[];
};

const MOST_SLOTS = 5000;
const REAL = new Set(['float32', 'float64']);

/** What the graph alone says; a tensor of several columns has no names to give them. */
export function proposeDescription({ inputs, outputs }: Pick<ModelFacts, 'inputs' | 'outputs'>): Proposal {
  const slots: Slot[] = [];
  const openInputs: string[] = [];
  for (const { name, dtype, shape } of inputs) {
    const width = widthOf(shape);
    if (width === null || width < 1 || slots.length + width > MOST_SLOTS) openInputs.push(name);
    else if (width === 1) slots.push({ tensor: name, dtype, name });
    else for (let index = 0; index < width; index += 1) slots.push({ tensor: name, dtype, index, name: null });
  }
  const scores = outputs.flatMap(({ name, kind, dtype, shape }): Proposal['scores'] => {
    if (kind === 'sequence') return [{ name, container: 'sequence_of_maps', columns: null }];
    return kind === 'tensor' && REAL.has(dtype) ? [{ name, container: 'tensor', columns: widthOf(shape) }] : [];
  });
  return { slots, openInputs, scores };
}

/** What a person must still say, in the order in which a form asks it. */
export function missingFrom(proposal: Proposal, told: Told): Missing[] {
  const missing: Missing[] = (['name', 'version', 'task', 'target'] as const).filter((key) => told[key] === undefined);
  const classifies = told.task !== 'regression';
  if (classifies && told.positive === undefined) missing.push('positive');
  if (proposal.openInputs.length > 0 || proposal.slots.length === 0) missing.push('shape');
  else if (namesOf(proposal, told) === null) missing.push('features');
  const score = scoreOf(proposal, told);
  if (score === undefined) missing.push('score');
  if (!classifies || score?.container !== 'tensor') return missing;
  if (told.kind === undefined) missing.push('kind');
  if (score.columns !== 1 && told.column === undefined) missing.push('column');
  return missing;
}

/**
 * The manifest of a model described by hand, checked like one that came in a bundle.
 *
 * @returns its text, or what is missing from the description
 * @throws AppError BUNDLE_MANIFEST_INVALID when what was said cannot be
 */
export function describedManifest(
  facts: Pick<ModelFacts, 'inputs' | 'outputs'>,
  told: Told,
  model: { file: string; sha256: string },
): { kind: 'complete'; manifest: Manifest; text: string } | { kind: 'missing'; missing: Missing[] } {
  const proposal = proposeDescription(facts);
  const missing = missingFrom(proposal, told);
  const names = namesOf(proposal, told);
  const score = scoreOf(proposal, told);
  if (missing.length > 0 || names === null || score === undefined) return { kind: 'missing', missing };
  const written = {
    format: MANIFEST_FORMAT,
    format_version: MANIFEST_VERSION,
    model: { name: told.name, version: told.version, ...model },
    task: told.task,
    target: { name: told.target, ...(told.task === 'regression' ? {} : { positive: told.positive }) },
    features: proposal.slots.map((slot, at) => featureOf(slot, names[at] ?? slot.tensor)),
    output: outputOf(score, told),
    ...(told.threshold === undefined ? {} : { decision: decisionAt(told.threshold) }),
  };
  const text = `${JSON.stringify(written, null, 2)}\n`;
  return { kind: 'complete', manifest: parseManifest(text, 'bundle.json'), text };
}

function namesOf({ slots }: Proposal, { features }: Told): string[] | null {
  if (features !== undefined) return features.length === slots.length ? [...features] : null;
  const names = slots.flatMap(({ name }) => name ?? []);
  return names.length === slots.length ? names : null;
}

function scoreOf({ scores }: Proposal, told: Told): Proposal['scores'][number] | undefined {
  if (told.score !== undefined) return scores.find(({ name }) => name === told.score);
  return scores.length === 1 ? scores[0] : undefined;
}

function featureOf({ tensor, dtype, index }: Slot, name: string): Record<string, unknown> {
  const type: ManifestFeature['type'] = dtype === 'string' ? 'categorical' : dtype === 'bool' ? 'boolean' : 'numeric';
  return { name, type, input: { tensor, dtype, ...(index === undefined ? {} : { index }) } };
}

function outputOf({ name, container }: Proposal['scores'][number], told: Told): Record<string, unknown> {
  if (container === 'sequence_of_maps') {
    const kind = told.task === 'regression' ? 'value' : 'probability';
    return { score: name, container, kind, ...(told.positive === undefined ? {} : { positive: told.positive }) };
  }
  const kind = told.task === 'regression' ? 'value' : told.kind;
  return { score: name, container, kind, ...(told.column === undefined ? {} : { column: told.column }) };
}

function decisionAt(threshold: number): Record<string, unknown> {
  return {
    type: 'threshold',
    threshold,
    operator: '>=',
    when_true: { value: 'yes', label: { en: 'Yes', fr: 'Oui' } },
    when_false: { value: 'no', label: { en: 'No', fr: 'Non' } },
  };
}

function widthOf(shape: ModelFacts['inputs'][number]['shape']): number | null {
  if (shape?.length === 1) return 1;
  const last = shape?.length === 2 ? shape[1] : null;
  return typeof last === 'number' ? last : null;
}
