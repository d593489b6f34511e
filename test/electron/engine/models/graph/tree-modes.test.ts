import { TensorProto_DataType } from 'onnx-buf';
import { afterAll, describe, expect, it } from 'vitest';
import type { Manifest } from '#shared/bundle/manifest.ts';
import { randomOf } from '#shared/stats/random.ts';
import { acceptNodes, acceptScores } from '#electron/engine/models/graph/acceptance.ts';
import type { RunModel } from '#electron/engine/models/graph/acceptance.ts';
import { predecessor, successor } from '#electron/engine/models/graph/canonical-trees.ts';
import { explainableModel } from '#electron/engine/models/graph/explainable-model.ts';
import { openRuntime, runWith } from './graph-bench.ts';
import {
  COLUMNS,
  floats,
  int,
  ints,
  leaf,
  listed,
  manifestOf,
  modelOf,
  randomTrees,
  tensor,
  text,
  votesOf,
} from './tree-models.ts';
import type { Node, Small, Vote } from './tree-models.ts';

const runtime = openRuntime();
const run = runWith(runtime);
afterAll(() => runtime.close());

const accepted = (rows: number) => ({ kind: 'accepted', rows });
const check = (bytes: Uint8Array, manifest: Manifest, rows = 3000) =>
  acceptNodes(bytes, manifest, { run, rows, seed: 11 });

const regressor = (nodes: Small[], leaves: Vote[], more: NonNullable<Node['attribute']> = []): Node => ({
  opType: 'TreeEnsembleRegressor',
  input: ['x'],
  output: ['score'],
  attribute: [...listed(nodes), ...votesOf('target', leaves), int('n_targets', 1), ...more],
});

const classifier = (
  nodes: Small[],
  leaves: Vote[],
  classes: number,
  more: NonNullable<Node['attribute']> = [],
): Node => ({
  opType: 'TreeEnsembleClassifier',
  input: ['x'],
  output: ['label', 'score'],
  attribute: [
    ...listed(nodes),
    ...votesOf('class', leaves),
    ints(
      'classlabels_int64s',
      Array.from({ length: classes }, (_, at) => at),
    ),
    ...more,
  ],
});

const split = (more: Partial<Small> = {}): Small => ({
  ...leaf(0, 0),
  mode: 'LEQ',
  yes: 1,
  no: 2,
  ...more,
});
const stump = (more: Partial<Small> = {}): Small[] => [split(more), leaf(0, 1), leaf(0, 2)];
const two = (a: number, b: number): Vote[] => [
  { tree: 0, id: 1, output: 0, weight: a },
  { tree: 0, id: 2, output: 0, weight: b },
];

describe('steps between numbers', () => {
  it('are one unit in the last place', () => {
    expect(predecessor(0, 'float32')).toBe(-(2 ** -149));
    expect(predecessor(-0, 'float32')).toBe(-(2 ** -149));
    expect(predecessor(1, 'float32')).toBe(1 - 2 ** -24);
    expect(predecessor(Infinity, 'float32')).toBe((2 - 2 ** -23) * 2 ** 127);
    expect(predecessor(-1, 'float64')).toBe(-1 - Number.EPSILON);
    expect(successor(predecessor(0.1, 'float64'), 'float64')).toBe(0.1);
    expect(predecessor(2 ** -149, 'float32')).toBe(0);
    expect(predecessor(-Infinity, 'float32')).toBeNaN();
  });
});

