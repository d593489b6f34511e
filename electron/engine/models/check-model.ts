import { AppError } from '#shared/domain/app-error.ts';
import type { Manifest, ManifestFeature } from '#shared/bundle/manifest.ts';
import { refusedOperator } from './accepted-operators.ts';
import type { Dimension, ModelFacts } from './onnx-graph.ts';

type Column = { feature: ManifestFeature; place: string };
type Input = ModelFacts['inputs'][number];

const NAMES_TOLD = 10;
const LONGEST_NAME = 200;

/**
 * Whether the model is the one that the manifest describes, and one that may be run here.
 *
 * @param file the model's name, for the message
 * @throws AppError for the first thing that is wrong, what is unsafe before what does not match
 */
export function checkModel(manifest: Manifest, facts: ModelFacts, file: string): void {
  checkSafety(facts, file);
  const columns = columnsByTensor(manifest);
  checkNames(columns, facts, file);
  for (const input of facts.inputs) checkInput(input, columns.get(input.name) ?? [], file);
  checkOutput(manifest.output, facts, file);
}

function checkSafety(facts: ModelFacts, file: string): void {
  const [outside] = facts.externalData;
  if (outside !== undefined)
    throw new AppError('MODEL_EXTERNAL_DATA', `weights in another file: ${told(outside)}`, {
      file,
      found: told(outside),
      expected: 'weights inside the model file',
      all: facts.externalData.slice(0, NAMES_TOLD).map(told),
    });
  const refused = refusedOperator(facts.operators, facts.filledSizes);
  if (refused === null) return;
  const found = told(refused);
  throw new AppError('MODEL_OPERATOR_REFUSED', `operator that is not run: ${found}`, { file, found });
}

function columnsByTensor(manifest: Manifest): Map<string, Column[]> {
  const columns = new Map<string, Column[]>();
  manifest.features.forEach((feature, index) => {
    const sharing = columns.get(feature.input.tensor) ?? [];
    sharing.push({ feature, place: `features[${index}].input` });
    columns.set(feature.input.tensor, sharing);
  });
  return columns;
}

function checkNames(columns: ReadonlyMap<string, Column[]>, facts: ModelFacts, file: string): void {
  const undescribed = facts.inputs.flatMap(({ name }) => (columns.has(name) ? [] : [told(name)]));
  const [first] = undescribed;
  if (first !== undefined)
    throw new AppError('MODEL_INPUT_UNDESCRIBED', `input that the manifest does not describe: ${first}`, {
      file,
      found: first,
      all: undescribed.slice(0, NAMES_TOLD),
    });
  const wanted = new Set(facts.inputs.map(({ name }) => name));
  for (const [tensor, [column]] of columns) {
    if (wanted.has(tensor) || column === undefined) continue;
    const { name } = column.feature;
    throw new AppError('MODEL_INPUT_ABSENT', `feature that is no input of the model: ${name}`, {
      file,
      key: `${column.place}.tensor`,
      found: name,
      expected: listed([...wanted]),
    });
  }
}

function checkInput(input: Input, columns: readonly Column[], file: string): void {
  for (const { feature } of columns)
    if (feature.input.dtype !== input.dtype)
      throw inputType(file, feature.name, { said: feature.input.dtype, wanted: input.dtype });
  const width = widthOf(input.shape);
  if (width === 'not a table') {
    const wanted = `${input.shape?.length ?? 0} dimensions`;
    throw inputType(file, input.name, { said: 'a column', wanted });
  }
  if (width !== null && width !== columns.length)
    throw inputType(file, input.name, { said: counted(columns.length), wanted: counted(width) });
  if (columns.length > 1 || columns[0]?.feature.input.index !== undefined) checkPositions(columns);
}

/** Several features in one tensor: each names its place, and together they fill it. */
function checkPositions(columns: readonly Column[]): void {
  const taken = new Set<number>();
  for (const { feature, place } of columns) {
    const { index } = feature.input;
    if (index === undefined || index >= columns.length || taken.has(index)) {
      const found = index === undefined ? 'nothing' : String(index);
      const expected = `each position from 0 to ${columns.length - 1} once`;
      const details = { file: 'bundle.json', key: `${place}.index`, expected, found };
      throw new AppError(
        'BUNDLE_MANIFEST_INVALID',
        `position in ${feature.input.tensor}; ${expected}: ${found}`,
        details,
      );
    }
    taken.add(index);
  }
}

function checkOutput(output: Manifest['output'], facts: ModelFacts, file: string): void {
  const found = facts.outputs.find(({ name }) => name === output.score);
  if (found === undefined)
    throw new AppError('MODEL_OUTPUT_ABSENT', `output that the model does not have: ${output.score}`, {
      file,
      key: 'output.score',
      found: output.score,
      expected: listed(facts.outputs.map(({ name }) => name)),
    });
  if (found.kind === 'unknown') return;
  const wanted = output.container === 'sequence_of_maps' ? 'sequence' : 'tensor';
  if (found.kind !== wanted)
    throw new AppError('BUNDLE_MANIFEST_INVALID', `container of the output ${output.score}: ${output.container}`, {
      file: 'bundle.json',
      key: 'output.container',
      expected: `the kind of the output, a ${found.kind}`,
      found: JSON.stringify(output.container),
    });
}

/** Columns of a table, `null` where the model leaves their number open. */
function widthOf(shape: readonly Dimension[] | null): number | null | 'not a table' {
  if (shape === null) return null;
  if (shape.length > 2) return 'not a table';
  if (shape.length === 1) return 1;
  const last = shape[1];
  return typeof last === 'number' ? last : null;
}

function inputType(file: string, name: string, { said, wanted }: { said: string; wanted: string }): AppError {
  const message = `type of the input ${name}; ${wanted} in the model: ${said}`;
  return new AppError('MODEL_INPUT_TYPE', message, { file, found: name, key: said, expected: wanted });
}

function listed(names: readonly string[]): string {
  return names.slice(0, NAMES_TOLD).map(told).join(', ');
}

/** Names in a hostile model can be of any length. */
function told(name: string): string {
  return name.length <= LONGEST_NAME ? name : `${name.slice(0, LONGEST_NAME)}…`;
}

function counted(columns: number): string {
  return columns === 1 ? '1 column' : `${columns} columns`;
}
