import { MANIFEST_FORMAT, MANIFEST_VERSION } from '#shared/bundle/manifest.ts';
import type { Manifest, ManifestFeature } from '#shared/bundle/manifest.ts';
import type { ClassLabel, OutputClasses } from './graph/output-classes.ts';
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
  /** The model's own label of the positive class, where the log has another word for it. */
  class?: string | number;
  /** The column of the positive class, in an output with several. */
  column?: number;
  threshold?: number;
};

export type Missing =
  'name' | 'version' | 'task' | 'target' | 'positive' | 'features' | 'score' | 'kind' | 'class' | 'column' | 'shape';

/** What came beside the model, such as the signature that MLflow keeps. */
export type Hints = {
  columns?: readonly { name: string; type: ManifestFeature['type'] | null }[];
  createdAt?: string;
  notes?: string;
};

export type Slot = {
  tensor: string;
  dtype: string;
  index?: number;
  name: string | null;
  type: ManifestFeature['type'];
};

export type ScoreOutput = {
  name: string;
  container: Manifest['output']['container'];
  columns: number | null;
  /** The model's labels in the order of the columns, null where the graph does not say. */
  labels: readonly ClassLabel[] | null;
  /** The one class that the output is about, null where it is about all. */
  label: ClassLabel | null;
};

export type Proposal = {
  slots: Slot[];
  /** Inputs whose number of columns the graph leaves open. */
  openInputs: string[];
  /** Outputs that could be the score: a label is a whole number or a text, and never one. */
  scores: ScoreOutput[];
  hints: Hints;
};

export type Answer = {
  /** A manifest, with nulls where a person must still say something. */
  written: Record<string, unknown>;
  missing: Missing[];
  /** What can be answered, where the graph says so. */
  choices: { outputs: string[]; classes: ClassLabel[]; columns: number };
};

const MOST_SLOTS = 5000;
const REAL = new Set(['float32', 'float64']);

/** What the graph and what came beside it say; a tensor of several columns has no names of its own to give them. */
export function proposeDescription(
  { inputs, outputs }: Pick<ModelFacts, 'inputs' | 'outputs'>,
  classes: ReadonlyMap<string, OutputClasses> = new Map(),
  hints: Hints = {},
): Proposal {
  const slots: Slot[] = [];
  const openInputs: string[] = [];
  for (const { name, dtype, shape } of inputs) {
    const width = widthOf(shape);
    const slot = { tensor: name, dtype, type: typeOf(dtype) };
    if (width === null || width < 1 || slots.length + width > MOST_SLOTS) openInputs.push(name);
    else if (width === 1) slots.push({ ...slot, name });
    else for (let index = 0; index < width; index += 1) slots.push({ ...slot, index, name: null });
  }
  const scores = outputs.flatMap(({ name, kind, dtype, shape }): ScoreOutput[] => {
    const found = classes.get(name);
    const labels = found?.labels ?? null;
    if (kind === 'sequence') return [{ name, container: 'sequence_of_maps', columns: null, labels, label: null }];
    if (kind !== 'tensor' || !REAL.has(dtype)) return [];
    const twins = [...classes.values()].filter(({ table, column }) => table === found?.table && column !== null);
    const column = found?.column ?? null;
    const container = column !== null && twins.length > 1 ? 'tensor_per_class' : 'tensor';
    const label = column === null ? null : (found?.labels[column] ?? null);
    return [{ name, container, columns: label === null ? widthOf(shape) : 1, labels, label }];
  });
  return { slots: named(slots, hints), openInputs, scores, hints };
}

/** What a person must still say, in the order in which a form asks it. */
export function missingFrom(proposal: Proposal, told: Told): Missing[] {
  const missing: Missing[] = (['name', 'version', 'task', 'target'] as const).filter((key) => told[key] === undefined);
  const classifies = told.task !== 'regression';
  if (classifies && told.positive === undefined) missing.push('positive');
  if (proposal.openInputs.length > 0 || proposal.slots.length === 0) missing.push('shape');
  else if (namesOf(proposal, told) === null) missing.push('features');
  const score = scoreOf(proposal, told);
  const isPerClass = proposal.scores.length > 0 && proposal.scores.every((one) => one.container === 'tensor_per_class');
  if (score === undefined && !isPerClass) missing.push('score');
  if (!classifies) return missing;
  if (score === undefined) return isPerClass && told.positive !== undefined ? [...missing, 'class'] : missing;
  if (score.container === 'tensor' && told.kind === undefined) missing.push('kind');
  if (score.label !== null || score.columns === 1 || told.column !== undefined) return missing;
  const isOpen = score.labels === null ? score.container === 'tensor' : placeOf(score.labels, told) < 0;
  if (isOpen) missing.push(score.labels === null ? 'column' : 'class');
  return missing;
}

