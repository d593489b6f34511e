import { readFileSync } from 'node:fs';
import { defineConfig } from 'vite';

const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string };

/** Chunks stand beside the entries: code that asks where it is finds `dist/node` from either. */
const NAMES = { format: 'es', entryFileNames: '[name].js', chunkFileNames: 'chunk-[name]-[hash].js' } as const;

const COMMON = { outDir: 'dist/node', target: 'node20', minify: false, ssr: true } as const;

/**
 * The Node side: one file for each entry, everything inside but the native packages and Electron. The preload script is
 * built apart, since a sandboxed one is a single CommonJS file.
 */
export default defineConfig({
  define: { __TRIBUNE_VERSION__: JSON.stringify(version) },
  ssr: { noExternal: true, external: ['electron', '@duckdb/node-api', 'onnxruntime-node'] },
  environments: {
    ssr: {
      build: {
        ...COMMON,
        emptyOutDir: true,
        rolldownOptions: {
          input: {
            tribune: 'electron/cli/tribune.ts',
            start: 'electron/launch/start.ts',
            loopback: 'electron/loopback/main.ts',
            scoring: 'electron/scoring/main.mjs',
            explaining: 'electron/engine/workers/explaining.ts',
            learning: 'electron/engine/workers/learning.ts',
            ranking: 'electron/engine/workers/ranking.ts',
            comparing: 'electron/engine/workers/comparing.ts',
            window: 'electron/window/main.ts',
          },
          output: NAMES,
        },
      },
    },
    preload: {
      resolve: { noExternal: true, external: ['electron'] },
      build: {
        ...COMMON,
        emptyOutDir: false,
        rolldownOptions: {
          input: { preload: 'electron/window/preload.ts' },
          output: { format: 'cjs', entryFileNames: '[name].cjs', codeSplitting: false },
        },
      },
    },
  },
  builder: {
    async buildApp(builder) {
      for (const name of ['ssr', 'preload']) {
        const environment = builder.environments[name];
        if (environment !== undefined) await builder.build(environment);
      }
    },
  },
});
