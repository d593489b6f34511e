import { readFileSync } from 'node:fs';
import { defineConfig } from 'vite';

const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string };

/** The Node side: one file for each entry, everything inside but the native package and Electron. */
export default defineConfig({
  define: { __TRIBUNE_VERSION__: JSON.stringify(version) },
  build: {
    ssr: true,
    outDir: 'dist/node',
    emptyOutDir: true,
    target: 'node20',
    minify: false,
    rolldownOptions: {
      input: { tribune: 'electron/cli/tribune.ts' },
      output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js' },
    },
  },
  ssr: { noExternal: true, external: ['electron', '@duckdb/node-api', 'onnxruntime-node'] },
});