describe('trees of every mode', () => {
  it('sum up as the runtime does, chains and shared nodes too', async () => {
    let chains = 0;
    for (let seed = 0; seed < 20; seed += 1) {
      const { nodes, leaves } = randomTrees(randomOf(seed), 3);
      const bytes = modelOf([regressor(nodes, leaves)]);
      expect(await check(bytes, manifestOf(), 2000)).toEqual(accepted(2000));
      const model = explainableModel(bytes, manifestOf());
      if (model.kind === 'trees') chains += model.ensemble.derived.filter(({ values }) => values.length > 1).length;
    }
    expect(chains).toBeGreaterThan(10);
  });

  it('sum up in double, thresholds in double', async () => {
    for (let seed = 30; seed < 36; seed += 1) {
      const { nodes, leaves } = randomTrees(randomOf(seed), 3);
      const values = nodes.map(({ value }) => value + (value === 0.1 ? 1e-12 : 0));
      const attribute = regressor(nodes, leaves).attribute!.filter(
        ({ name }) => name !== 'nodes_values' && name !== 'target_weights',
      );
      const node: Node = {
        ...regressor(nodes, leaves),
        attribute: [
          ...attribute,
          tensor('nodes_values_as_tensor', TensorProto_DataType.DOUBLE, values),
          tensor(
            'target_weights_as_tensor',
            TensorProto_DataType.DOUBLE,
            leaves.map(({ weight }) => weight),
          ),
        ],
      };
      const bytes = modelOf([node], { type: TensorProto_DataType.DOUBLE });
      expect(await check(bytes, manifestOf({}, 'float64'))).toEqual(accepted(3000));
    }
  });

  it.each([Number.NaN, Infinity, -Infinity])('take a threshold of %s', async (value) => {
    for (const mode of ['LEQ', 'LT', 'GTE', 'GT'])
      for (const track of [0, 1])
        expect(await check(modelOf([regressor(stump({ mode, value, track }), two(1, 2))]), manifestOf(), 300)).toEqual(
          accepted(300),
        );
  });

  it('compare whole numbers as float32', async () => {
    const whole = { type: TensorProto_DataType.INT64 };
    const bytes = modelOf([classifier(stump({ value: 16_777_216 }), two(1, 2), 2)], whole);
    const manifest = manifestOf({ column: 1 }, 'int64');
    const one = { x: { type: 'int64' as const, dims: [1, COLUMNS], data: BigInt64Array.of(16_777_217n, 0n, 0n) } };
    expect((await run(bytes, one, ['score']))['score']!.data[1]).toBe(1);
    expect(await check(bytes, manifest, 500)).toEqual(accepted(500));
    const model = explainableModel(bytes, manifest);
    if (model.kind !== 'trees') throw new Error('no trees');
    const encoded = { rows: 1, columns: COLUMNS, values: Float64Array.from([16_777_217, 0, 0]) };
    expect(acceptScores(model, encoded, Float64Array.of(1)).kind).toBe('accepted');
  });

  it('average, and add the base after', async () => {
    const { nodes, leaves } = randomTrees(randomOf(40), 4);
    const more = [text('aggregate_function', 'AVERAGE'), floats('base_values', [0.25])];
    expect(await check(modelOf([regressor(nodes, leaves, more)]), manifestOf())).toEqual(accepted(3000));
  });

  it('ignore a logistic transform of one target', async () => {
    const bytes = modelOf([regressor(stump(), two(3, 4), [text('post_transform', 'LOGISTIC')])]);
    expect(await check(bytes, manifestOf(), 100)).toEqual(accepted(100));
    expect(explainableModel(bytes, manifestOf())).toMatchObject({ ensemble: { link: { kind: 'identity' } } });
  });

  it.each(['NONE', 'LOGISTIC', 'SOFTMAX'])('give three classes through %s', async (post) => {
    const { nodes, leaves } = randomTrees(randomOf(41), 6);
    const votes = leaves.map((vote) => ({ ...vote, output: vote.tree % 3 }));
    const more = [text('post_transform', post), floats('base_values', [0.1, 0.2, -0.3])];
    const bytes = modelOf([classifier(nodes, votes, 3, more)]);
    expect(await check(bytes, manifestOf({ column: 2 }))).toEqual(accepted(3000));
  });

  it.each(['NONE', 'LOGISTIC', 'SOFTMAX'])('give two classes with votes for both through %s', async (post) => {
    const { nodes, leaves } = randomTrees(randomOf(42), 4);
    const votes = leaves.flatMap((vote) => [vote, { ...vote, output: 1, weight: 0.3 - vote.weight }]);
    const bytes = modelOf([classifier(nodes, votes, 2, [text('post_transform', post)])]);
    expect(await check(bytes, manifestOf())).toEqual(accepted(3000));
  });

  it('sum several nodes through later steps, and exponentials', async () => {
    const nodes = [0, 1].map((at) => ({ ...regressor(stump({ value: at }), two(1, at + 2)), output: [`s${at}`] }));
    const sum: Node = { opType: 'Sum', domain: '', input: ['s0', 's1'], output: ['m'] };
    const mean: Node = { opType: 'Mean', domain: '', input: ['m', 's0'], output: ['n'] };
    const link: Node = { opType: 'Exp', domain: '', input: ['n'], output: ['score'] };
    const bytes = modelOf([...nodes, sum, mean, link]);
    const model = explainableModel(bytes, manifestOf());
    if (model.kind !== 'trees') throw new Error('no trees');
    expect(model.ensemble.link).toEqual({ kind: 'exponential', output: 0, factor: 1 });
    const values = Float32Array.from([-1, 0, 0, 0.5, 0, 0, 2, 0, 0, Number.NaN, 0, 0]);
    const given = await run(bytes, { x: { type: 'float32', dims: [4, 3], data: values } }, ['score']);
    const scores = Float64Array.from(given['score']!.data as Float32Array);
    expect(acceptScores(model, { rows: 4, columns: 3, values }, scores)).toEqual(accepted(4));
    expect(new Set(scores).size).toBe(3);
  });
});

