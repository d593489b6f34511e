import type { DerivedColumn, Trees } from '#shared/explain/trees/ensemble.ts';
import { Refusal } from './refusal.ts';
import type { ListedTrees } from './tree-node.ts';

export type Comparison = 'float32' | 'float64';

/** Derived columns of one ensemble, each once. */
export type DerivedList = { columns: number; derived: DerivedColumn[]; place: Map<string, number> };

/** One test in canonical form. */
type Test = { feature: number; cut: number; missingLeft: 0 | 1; left: number; right: number };

const MOST_COPIES = 4;
const SAME_COVER = 1e-3;

const words = new DataView(new ArrayBuffer(8));

/** The next lower number of the type, or NaN when there is none. */
export function predecessor(value: number, type: Comparison): number {
  if (Number.isNaN(value) || value === -Infinity) return Number.NaN;
  if (type === 'float32') {
    if (value === 0) return -(2 ** -149);
    words.setFloat32(0, value);
    words.setInt32(0, words.getInt32(0) + (value > 0 ? -1 : 1));
    return words.getFloat32(0);
  }
  if (value === 0) return -Number.MIN_VALUE;
  words.setFloat64(0, value);
  words.setBigInt64(0, words.getBigInt64(0) + (value > 0 ? -1n : 1n));
  return words.getFloat64(0);
}

export function successor(value: number, type: Comparison): number {
  return -predecessor(-value, type);
}

/**
 * The trees that give something to one output, flat and in preorder.
 *
 * @param derived is added to
 * @param scale multiplies what leaves give
 * @throws Refusal TREES_BROKEN, NODES_SHARED_TOO_OFTEN
 */
export function canonicalTrees(
  listed: ListedTrees,
  options: { output: number; firstVoteOnly: boolean; type: Comparison; derived: DerivedList; scale: number },
): Trees {
  const build = new Builder();
  const most = MOST_COPIES * listed.mode.length + 1;
  const voted = (place: number): number => {
    const votes = listed.votes[place] ?? [];
    if (options.firstVoteOnly) return votes[0]?.weight ?? 0;
    return votes.reduce((sum, vote) => sum + (vote.output === options.output ? vote.weight : 0), 0);
  };
  for (const root of listed.roots) {
    const start = build.size;
    let speaks = options.firstVoteOnly;
    const open: { place: number; parent: number; side: 'left' | 'right' }[] = [
      { place: root, parent: -1, side: 'left' },
    ];
    for (let next = open.pop(); next !== undefined; next = open.pop()) {
      const { place, parent, side } = next;
      if (build.size >= most) throw new Refusal('NODES_SHARED_TOO_OFTEN', String(most));
      const mode = listed.mode[place];
      if (mode === undefined) throw new Refusal('TREES_BROKEN', 'a child that is no node');
      const cover = listed.hits?.[place] ?? Number.NaN;
      const leaf = mode === 'LEAF' || listed.yes[place] === listed.no[place];
      const test = leaf ? null : canonicalTest(listed, place, options);
      if (leaf) {
        const at = mode === 'LEAF' ? place : (listed.yes[place] ?? -1);
        if (listed.mode[at] !== 'LEAF') {
          open.push({ place: at, parent, side });
          continue;
        }
        speaks ||= (listed.votes[at] ?? []).some((vote) => vote.output === options.output);
        build.add({ parent, side, value: voted(at) * options.scale, cover, test: null });
        continue;
      }
      const here = build.add({ parent, side, value: 0, cover, test });
      if (test === null) continue;
      open.push({ place: test.right, parent: here, side: 'right' }, { place: test.left, parent: here, side: 'left' });
    }
    if (speaks) build.roots.push(start);
    else build.cutBack(start);
  }
  return build.trees();
}

function canonicalTest(
  listed: ListedTrees,
  place: number,
  { type, derived }: { type: Comparison; derived: DerivedList },
): Test {
  const source = listed.feature[place] ?? 0;
  const raw = listed.threshold[place] ?? 0;
  const threshold = type === 'float32' ? Math.fround(raw) : raw;
  const yes = listed.yes[place] ?? -1;
  const no = listed.no[place] ?? -1;
  const tracks = listed.tracksTrue[place] === true;
  const mode = listed.mode[place];
  const member = (values: readonly number[], missing: boolean, sides: { zero: number; one: number }): Test => {
    const feature = derivedColumn(derived, { source, values, missingIsMember: missing });
    return { feature, cut: 0.5, missingLeft: 0, left: sides.zero, right: sides.one };
  };
  if (mode === 'EQ' || mode === 'MEMBER') {
    const { values, missing, end } = chain(listed, place, type);
    return member(values, missing, { zero: end, one: yes });
  }
  if (mode === 'NEQ') return member([threshold], false, { zero: yes, one: no });
  const strict = mode === 'LT' || mode === 'GTE';
  const cut = strict ? predecessor(threshold, type) : threshold;
  if (Number.isNaN(cut)) {
    const always = mode === 'GTE' && threshold === -Infinity;
    return always ? member([], !tracks, { zero: yes, one: no }) : member([], tracks, { zero: no, one: yes });
  }
  const below = mode === 'LEQ' || mode === 'LT';
  return {
    feature: source,
    cut,
    missingLeft: below === tracks ? 1 : 0,
    left: below ? yes : no,
    right: below ? no : yes,
  };
}

