// AssemblyScript: the quadrature walk for four rows at once, lanes being rows. Same operations in the same order as the
// walk for one row (../quadrature.ts, and its plain twin), so that all give the same bytes. The constants of an outcome are
// chosen by masks: with the bits of both alternatives combined by exclusive or, a choice is "base ^ (mask & difference)".
//
// Splits come right subtree first, each with the number of splits that end with it, so that sums come up in the reverse
// of preorder and everything that is kept lies by depth: little memory, always near.

// A record: offset in the rows, depth, place of its own sum among the kept ones, offset of the mask that says whether
// the player holds so far or -1, cut (f64), offset in the contributions, splits that end here, factors of both children
// once broken (f64, f64).
const RECORD: usize = 48;

// Kept for each depth: mask "holds and goes left", "holds and goes right", "holds", record, constants.
const FRAME: usize = 128;

// Kept for each child: four points of four rows.
const CHILD: usize = 128;

/** One pass of one to four points over one tree, for groups of four rows. */
export function groups(
  width: i32,
  records: usize,
  splits: i32,
  constants: usize,
  count: i32,
  x: usize,
  xStep: usize,
  phi: usize,
  phiStep: usize,
  kept: usize,
  frames: usize,
): void {
  const end = records + <usize>splits * RECORD;
  for (let i = 0; i < count; i++) {
    if (width == 4) group<u64>(records, end, constants, x, phi, kept, frames);
    else if (width == 3) group<u32>(records, end, constants, x, phi, kept, frames);
    else if (width == 2) group<u16>(records, end, constants, x, phi, kept, frames);
    else group<u8>(records, end, constants, x, phi, kept, frames);
    x += xStep;
    phi += phiStep;
  }
}

// The type stands for the number of points, known when compiled: u8 is one, u16 two, u32 three, u64 four.
function group<T>(
  records: usize,
  end: usize,
  constants: usize,
  x: usize,
  phi: usize,
  kept: usize,
  frames: usize,
): void {
  const points: usize = sizeof<T>() == 8 ? 4 : sizeof<T>() == 4 ? 3 : sizeof<T>();
  const ones = f64x2.splat(1);
  for (let i: usize = 0; i < 2 * points; i++) v128.store(kept + 16 * i, ones);
  let c = constants;
  for (let record = records; record < end; record += RECORD) {
    let frame = frames + <usize>load<u32>(record, 4) * FRAME;
    const from = kept + <usize>load<u32>(record, 8);
    const to = kept + (<usize>load<u32>(record, 4) + 1) * 2 * CHILD;
    const at = x + <usize>load<u32>(record);
    const cut = v128.load64_splat(record, 16);
    const above = load<i32>(record, 12);
    store<u32>(frame, <u32>record, 96);
    store<u32>(frame, <u32>c, 100);
    let a0 = f64x2.le(v128.load(at), cut);
    let a1 = f64x2.le(v128.load(at, 16), cut);
    if (above < 0) {
      v128.store(frame, a0);
      v128.store(frame, a1, 16);
      v128.store(frame, v128.not(a0), 32);
      v128.store(frame, v128.not(a1), 48);
      openFirst(from, to, c, a0, a1);
      if (points > 1) openFirst(from + 32, to + 32, c + 64, a0, a1);
      if (points > 2) openFirst(from + 64, to + 64, c + 128, a0, a1);
      if (points > 3) openFirst(from + 96, to + 96, c + 192, a0, a1);
    } else {
      const u0 = v128.load(frames + <usize>above);
      const u1 = v128.load(frames + <usize>above, 16);
      v128.store(frame, v128.andnot(u0, a0), 32);
      v128.store(frame, v128.andnot(u1, a1), 48);
      a0 = v128.and(u0, a0);
      a1 = v128.and(u1, a1);
      v128.store(frame, a0);
      v128.store(frame, a1, 16);
      v128.store(frame, u0, 64);
      v128.store(frame, u1, 80);
      const l = v128.load64_splat(record, 32);
      const r = v128.load64_splat(record, 40);
      openAgain(from, to, c, a0, a1, u0, u1, l, r);
      if (points > 1) openAgain(from + 32, to + 32, c + 64, a0, a1, u0, u1, l, r);
      if (points > 2) openAgain(from + 64, to + 64, c + 128, a0, a1, u0, u1, l, r);
      if (points > 3) openAgain(from + 96, to + 96, c + 192, a0, a1, u0, u1, l, r);
    }
    for (let closing = load<i32>(record, 28); closing > 0; closing--) {
      close<T>(frame, phi, kept);
      frame -= FRAME;
    }
    c += 64 * points;
  }
}