describe('the fifth edition', () => {
  const uint8 = TensorProto_DataType.UINT8;
  const node = (
    modes: number[],
    more: { roots: number[]; yes: number[]; yesLeaf: number[]; no: number[]; noLeaf: number[] },
  ): Node => ({
    opType: 'TreeEnsemble',
    input: ['x'],
    output: ['score'],
    attribute: [
      int('n_targets', 1),
      int('aggregate_function', 1),
      int('post_transform', 0),
      ints('tree_roots', more.roots),
      tensor('nodes_modes', uint8, modes),
      ints(
        'nodes_featureids',
        modes.map((_, at) => at % COLUMNS),
      ),
      tensor(
        'nodes_splits',
        TensorProto_DataType.FLOAT,
        modes.map((_, at) => at / 2),
      ),
      ints(
        'nodes_missing_value_tracks_true',
        modes.map((_, at) => at % 2),
      ),
      ints('nodes_truenodeids', more.yes),
      ints('nodes_trueleafs', more.yesLeaf),
      ints('nodes_falsenodeids', more.no),
      ints('nodes_falseleafs', more.noLeaf),
      ints('leaf_targetids', [0, 0, 0, 0]),
      tensor('leaf_weights', TensorProto_DataType.FLOAT, [1, 2, 4, 8]),
      ...(modes.includes(6) ? [tensor('membership_values', TensorProto_DataType.FLOAT, [0, 2, 3, Number.NaN])] : []),
    ],
  });

  it.each([0, 1, 2, 3, 4, 5, 6])('sums up as the runtime does: mode %i', async (mode) => {
    const one = node([mode, 0, 3], {
      roots: [0],
      yes: [1, 0, 2],
      yesLeaf: [0, 1, 1],
      no: [2, 1, 3],
      noLeaf: [0, 1, 1],
    });
    expect(await check(modelOf([one], { edition: 5 }), manifestOf(), 1500)).toEqual(accepted(1500));
  });

  it('reads a tree of a single leaf', async () => {
    const one = node([0, 0], { roots: [0, 1], yes: [0, 1], yesLeaf: [1, 1], no: [0, 2], noLeaf: [1, 1] });
    const bytes = modelOf([one], { edition: 5 });
    expect(await check(bytes, manifestOf(), 500)).toEqual(accepted(500));
    expect(explainableModel(bytes, manifestOf())).toMatchObject({ kind: 'trees' });
  });
});

