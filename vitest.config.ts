import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

/** Two suites: `unit` is pure and fast; `engine` and `contract` run the real engine on a real database. */
export default defineConfig({
  define: { __TRIBUNE_VERSION__: JSON.stringify('test') },
  test: {
    include: ['test/**/*.test.{ts,tsx}'],
    exclude: ['test/e2e/**', 'node_modules/**'],
    globalSetup: ['test/support/build-kernels.ts'],
    setupFiles: ['test/support/setup.ts'],
    testTimeout: 60_000,
    hookTimeout: 60_000,
    pool: 'forks',
    maxWorkers: availableParallelism(),
  },
});
