import type { NodeProto } from 'onnx-buf';
import type { Manifest } from '#shared/bundle/manifest.ts';
import { pickedColumns } from './picked-columns.ts';
import { attribute, constantNumbers, integer, integers, wordsOf } from './read-graph.ts';
import type { Graph } from './read-graph.ts';
import { Refusal } from './refusal.ts';

type Features = Pick<Manifest, 'features'>['features'];

/** For each column of a tensor, the features (positions in the manifest) that it comes from. */
export type Owners = readonly (readonly number[])[];

/** `depth`: columns of the last axis that belong to one column before a one-hot encoding; 1 for [rows, columns]. */
type Columns = { owners: Owners; depth: number };

const words = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/));

/** Each column of the result comes from the same column of the inputs, sizes matched as usual. */
const COLUMN_BY_COLUMN = words(`
  Identity Cast CastLike Imputer Scaler Clip LabelEncoder CategoryMapper Binarizer StringNormalizer Dropout
  Add Sub Mul Div Neg Abs Sqrt Exp Log Pow Reciprocal Floor Ceil Round Sign Sigmoid Tanh Relu LeakyRelu Erf Sin Cos Mod
  Min Max Mean Sum IsNaN IsInf Where Not And Or Xor Equal Less LessOrEqual Greater GreaterOrEqual
`);

const MOST_COLUMNS = 200_000;
const DEEPEST = 500;

/**
 * Who owns each column of a tensor. A step that mixes columns gives each of its columns to all that enter it.
 *
 * @throws Refusal INPUT_UNKNOWN when the manifest does not say what is fed, COLUMNS_MIXED when a step hides how many
 * columns it makes
 */
export function ownersOf(graph: Graph, features: Features, tensor: string): Owners {
  return new Walk(graph, features).columnsOf(tensor).owners;
}

class Walk {
  private readonly known = new Map<string, Columns>();
  private depth = 0;
  private readonly graph: Graph;
  private readonly features: Features;

  constructor(graph: Graph, features: Features) {
    this.graph = graph;
    this.features = features;
  }

  columnsOf(name: string): Columns {
    const before = this.known.get(name);
    if (before !== undefined) return before;
    this.depth += 1;
    if (this.depth > DEEPEST) throw new Refusal('COLUMNS_MIXED', 'too many steps');
    const found = this.found(name);
    this.depth -= 1;
    if (found.owners.length > MOST_COLUMNS) throw new Refusal('COLUMNS_MIXED', 'too many columns');
    this.known.set(name, found);
    return found;
  }

  private found(name: string): Columns {
    const stored = this.graph.constants.get(name);
    if (stored !== undefined) return nobody(Number(stored.dims.at(-1) ?? 1n));
    const node = this.graph.maker.get(name);
    return node === undefined ? this.fed(name) : this.made(node, name);
  }

  private fed(name: string): Columns {
    const own = this.features.flatMap(({ input }, at) =>
      input.tensor === name ? [{ at, index: input.index ?? 0 }] : [],
    );
    if (own.length === 0) throw new Refusal('INPUT_UNKNOWN', name);
    const type = this.graph.graph.input.find((input) => input.name === name)?.type?.value;
    const last = type?.case === 'tensorType' ? type.value.shape?.dim.at(-1)?.value : undefined;
    const said = last?.case === 'dimValue' ? Number(last.value) : 0;
    const width = Math.max(said, ...own.map(({ index }) => index + 1));
    if (width > MOST_COLUMNS) throw new Refusal('COLUMNS_MIXED', 'too many columns');
    const owners: number[][] = Array.from({ length: width }, () => []);
    for (const { at, index } of own) owners[index]?.push(at);
    return { owners, depth: 1 };
  }

  private made(node: NodeProto, name: string): Columns {
    const inputs = node.input.filter((input) => input !== '').map((input) => this.columnsOf(input));
    const first = inputs[0] ?? nobody(1);
    const type = node.opType;
    if (COLUMN_BY_COLUMN.has(type)) return matched(type === 'Clip' ? [first] : inputs);
    if (type === 'Concat' || type === 'FeatureVectorizer') return this.joined(node, inputs);
    if (type === 'OneHotEncoder') {
      const depth = Math.max(wordsOf(node, 'cats_strings').length, integers(node, 'cats_int64s').length);
      return { owners: first.owners.flatMap((owner) => Array.from({ length: depth }, () => owner)), depth };
    }
    if (['Reshape', 'Flatten', 'Squeeze', 'Unsqueeze'].includes(type)) return this.flattened(node, first);
    if (['Slice', 'Gather', 'ArrayFeatureExtractor'].includes(type) && first.depth === 1) {
      const picked = pickedColumns(this.graph, node, first.owners.length);
      if (picked !== null) return { owners: picked.map((at) => first.owners[at] ?? []), depth: 1 };
    }
    if (type === 'Split' && integer(node, 'axis', 0) === 1 && first.depth === 1) return this.piece(node, first, name);
    return this.mixed(node, inputs);
  }

