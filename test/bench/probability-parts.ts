import { resolve } from 'node:path';
import { encodedRows } from '#electron/engine/explain/explained-model.ts';
import type { EncodedTable } from '#shared/explain/raw-table.ts';
import { pairWalk } from '#shared/explain/trees/pair-walk.ts';
import type { Owners } from '#shared/explain/trees/pair-walk.ts';
import type { Trees } from '#shared/explain/trees/ensemble.ts';
import { exactProbability, probabilityPlan } from '#shared/explain/trees/probability.ts';
import { bundleCase, explainedAlone, openRuntime } from '#test/electron/engine/models/graph/graph-bench.ts';
import { nothing, seconds } from './explain-measure.ts';
import { inChild, ratioLine } from './measure.ts';
import type { Taken } from './measure.ts';

const AGAINST = 1000;
const CASES = 20;
const TURNS = 5;

/** CPU seconds of one case: its exact contributions to the probability, and the walk alone over the same pairs. */
export async function productProbability(): Promise<Taken> {
  const runtime = openRuntime();
  const found = await bundleCase('credit', { rows: 'training_sample.parquet', fixtures: resolve('test/fixtures') });
  const explained = await explainedAlone(runtime, found);
  const { form } = explained;
  if (form.kind !== 'trees') throw new Error('the trees of the credit model expected');
  const encoded = await encodedRows(explained, form, found.table);
  await runtime.close();
  const { columns } = encoded;
  const background = { rows: AGAINST, columns, values: encoded.values.subarray(0, AGAINST * columns) };
  const cases = Array.from({ length: CASES }, (_, at) =>
    encoded.values.subarray((AGAINST + at) * columns, (AGAINST + at + 1) * columns),
  );
  const owners = { owner: form.players.owner, players: form.players.members.length };
  const plan = probabilityPlan(form.ensemble, owners);
  const { trees } = form.ensemble.margins[0]!;
  const each = (work: (x: EncodedTable['values']) => unknown): number => {
    let least = Number.POSITIVE_INFINITY;
    for (let turn = 0; turn < TURNS; turn += 1) {
      const began = process.cpuUsage();
      for (const x of cases) work(x);
      least = Math.min(least, seconds(began) / CASES);
    }
    return least;
  };
  return nothing({
    exact: each((x) => exactProbability(plan, { x, background })),
    walk: each((x) => bareWalk(trees, owners, x, background)),
    players: owners.players,
  });
}

/** Leaves that the pairs of a case and a background reach: the walk of `pairWalkRow` that gives nothing to anybody. */
function bareWalk(
  trees: Trees,
  owners: Owners,
  x: EncodedTable['values'],
  { rows, columns, values }: EncodedTable,
): number {
  const { feature, cut, missingLeft, left, right, roots } = trees;
  const { mark, trail, later } = pairWalk(trees, owners);
  let leaves = 0;
  for (let row = 0; row < rows; row += 1) {
    const at = row * columns;
    for (let tree = 0; tree + 1 < roots.length; tree += 1) {
      let [node, marked, waiting] = [roots[tree]!, 0, 0];
      for (;;) {
        const column = feature[node]!;
        if (column >= 0) {
          const [ofX, ofB] = [x[column]!, values[at + column]!];
          const xLeft = ofX <= cut[node]! || (ofX !== ofX && missingLeft[node] === 1);
          const bLeft = ofB <= cut[node]! || (ofB !== ofB && missingLeft[node] === 1);
          const xChild = xLeft ? left[node]! : right[node]!;
          const player = owners.owner[column]!;
          if (xLeft === bLeft || mark[player] === 1) node = xChild;
          else if (mark[player] === 2) node = bLeft ? left[node]! : right[node]!;
          else {
            later[waiting] = bLeft ? left[node]! : right[node]!;
            later[waiting + 1] = marked;
            later[waiting + 2] = player;
            waiting += 3;
            mark[player] = 1;
            trail[marked] = player;
            marked += 1;
            node = xChild;
          }
          continue;
        }
        leaves += 1;
        const kept = waiting === 0 ? 0 : later[waiting - 2]!;
        while (marked > kept) {
          marked -= 1;
          mark[trail[marked]!] = 0;
        }
        if (waiting === 0) break;
        waiting -= 3;
        mark[later[waiting + 2]!] = 2;
        trail[marked] = later[waiting + 2]!;
        marked += 1;
        node = later[waiting]!;
      }
    }
  }
  return leaves;
}

/** One line: exact contributions to the probability of one case against the walk alone, CPU of one thread. */
export async function benchProbability(rounds: number, say: (text: string) => void): Promise<void> {
  const taken: Taken[] = [];
  for (let round = 0; round < rounds; round += 1) taken.push(await inChild('productProbability', []));
  const of = (name: 'exact' | 'walk'): number[] => taken.map(({ more }) => more[name]! * 1000);
  say(
    ratioLine({
      name: `explain one credit case, probability, against ${AGAINST.toLocaleString('en')}`,
      floor: of('walk'),
      product: of('exact'),
      unit: 'ms CPU',
      goal: 4,
      note: `${taken[0]!.more['players']} columns; floor: the walk over all pairs alone; goal also at most 100 ms`,
    }),
  );
}