function openFirst(from: usize, to: usize, c: usize, a0: v128, a1: v128): void {
  const p0 = v128.load(from);
  const p1 = v128.load(from, 16);
  let base = v128.load64_splat(c);
  let other = v128.load64_splat(c, 8);
  v128.store(to, f64x2.mul(p0, v128.xor(base, v128.and(a0, other))));
  v128.store(to, f64x2.mul(p1, v128.xor(base, v128.and(a1, other))), 16);
  base = v128.load64_splat(c, 16);
  other = v128.load64_splat(c, 24);
  v128.store(to, f64x2.mul(p0, v128.xor(base, v128.and(a0, other))), 128);
  v128.store(to, f64x2.mul(p1, v128.xor(base, v128.and(a1, other))), 144);
}

function openAgain(from: usize, to: usize, c: usize, a0: v128, a1: v128, u0: v128, u1: v128, l: v128, r: v128): void {
  const p0 = v128.load(from);
  const p1 = v128.load(from, 16);
  let holds = v128.load64_splat(c);
  let other = v128.load64_splat(c, 8);
  v128.store(to, f64x2.mul(p0, v128.xor(v128.xor(l, v128.and(u0, holds)), v128.and(a0, other))));
  v128.store(to, f64x2.mul(p1, v128.xor(v128.xor(l, v128.and(u1, holds)), v128.and(a1, other))), 16);
  holds = v128.load64_splat(c, 16);
  other = v128.load64_splat(c, 24);
  v128.store(to, f64x2.mul(p0, v128.xor(v128.xor(r, v128.and(u0, holds)), v128.and(a0, other))), 128);
  v128.store(to, f64x2.mul(p1, v128.xor(v128.xor(r, v128.and(u1, holds)), v128.and(a1, other))), 144);
}

function close<T>(frame: usize, phi: usize, kept: usize): void {
  const record = <usize>load<u32>(frame, 96);
  const c = <usize>load<u32>(frame, 100);
  const to = kept + <usize>load<u32>(record, 8);
  const from = kept + (<usize>load<u32>(record, 4) + 1) * 2 * CHILD;
  const a0 = v128.load(frame);
  const a1 = v128.load(frame, 16);
  const at = phi + <usize>load<u32>(record, 24);
  if (load<i32>(record, 12) < 0) {
    v128.store(at, f64x2.add(v128.load(at), closeFirst<T>(from, to, c, a0, 0)));
    v128.store(at, f64x2.add(v128.load(at, 16), closeFirst<T>(from, to, c, a1, 16)), 16);
  } else {
    const u0 = v128.load(frame, 64);
    const u1 = v128.load(frame, 80);
    v128.store(at, f64x2.add(v128.load(at), closeAgain<T>(from, to, c, a0, u0, 0)));
    v128.store(at, f64x2.add(v128.load(at, 16), closeAgain<T>(from, to, c, a1, u1, 16)), 16);
  }
}

function closeFirst<T>(from: usize, to: usize, c: usize, a: v128, half: usize): v128 {
  from += half;
  to += half;
  let even = sumFirst(from, to, c, a);
  if (sizeof<T>() == 1) return even;
  let odd = sumFirst(from + 32, to + 32, c + 64, a);
  if (sizeof<T>() > 2) even = f64x2.add(even, sumFirst(from + 64, to + 64, c + 128, a));
  if (sizeof<T>() > 4) odd = f64x2.add(odd, sumFirst(from + 96, to + 96, c + 192, a));
  return f64x2.add(even, odd);
}

function closeAgain<T>(from: usize, to: usize, c: usize, a: v128, u: v128, half: usize): v128 {
  from += half;
  to += half;
  let even = sumAgain(from, to, c, a, u);
  if (sizeof<T>() == 1) return even;
  let odd = sumAgain(from + 32, to + 32, c + 64, a, u);
  if (sizeof<T>() > 2) even = f64x2.add(even, sumAgain(from + 64, to + 64, c + 128, a, u));
  if (sizeof<T>() > 4) odd = f64x2.add(odd, sumAgain(from + 96, to + 96, c + 192, a, u));
  return f64x2.add(even, odd);
}

function sumFirst(from: usize, to: usize, c: usize, a: v128): v128 {
  const l = v128.load(from);
  const r = v128.load(from, 128);
  v128.store(to, f64x2.add(l, r));
  return f64x2.add(
    f64x2.mul(l, v128.xor(v128.load64_splat(c, 32), v128.and(a, v128.load64_splat(c, 40)))),
    f64x2.mul(r, v128.xor(v128.load64_splat(c, 48), v128.and(a, v128.load64_splat(c, 56)))),
  );
}

function sumAgain(from: usize, to: usize, c: usize, a: v128, u: v128): v128 {
  const l = v128.load(from);
  const r = v128.load(from, 128);
  v128.store(to, f64x2.add(l, r));
  return f64x2.add(
    f64x2.mul(l, v128.xor(v128.and(u, v128.load64_splat(c, 32)), v128.and(a, v128.load64_splat(c, 40)))),
    f64x2.mul(r, v128.xor(v128.and(u, v128.load64_splat(c, 48)), v128.and(a, v128.load64_splat(c, 56)))),
  );
}
