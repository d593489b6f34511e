import { defineConfig } from '@playwright/test';
import { chromium } from './scripts/chromium.mjs';

const root = process.getuid?.() === 0;

/** End-to-end tests drive the page in a real Chromium, against the loopback host of each test. Pictures stay in `test-results`. */
export default defineConfig({
  testDir: 'test/e2e',
  outputDir: 'test-results/e2e',
  timeout: 120_000,
  expect: { timeout: 15_000 },
  fullyParallel: false,
  workers: 2,
  retries: 0,
  reporter: [['list'], ['json', { outputFile: 'test-results/e2e.json' }]],
  use: {
    browserName: 'chromium',
    viewport: { width: 1440, height: 900 },
    locale: 'en-GB',
    reducedMotion: 'reduce',
    screenshot: 'only-on-failure',
    actionTimeout: 20_000,
    launchOptions: {
      executablePath: chromium() ?? '',
      args: [
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
        '--disable-gpu',
        ...(root ? ['--no-sandbox'] : []),
      ],
    },
  },
});