  private joined(node: NodeProto, inputs: Columns[]): Columns {
    const axis = integer(node, 'axis', 1);
    const depth = Math.max(...inputs.map((one) => one.depth));
    const flat = { owners: inputs.flatMap(({ owners }) => owners), depth: 1 };
    if (depth === 1) return axis === 1 || axis === -1 ? flat : all(inputs, flat.owners.length);
    const single = inputs.every(({ owners, depth: own }) => own > 1 && owners.length === own);
    if ((axis === 2 || axis === -1) && single) return { ...flat, depth: flat.owners.length };
    const same = inputs.every((one) => one.depth === depth);
    return axis === 1 && same ? { ...flat, depth } : all(inputs, flat.owners.length);
  }

  /** Values of a row keep their order when a row stays a row. */
  private flattened(node: NodeProto, from: Columns): Columns {
    const width = from.owners.length;
    if (node.opType === 'Flatten') return integer(node, 'axis', 1) === 1 ? { ...from, depth: 1 } : all([from], width);
    if (node.opType !== 'Reshape') return from.depth === 1 && width === 1 ? from : all([from], width);
    const target = constantNumbers(this.graph, node.input[1]) ?? integers(node, 'shape');
    const kept = target.length === 2 && target[1] === width && (target[0] === -1 || target[0] === 0);
    const single = width === 1 && (target.length === 1 || (target.length === 2 && target[1] === 1));
    if (kept || single) return { ...from, depth: 1 };
    const last = target.at(-1) ?? -1;
    return all([from], last > 0 ? last : width);
  }

  private piece(node: NodeProto, from: Columns, name: string): Columns {
    const pieces = node.output.length;
    const even = Array.from({ length: pieces }, () => Math.ceil(from.owners.length / pieces));
    const said = constantNumbers(this.graph, node.input[1]) ?? integers(node, 'split');
    const sizes = said.length === pieces ? said : even;
    const place = node.output.indexOf(name);
    const start = sizes.slice(0, place).reduce((sum, size) => sum + size, 0);
    return { owners: from.owners.slice(start, start + (sizes[place] ?? 0)), depth: 1 };
  }

  private mixed(node: NodeProto, inputs: Columns[]): Columns {
    const width = inputs[0]?.owners.length ?? 1;
    if (node.opType === 'Normalizer' || node.opType === 'Softmax' || node.opType === 'BatchNormalization')
      return all(inputs, width);
    if (node.opType === 'MatMul' || node.opType === 'Gemm') {
      const dims = this.graph.constants.get(node.input[1] ?? '')?.dims;
      const turned = (attribute(node, 'transB')?.i ?? 0n) === 1n;
      const outputs = Number((turned ? dims?.[0] : dims?.[1]) ?? 0n);
      if (dims?.length === 2 && outputs > 0) return all(inputs, outputs);
    }
    throw new Refusal('COLUMNS_MIXED', node.opType);
  }
}

function nobody(width: number): Columns {
  return { owners: Array.from({ length: Math.min(width, MOST_COLUMNS + 1) }, () => []), depth: 1 };
}

function united(owners: Owners): number[] {
  return [...new Set(owners.flat())].sort((a, b) => a - b);
}

function all(inputs: readonly Columns[], width: number): Columns {
  const everyone = united(inputs.flatMap(({ owners }) => owners));
  return { owners: Array.from({ length: width }, () => everyone), depth: 1 };
}

function matched(inputs: readonly Columns[]): Columns {
  const width = Math.max(...inputs.map(({ owners }) => owners.length));
  const fits = inputs.every(({ owners }) => owners.length === 1 || owners.length === width);
  if (!fits) return all(inputs, width);
  const owners = Array.from({ length: width }, (_, at) =>
    united(inputs.map((one) => one.owners[one.owners.length === 1 ? 0 : at] ?? [])),
  );
  return { owners, depth: inputs[0]?.depth ?? 1 };
}
