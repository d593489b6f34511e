// What a block gives to a new pattern against covers: see fillByCovers in shared/explain/trees/pattern-fill.ts.

import {
  BLOCK_AT,
  BLOCK_FACTOR,
  BLOCK_MET,
  BLOCK_SHARE,
  BLOCK_SPLIT,
  BLOCK_SPLITS,
  PASS,
  PASS_CONSTANTS,
  PASS_POINTS,
  PASS_WEIGHTS,
  PASS_WIDTH,
  SPLIT,
  SPLIT_BIT,
  SPLIT_BROKEN,
  SPLIT_NEED,
  SPLIT_NODE,
  SPLIT_RIGHT,
  SPLIT_SLOT,
  SPLIT_WANT,
} from './pattern-layout';

const BROKEN: i32 = 2;

export function fillByCovers(
  block: usize,
  pattern: u32,
  passes: usize,
  passCount: i32,
  z: usize,
  outcome: usize,
  entry: usize,
): void {
  let pass = passes;
  for (let at = 0; at < passCount; at++) {
    down(block, pattern, pass, z);
    if (load<i32>(pass) == 4) walkFour(block, pattern, pass, z, outcome, entry);
    else walkTwo(block, pattern, pass, z, outcome, entry);
    above(block, pattern, pass, z, entry);
    pass += PASS;
  }
}

/** Products of what is known of the players met above, at the root of the block. */
function down(block: usize, pattern: u32, pass: usize, z: usize): void {
  const met = load<i32>(block, BLOCK_MET);
  const share = <usize>load<u32>(block, BLOCK_SHARE);
  const stride = load<i32>(pass);
  for (let k = 0; k < stride; k += 2) {
    const q = v128.load(pass + ((<usize>k) << 3), PASS_POINTS);
    const p = f64x2.sub(f64x2.splat(1), q);
    let product = v128.load64_splat(block, BLOCK_FACTOR);
    for (let slot = 0; slot < met; slot++) {
      const rest = f64x2.mul(p, v128.load64_splat(share + ((<usize>slot) << 3)));
      product = f64x2.mul(product, (pattern & (1 << slot)) != 0 ? f64x2.add(q, rest) : rest);
    }
    v128.store(z + ((<usize>k) << 3), product);
  }
}

function walkFour(block: usize, pattern: u32, pass: usize, z: usize, outcome: usize, entry: usize): void {
  const splits = load<i32>(block, BLOCK_SPLITS);
  let split = <usize>load<u32>(block, BLOCK_SPLIT);
  let k = <usize>load<u32>(pass, PASS_CONSTANTS) + ((<usize>load<u32>(block, BLOCK_AT)) << 8);
  for (let at = 0; at < splits; at++) {
    const here = z + ((<usize>load<u32>(split, SPLIT_NODE)) << 5);
    const right = z + ((<usize>load<u32>(split, SPLIT_RIGHT)) << 5);
    const a = v128.load(here);
    const b = v128.load(here, 16);
    if ((pattern & (<u32>load<u16>(split, SPLIT_NEED))) != <u32>load<u16>(split, SPLIT_WANT)) {
      store<u8>(outcome + at, BROKEN);
      const l = v128.load64_splat(split, SPLIT_BROKEN);
      const r = v128.load64_splat(split, SPLIT_BROKEN + 8);
      v128.store(here, f64x2.mul(a, l), 32);
      v128.store(here, f64x2.mul(b, l), 48);
      v128.store(right, f64x2.mul(a, r));
      v128.store(right, f64x2.mul(b, r), 16);
    } else {
      const side = <i32>((pattern & (<u32>load<u16>(split, SPLIT_BIT))) == 0);
      store<u8>(outcome + at, side);
      const c = k + ((<usize>side) << 7);
      v128.store(here, f64x2.mul(a, v128.load(c)), 32);
      v128.store(here, f64x2.mul(b, v128.load(c, 16)), 48);
      v128.store(right, f64x2.mul(a, v128.load(c, 32)));
      v128.store(right, f64x2.mul(b, v128.load(c, 48)), 16);
    }
    split += SPLIT;
    k += 256;
  }
  const zero = f64x2.splat(0);
  for (let at = splits - 1; at >= 0; at--) {
    split -= SPLIT;
    k -= 256;
    const here = z + ((<usize>load<u32>(split, SPLIT_NODE)) << 5);
    const right = z + ((<usize>load<u32>(split, SPLIT_RIGHT)) << 5);
    const la = v128.load(here, 32);
    const lb = v128.load(here, 48);
    const ra = v128.load(right);
    const rb = v128.load(right, 16);
    v128.store(here, f64x2.add(la, ra));
    v128.store(here, f64x2.add(lb, rb), 16);
    const side = <i32>load<u8>(outcome + at);
    if (side == BROKEN) continue;
    const c = k + ((<usize>side) << 7);
    let sum = f64x2.add(zero, f64x2.add(f64x2.mul(la, v128.load(c, 64)), f64x2.mul(ra, v128.load(c, 96))));
    sum = f64x2.add(sum, f64x2.add(f64x2.mul(lb, v128.load(c, 80)), f64x2.mul(rb, v128.load(c, 112))));
    const to = entry + <usize>load<u32>(split, SPLIT_SLOT);
    store<f64>(to, load<f64>(to) + (f64x2.extract_lane(sum, 0) + f64x2.extract_lane(sum, 1)));
  }
}

