// AssemblyScript: the compiled twin of shared/explain/trees/quadrature-walk.ts. Same operations in the same order, so
// that both give the same bytes. Every pointer is given by the caller (see ../quadrature-kernel.ts, which writes the
// records); nothing is allocated here.

export { groups } from './parts/quadrature-four';

// A record of the one-row walk: offset in the row, node * 16, right child * 16, 2 * split above + side or -1,
// cut (f64), player * 8, nothing, factors of the left and of the right child once broken (f64, f64).
const RECORD: usize = 48;

const BROKEN: i32 = 2;

/** First byte that no static data takes. */
export function heapBase(): usize {
  return __heap_base;
}

/** One pass of four points over one tree, for `rows` rows. */
export function rowsFour(
  records: usize,
  splits: i32,
  constants: usize,
  rows: i32,
  x: usize,
  xStep: usize,
  phi: usize,
  phiStep: usize,
  z: usize,
  outcome: usize,
): void {
  for (let row = 0; row < rows; row++) {
    rowFour(records, splits, constants, x, phi, z, outcome);
    x += xStep;
    phi += phiStep;
  }
}

/** The same with one or two points. */
export function rowsTwo(
  records: usize,
  splits: i32,
  constants: usize,
  rows: i32,
  x: usize,
  xStep: usize,
  phi: usize,
  phiStep: usize,
  z: usize,
  outcome: usize,
): void {
  for (let row = 0; row < rows; row++) {
    rowTwo(records, splits, constants, x, phi, z, outcome);
    x += xStep;
    phi += phiStep;
  }
}

function rowFour(records: usize, splits: i32, constants: usize, x: usize, phi: usize, z: usize, outcome: usize): void {
  const ones = f64x2.splat(1);
  v128.store(z, ones);
  v128.store(z, ones, 16);
  let record = records;
  let k = constants;
  for (let split = 0; split < splits; split++) {
    const here = z + ((<usize>load<u32>(record, 4)) << 1);
    const right = z + ((<usize>load<u32>(record, 8)) << 1);
    const a = v128.load(here);
    const b = v128.load(here, 16);
    const above = load<i32>(record, 12);
    if (above >= 0 && <i32>load<u8>(outcome + ((<usize>above) >> 1)) != (above & 1)) {
      store<u8>(outcome + split, BROKEN);
      const l = v128.load64_splat(record, 32);
      const r = v128.load64_splat(record, 40);
      v128.store(here, f64x2.mul(a, l), 32);
      v128.store(here, f64x2.mul(b, l), 48);
      v128.store(right, f64x2.mul(a, r));
      v128.store(right, f64x2.mul(b, r), 16);
    } else {
      const side = <i32>!(load<f64>(x + <usize>load<u32>(record)) <= load<f64>(record, 16));
      store<u8>(outcome + split, side);
      const c = k + ((<usize>side) << 7);
      v128.store(here, f64x2.mul(a, v128.load(c)), 32);
      v128.store(here, f64x2.mul(b, v128.load(c, 16)), 48);
      v128.store(right, f64x2.mul(a, v128.load(c, 32)));
      v128.store(right, f64x2.mul(b, v128.load(c, 48)), 16);
    }
    record += RECORD;
    k += 256;
  }
  for (let split = splits - 1; split >= 0; split--) {
    record -= RECORD;
    k -= 256;
    const here = z + ((<usize>load<u32>(record, 4)) << 1);
    const right = z + ((<usize>load<u32>(record, 8)) << 1);
    const la = v128.load(here, 32);
    const lb = v128.load(here, 48);
    const ra = v128.load(right);
    const rb = v128.load(right, 16);
    v128.store(here, f64x2.add(la, ra));
    v128.store(here, f64x2.add(lb, rb), 16);
    const side = <i32>load<u8>(outcome + split);
    if (side == BROKEN) continue;
    const c = k + ((<usize>side) << 7);
    const sum = f64x2.add(
      f64x2.add(f64x2.mul(la, v128.load(c, 64)), f64x2.mul(ra, v128.load(c, 96))),
      f64x2.add(f64x2.mul(lb, v128.load(c, 80)), f64x2.mul(rb, v128.load(c, 112))),
    );
    const to = phi + <usize>load<u32>(record, 24);
    store<f64>(to, load<f64>(to) + (f64x2.extract_lane(sum, 0) + f64x2.extract_lane(sum, 1)));
  }
}

function rowTwo(records: usize, splits: i32, constants: usize, x: usize, phi: usize, z: usize, outcome: usize): void {
  v128.store(z, f64x2.splat(1));
  let record = records;
  let k = constants;
  for (let split = 0; split < splits; split++) {
    const here = z + <usize>load<u32>(record, 4);
    const right = z + <usize>load<u32>(record, 8);
    const a = v128.load(here);
    const above = load<i32>(record, 12);
    if (above >= 0 && <i32>load<u8>(outcome + ((<usize>above) >> 1)) != (above & 1)) {
      store<u8>(outcome + split, BROKEN);
      v128.store(here, f64x2.mul(a, v128.load64_splat(record, 32)), 16);
      v128.store(right, f64x2.mul(a, v128.load64_splat(record, 40)));
    } else {
      const side = <i32>!(load<f64>(x + <usize>load<u32>(record)) <= load<f64>(record, 16));
      store<u8>(outcome + split, side);
      const c = k + ((<usize>side) << 6);
      v128.store(here, f64x2.mul(a, v128.load(c)), 16);
      v128.store(right, f64x2.mul(a, v128.load(c, 16)));
    }
    record += RECORD;
    k += 128;
  }
  for (let split = splits - 1; split >= 0; split--) {
    record -= RECORD;
    k -= 128;
    const here = z + <usize>load<u32>(record, 4);
    const la = v128.load(here, 16);
    const ra = v128.load(z + <usize>load<u32>(record, 8));
    v128.store(here, f64x2.add(la, ra));
    const side = <i32>load<u8>(outcome + split);
    if (side == BROKEN) continue;
    const c = k + ((<usize>side) << 6);
    const sum = f64x2.add(f64x2.mul(la, v128.load(c, 32)), f64x2.mul(ra, v128.load(c, 48)));
    const to = phi + <usize>load<u32>(record, 24);
    store<f64>(to, load<f64>(to) + (f64x2.extract_lane(sum, 0) + f64x2.extract_lane(sum, 1)));
  }
}
