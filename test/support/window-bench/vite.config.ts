import { defineConfig } from 'vite';

/** `npx vite build -c test/support/window-bench/vite.config.ts`, then `node .cache/window-bench/serve.js`. */
export default defineConfig({
  define: { __TRIBUNE_VERSION__: JSON.stringify('0.1.0') },
  build: {
    ssr: true,
    outDir: '.cache/window-bench',
    emptyOutDir: true,
    target: 'node20',
    minify: false,
    rolldownOptions: {
      input: { serve: 'test/support/window-bench/serve.ts' },
      output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js' },
    },
  },
  ssr: { noExternal: true, external: ['@duckdb/node-api', 'onnxruntime-node'] },
});
