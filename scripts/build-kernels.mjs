import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import asc from 'assemblyscript/asc';
import { KERNELS_BUILT, root } from './builds.mjs';

/**
 * Compiles every AssemblyScript file of the folder into one WebAssembly file of the same name. Memory is the caller's;
 * no relaxed operation, so that a kernel gives the same bytes as its plain twin on every processor.
 */
const sources = 'electron/engine/workers/kernels/assembly';
const folder = join(root, 'dist', 'kernels');
const proof = join(root, KERNELS_BUILT);

rmSync(proof, { force: true });
mkdirSync(folder, { recursive: true });
const names = readdirSync(join(root, sources))
  .filter((name) => name.endsWith('.ts'))
  .map((name) => basename(name, '.ts'));
for (const name of names) {
  const { error, stderr } = await asc.main(
    [
      `${sources}/${name}.ts`,
      '--outFile',
      `dist/kernels/${name}.wasm`,
      '--baseDir',
      root,
      '-O3',
      '--noAssert',
      '--enable',
      'simd',
      '--runtime',
      'stub',
      '--importMemory',
    ],
    {},
  );
  if (error !== null) {
    console.error(`${error.message}\n${stderr.toString()}`);
    process.exit(1);
  }
}
writeFileSync(proof, `${names.join('\n')}\n`);