describe('what is not explained exactly', () => {
  const reason = (node: Node, output: object = {}) => explainableModel(modelOf([node]), manifestOf(output));

  it('says why', () => {
    const interleaved = [...stump(), { ...leaf(1, 0) }, { ...leaf(0, 3) }];
    expect(reason(regressor(interleaved, two(1, 2)))).toMatchObject({ reason: 'TREES_INTERLEAVED' });
    expect(reason(regressor(stump(), two(1, 2), [text('aggregate_function', 'MAX')]))).toMatchObject({
      reason: 'AGGREGATE_NOT_ADDITIVE',
    });
    expect(reason(regressor(stump(), two(1, 2), [text('post_transform', 'PROBIT')]))).toMatchObject({
      reason: 'POST_TRANSFORM_UNKNOWN',
    });
    expect(reason(classifier(stump(), two(1, 2), 2, [floats('base_values', [1, 2])]))).toMatchObject({
      reason: 'BASE_VALUES_UNCLEAR',
    });
    expect(reason(regressor(stump({ feature: 3 }), two(1, 2)))).toMatchObject({ reason: 'TREES_BROKEN' });
    expect(reason(regressor(stump({ no: 0 }), two(1, 2)))).toMatchObject({ reason: 'NODES_SHARED_TOO_OFTEN' });
    expect(reason(regressor(stump({ no: 7 }), two(1, 2)))).toMatchObject({ reason: 'TREES_BROKEN' });
    expect(explainableModel(new Uint8Array([1, 2, 3]), manifestOf())).toMatchObject({ reason: 'MODEL_DAMAGED' });
    expect(reason(regressor(stump(), two(1, 2)), { score: 'other' })).toMatchObject({ reason: 'NO_SUCH_OUTPUT' });
  });
});

describe('covers', () => {
  const covers = (hits: number[]) => {
    const model = explainableModel(
      modelOf([regressor(stump(), two(1, 2), [floats('nodes_hitrates', hits)])]),
      manifestOf(),
    );
    return model.kind === 'trees' ? model.ensemble.margins[0]!.trees.cover : undefined;
  };

  it('are believed only where they add up and differ', () => {
    expect(covers([10, 4, 6])).toEqual(Float64Array.of(10, 4, 6));
    expect(covers([1, 1, 1])).toBeNull();
    expect(covers([10, 4, 5])).toBeNull();
  });
});

describe('acceptance of a node', () => {
  it.each([
    ['a threshold one step higher', { value: successor(2, 'float32') }],
    ['a threshold one step lower', { value: predecessor(2, 'float32') }],
    ['missing values on the other side', { track: 1 }],
    ['a strict comparison', { mode: 'LT' }],
  ])('notices %s', async (_, change) => {
    const bytes = modelOf([regressor(stump({ value: 2 }), two(1, 2))]);
    const changed = modelOf([regressor(stump({ value: 2, ...change }), two(1, 2))]);
    const elsewhere: RunModel = (_model, feeds, fetches) => run(changed, { x: feeds['encoded']! }, fetches);
    const options = { rows: 300, seed: 3 };
    expect(await acceptNodes(bytes, manifestOf(), { run, ...options })).toEqual(accepted(300));
    const verdict = await acceptNodes(bytes, manifestOf(), { run: elsewhere, ...options });
    expect(verdict).toMatchObject({ kind: 'opaque', reason: 'RUNTIME_DIFFERS' });
  });

  it('refuses a chain whose nodes send missing values to different sides: the runtime follows the first alone', async () => {
    const chain = (track: number): Small[] => [
      split({ mode: 'EQ', value: 3, track: 0, yes: 1, no: 2 }),
      leaf(0, 1),
      { ...leaf(0, 2), mode: 'EQ', value: 2, track, yes: 1, no: 3 },
      leaf(0, 3),
    ];
    const votes = [1, 3].map((id) => ({ tree: 0, id, output: 0, weight: id }));
    expect((await check(modelOf([regressor(chain(0), votes)]), manifestOf(), 300)).kind).toBe('accepted');
    expect((await check(modelOf([regressor(chain(1), votes)]), manifestOf(), 300)).kind).toBe('opaque');
  });
});