/** The manifest of a model described by hand, as far as it was. */
export function describedManifest(proposal: Proposal, told: Told, model: { file: string; sha256: string }): Answer {
  const { slots, hints, scores } = proposal;
  const names = namesOf(proposal, told);
  const score = scoreOf(proposal, told);
  const classes = score?.labels ?? scores.find(({ labels }) => labels !== null)?.labels ?? [];
  const isRegression = told.task === 'regression';
  const labels = classes.length > 0 && placeOf(classes, { positive: told.positive }) >= 0;
  const target = { name: told.target ?? null, positive: told.positive ?? null };
  const written = {
    format: MANIFEST_FORMAT,
    format_version: MANIFEST_VERSION,
    model: {
      name: told.name ?? null,
      version: told.version ?? null,
      ...model,
      ...(hints.createdAt === undefined ? {} : { created_at: hints.createdAt }),
    },
    task: told.task ?? null,
    target: isRegression
      ? { name: target.name }
      : { ...target, ...(labels ? { labels: classes.map((value) => ({ value })) } : {}) },
    features: slots.map((slot, at) => featureOf(slot, names?.[at] ?? slot.name)),
    output: outputOf(score, told),
    ...(told.threshold === undefined ? {} : { decision: decisionAt(told.threshold) }),
    ...(hints.notes === undefined ? {} : { notes: { en: hints.notes, fr: hints.notes } }),
  };
  const choices = { outputs: scores.map(({ name }) => name), classes: [...classes], columns: slots.length };
  return { written, missing: missingFrom(proposal, told), choices };
}

/** Columns told beside the model lend their names: by name where each has an input of its own, else by position. */
function named(slots: readonly Slot[], { columns = [] }: Hints): Slot[] {
  const plain = (name: string): string => name.normalize('NFKD').replaceAll(/[^A-Za-z0-9]/g, '');
  const areAlone = slots.every(({ name }) => name !== null);
  if (!areAlone && columns.length !== slots.length) return [...slots];
  return slots.map((slot, at) => {
    const own = slot.name;
    const column =
      own === null || !areAlone
        ? columns[at]
        : (columns.find(({ name }) => name === own) ?? columns.find(({ name }) => plain(name) === plain(own)));
    if (column === undefined) return slot;
    return { ...slot, name: column.name, type: column.type ?? slot.type };
  });
}

function namesOf({ slots }: Proposal, { features }: Told): string[] | null {
  if (features !== undefined) return features.length === slots.length ? [...features] : null;
  const names = slots.flatMap(({ name }) => name ?? []);
  return names.length === slots.length ? names : null;
}

function placeOf(
  labels: readonly ClassLabel[],
  told: { positive?: Told['positive'] | undefined; class?: Told['class'] | undefined },
): number {
  return labels.map(String).indexOf(String(told.class ?? told.positive));
}

function scoreOf({ scores }: Proposal, told: Told): ScoreOutput | undefined {
  if (told.score !== undefined) return scores.find(({ name }) => name === told.score);
  if (scores.length === 1) return scores[0];
  const wanted = String(told.class ?? told.positive);
  const areClasses = scores.every(({ container }) => container === 'tensor_per_class');
  return areClasses ? scores.find(({ label }) => String(label) === wanted) : undefined;
}

function typeOf(dtype: string): ManifestFeature['type'] {
  return dtype === 'string' ? 'categorical' : dtype === 'bool' ? 'boolean' : 'numeric';
}

function featureOf({ tensor, dtype, index, type }: Slot, name: string | null): Record<string, unknown> {
  return { name, type, input: { tensor, dtype, ...(index === undefined ? {} : { index }) } };
}

function outputOf(score: ScoreOutput | undefined, told: Told): Record<string, unknown> {
  const kind = told.task === 'regression' ? 'value' : (told.kind ?? null);
  if (score === undefined) return { score: null, container: null, kind };
  const { name, container, labels } = score;
  const output = { score: name, container, kind: container === 'tensor' ? kind : (kind ?? 'probability') };
  if (told.task === 'regression') return told.column === undefined ? output : { ...output, column: told.column };
  const positive = told.class ?? told.positive;
  if (container === 'sequence_of_maps') return { ...output, ...(positive === undefined ? {} : { positive }) };
  const own = told.class === undefined ? {} : { positive: told.class };
  if (score.columns === 1) return { ...output, ...own };
  const place = labels === null ? -1 : placeOf(labels, told);
  const column = told.column ?? (place < 0 ? null : place);
  return container === 'tensor' ? { ...output, ...own, column } : { ...output, ...own };
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