function walkTwo(block: usize, pattern: u32, pass: usize, z: usize, outcome: usize, entry: usize): void {
  const splits = load<i32>(block, BLOCK_SPLITS);
  let split = <usize>load<u32>(block, BLOCK_SPLIT);
  let k = <usize>load<u32>(pass, PASS_CONSTANTS) + ((<usize>load<u32>(block, BLOCK_AT)) << 7);
  for (let at = 0; at < splits; at++) {
    const here = z + ((<usize>load<u32>(split, SPLIT_NODE)) << 4);
    const right = z + ((<usize>load<u32>(split, SPLIT_RIGHT)) << 4);
    const a = v128.load(here);
    if ((pattern & (<u32>load<u16>(split, SPLIT_NEED))) != <u32>load<u16>(split, SPLIT_WANT)) {
      store<u8>(outcome + at, BROKEN);
      v128.store(here, f64x2.mul(a, v128.load64_splat(split, SPLIT_BROKEN)), 16);
      v128.store(right, f64x2.mul(a, v128.load64_splat(split, SPLIT_BROKEN + 8)));
    } else {
      const side = <i32>((pattern & (<u32>load<u16>(split, SPLIT_BIT))) == 0);
      store<u8>(outcome + at, side);
      const c = k + ((<usize>side) << 6);
      v128.store(here, f64x2.mul(a, v128.load(c)), 16);
      v128.store(right, f64x2.mul(a, v128.load(c, 16)));
    }
    split += SPLIT;
    k += 128;
  }
  const zero = f64x2.splat(0);
  for (let at = splits - 1; at >= 0; at--) {
    split -= SPLIT;
    k -= 128;
    const here = z + ((<usize>load<u32>(split, SPLIT_NODE)) << 4);
    const la = v128.load(here, 16);
    const ra = v128.load(z + ((<usize>load<u32>(split, SPLIT_RIGHT)) << 4));
    v128.store(here, f64x2.add(la, ra));
    const side = <i32>load<u8>(outcome + at);
    if (side == BROKEN) continue;
    const c = k + ((<usize>side) << 6);
    const sum = f64x2.add(zero, f64x2.add(f64x2.mul(la, v128.load(c, 32)), f64x2.mul(ra, v128.load(c, 48))));
    const to = entry + <usize>load<u32>(split, SPLIT_SLOT);
    store<f64>(to, load<f64>(to) + (f64x2.extract_lane(sum, 0) + f64x2.extract_lane(sum, 1)));
  }
}

/** Contributions of the players met above. */
function above(block: usize, pattern: u32, pass: usize, z: usize, entry: usize): void {
  const met = load<i32>(block, BLOCK_MET);
  const shares = <usize>load<u32>(block, BLOCK_SHARE);
  const width = load<i32>(pass, PASS_WIDTH);
  for (let slot = 0; slot < met; slot++) {
    const holds = (pattern & (1 << slot)) != 0;
    const share = load<f64>(shares + ((<usize>slot) << 3));
    let even: f64 = 0;
    let odd: f64 = 0;
    for (let k = 0; k < width; k++) {
      const q = load<f64>(pass + ((<usize>k) << 3), PASS_POINTS);
      const w = load<f64>(pass + ((<usize>k) << 3), PASS_WEIGHTS);
      const part =
        load<f64>(z + ((<usize>k) << 3)) * (holds ? (w * (1 - share)) / (q + (1 - q) * share) : -w / (1 - q));
      if ((k & 1) == 0) even += part;
      else odd += part;
    }
    const to = entry + ((<usize>slot) << 3);
    store<f64>(to, load<f64>(to) + (even + odd));
  }
}
