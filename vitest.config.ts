import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

/** Suites that start processes, open ports or stand in for Electron: each file in a process of its own. */
const APART = ['test/electron/{cli,launch,loopback,window}/**', 'test/contract/**', 'test/scripts/**'];

/** Two suites: `unit` is pure and fast; `engine` and `contract` run the real engine on a real database. */
export default defineConfig({
  define: { __TRIBUNE_VERSION__: JSON.stringify('test') },
  test: {
    globalSetup: ['test/support/build-kernels.ts'],
    setupFiles: ['test/support/setup.ts'],
    testTimeout: 60_000,
    hookTimeout: 60_000,
    pool: 'forks',
    maxWorkers: availableParallelism(),
    projects: [
      {
        extends: true,
        test: {
          name: 'together',
          include: ['test/**/*.test.{ts,tsx}'],
          exclude: ['test/e2e/**', 'node_modules/**', ...APART],
          // What all files import is loaded once for each process, not once for each file.
          isolate: false,
        },
      },
      {
        extends: true,
        test: { name: 'apart', include: APART.map((folder) => `${folder}/*.test.ts`) },
      },
    ],
  },
});
