import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

type Memory = { readonly buffer: ArrayBuffer; grow(pages: number): number };

/** The part of WebAssembly that is used here: Node's types leave it to those of browsers. */
declare const WebAssembly: {
  validate(bytes: Uint8Array): boolean;
  Module: new (bytes: Uint8Array) => object;
  Instance: new (module: object, imports: { env: { memory: Memory } }) => { exports: Record<string, unknown> };
  Memory: new (limits: { initial: number }) => Memory;
};

/** A module that returns a vector of two numbers: valid only where 128-bit operations are known. */
const VECTOR_PROBE = Uint8Array.of(
  ...[0, 97, 115, 109, 1, 0, 0, 0], // magic, version
  ...[1, 5, 1, 96, 0, 1, 123], // type: () -> v128
  ...[3, 2, 1, 0], // one function of it
  ...[10, 10, 1, 8, 0, 65, 0, 253, 15, 253, 98, 11], // i32.const 0, i8x16.splat, i8x16.popcnt
);

const PAGE = 65_536;

/** An instance with a memory of its own: nothing is shared between two. */
export type Kernel<Exports> = {
  exports: Exports;
  /**
   * Reserves room, in bytes, and returns where it starts, a multiple of 16. Reserve first, then take `buffer()`: room
   * that is added later detaches earlier views.
   *
   * @throws RangeError when the memory cannot grow that far
   */
  reserve(bytes: number): number;
  buffer(): ArrayBuffer;
};

/** `TRIBUNE_PLAIN_KERNELS=1` forces the plain twins, which give the same bytes. */
export function kernelsAreWanted(env: Record<string, string | undefined> = process.env): boolean {
  return env['TRIBUNE_PLAIN_KERNELS'] !== '1' && WebAssembly.validate(VECTOR_PROBE);
}

/**
 * An instance of a compiled kernel (a file of `assembly/`, built into `dist/kernels`).
 *
 * @param name of the file, without its ending
 * @returns null when the plain twin is to be used: forced, no vector operations here, or no built file
 */
export function loadKernel<Exports>(name: string): Kernel<Exports> | null {
  if (!kernelsAreWanted()) return null;
  const path = kernelFile(name);
  if (path === null) return null;
  const memory = new WebAssembly.Memory({ initial: 1 });
  const { exports } = new WebAssembly.Instance(new WebAssembly.Module(readFileSync(path)), { env: { memory } });
  let used = (exports['heapBase'] as () => number)();
  return {
    exports: exports as Exports,
    reserve(bytes) {
      const start = Math.ceil(used / 16) * 16;
      const missing = start + bytes - memory.buffer.byteLength;
      if (missing > 0) memory.grow(Math.ceil(missing / PAGE));
      used = start + bytes;
      return start;
    },
    buffer: () => memory.buffer,
  };
}

/** What was laid out; null where a model is too large for the memory of a kernel, so that the plain twin takes it. */
export function whereItFits<Laid>(layOut: () => Laid): Laid | null {
  try {
    return layOut();
  } catch (fault) {
    if (fault instanceof RangeError) return null;
    throw fault;
  }
}

/** Built code stands two levels under the package, sources five. */
function kernelFile(name: string): string | null {
  const here = dirname(fileURLToPath(import.meta.url));
  for (const root of [resolve(here, '../..'), resolve(here, '../../../..')]) {
    const path = join(root, 'dist', 'kernels', `${name}.wasm`);
    if (existsSync(path)) return path;
  }
  return null;
}
