import { defineConfig } from 'vite';

/** Tools of the checkout that use the engine: the example projects and the benchmark. Nothing of this is packed. */
export default defineConfig({
  define: { __TRIBUNE_VERSION__: JSON.stringify('tools') },
  ssr: { noExternal: true, external: ['electron', '@duckdb/node-api', 'onnxruntime-node', '@playwright/test'] },
  build: {
    ssr: true,
    outDir: '.cache/tools',
    emptyOutDir: true,
    target: 'node20',
    minify: false,
    rolldownOptions: {
      input: {
        examples: 'scripts/build-examples.ts',
        bench: 'test/bench/main.ts',
        scoring: 'electron/scoring/main.mjs',
        ranking: 'electron/engine/workers/ranking.ts',
        comparing: 'electron/engine/workers/comparing.ts',
      },
      output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: 'chunk-[name]-[hash].js' },
    },
  },
});