/** Tests for single values on one column, one after the other, that share what comes after a match: one set. */
function chain(
  listed: ListedTrees,
  start: number,
  type: Comparison,
): { values: number[]; missing: boolean; end: number } {
  const values: number[] = [];
  let missing = false;
  let place = start;
  const seen = new Set<number>();
  while (
    !seen.has(place) &&
    (listed.mode[place] === 'EQ' || listed.mode[place] === 'MEMBER') &&
    listed.feature[place] === listed.feature[start] &&
    listed.yes[place] === listed.yes[start]
  ) {
    seen.add(place);
    const tested = listed.mode[place] === 'MEMBER' ? (listed.members[place] ?? []) : [listed.threshold[place] ?? 0];
    values.push(...tested.map((value) => (type === 'float32' ? Math.fround(value) : value)));
    missing ||= listed.tracksTrue[place] === true;
    place = listed.no[place] ?? -1;
  }
  return { values, missing, end: place };
}

function derivedColumn(list: DerivedList, wanted: DerivedColumn): number {
  const values = [...new Set(wanted.values.filter((value) => !Number.isNaN(value)))].sort((a, b) => a - b);
  const key = `${wanted.source} ${String(wanted.missingIsMember)} ${values.join(' ')}`;
  const known = list.place.get(key);
  if (known !== undefined) return known;
  const place = list.columns + list.derived.length;
  list.derived.push({ ...wanted, values });
  list.place.set(key, place);
  return place;
}

class Builder {
  roots: number[] = [];
  private readonly rows: { test: Test | null; parent: number; value: number; cover: number }[] = [];
  private readonly sides: [number, number][] = [];

  get size(): number {
    return this.rows.length;
  }

  add(row: { test: Test | null; parent: number; side: 'left' | 'right'; value: number; cover: number }): number {
    const here = this.rows.length;
    this.rows.push(row);
    this.sides.push([-1, -1]);
    const above = this.sides[row.parent];
    if (above !== undefined) above[row.side === 'left' ? 0 : 1] = here;
    return here;
  }

  cutBack(size: number): void {
    this.rows.length = size;
    this.sides.length = size;
  }

  trees(): Trees {
    const { rows, sides } = this;
    const left = Int32Array.from(sides, ([side]) => side);
    const right = Int32Array.from(sides, ([, side]) => side);
    return {
      roots: Int32Array.from([...this.roots, rows.length]),
      feature: Int32Array.from(rows, ({ test }) => test?.feature ?? -1),
      left,
      right,
      parent: Int32Array.from(rows, ({ parent }) => parent),
      cut: Float64Array.from(rows, ({ test }) => test?.cut ?? 0),
      missingLeft: Uint8Array.from(rows, ({ test }) => test?.missingLeft ?? 0),
      value: Float64Array.from(rows, ({ value }) => value),
      cover: usableCovers(
        Float64Array.from(rows, ({ cover }) => cover),
        { left, right },
      ),
    };
  }
}

/** Exporters write 1.0 everywhere; covers are believed only where both sides add up and something differs. */
function usableCovers(
  cover: Float64Array,
  { left, right }: { left: Int32Array; right: Int32Array },
): Float64Array | null {
  if (cover.every((value) => value === cover[0])) return null;
  const adds = cover.every((value, index) => {
    if (!(value >= 0) || !Number.isFinite(value)) return false;
    if (left[index] === -1) return true;
    const below = (cover[left[index] ?? -1] ?? Number.NaN) + (cover[right[index] ?? -1] ?? Number.NaN);
    return Math.abs(below - value) <= SAME_COVER * Math.max(1, value);
  });
  return adds ? cover : null;
}

/** One margin out of several, what leaves give multiplied; covers stay only if all have them. */
export function mergeTrees(parts: readonly { trees: Trees; scale: number }[]): Trees {
  const only = parts[0];
  if (only !== undefined && parts.length === 1 && only.scale === 1) return only.trees;
  const starts: number[] = [];
  let total = 0;
  for (const { trees } of parts) {
    starts.push(total);
    total += trees.feature.length;
  }
  const ints = (pick: (trees: Trees) => Int32Array, moved: boolean): Int32Array =>
    Int32Array.from(
      parts.flatMap(({ trees }, index) =>
        Array.from(pick(trees), (value) => (moved && value >= 0 ? value + (starts[index] ?? 0) : value)),
      ),
    );
  const roots = parts.flatMap(({ trees }, index) =>
    Array.from(trees.roots.subarray(0, -1), (root) => root + (starts[index] ?? 0)),
  );
  const known = parts.every(({ trees }) => trees.cover !== null);
  return {
    roots: Int32Array.from([...roots, total]),
    feature: ints((trees) => trees.feature, false),
    left: ints((trees) => trees.left, true),
    right: ints((trees) => trees.right, true),
    parent: ints((trees) => trees.parent, true),
    cut: Float64Array.from(parts.flatMap(({ trees }) => Array.from(trees.cut))),
    missingLeft: Uint8Array.from(parts.flatMap(({ trees }) => Array.from(trees.missingLeft))),
    value: Float64Array.from(parts.flatMap(({ trees, scale }) => Array.from(trees.value, (value) => value * scale))),
    cover: known ? Float64Array.from(parts.flatMap(({ trees }) => Array.from(trees.cover ?? []))) : null,
  };
}
