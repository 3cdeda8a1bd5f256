import { defineConfig } from '@playwright/test'

const isRoot = process.getuid?.() === 0

/** `scripts/e2e.mjs` starts the application and says where it is; nothing is started here. */
export default defineConfig({
  testDir: 'tests/e2e',
  outputDir: 'test-results',
  fullyParallel: false,
  workers: 1,
  retries: 0,
  // Sweeps only look, stories change the data: `npm test` runs each on an application of its own, at the same time.
  projects: [
    { name: 'sweeps', testMatch: 'accessibility.test.ts' },
    { name: 'stories', testIgnore: 'accessibility.test.ts' },
  ],
  timeout: 120_000,
  expect: { timeout: 10_000 },
  reporter: process.env.E2E_JSON ? [['list'], ['json', { outputFile: process.env.E2E_JSON }]] : [['list']],
  use: {
    baseURL: process.env.E2E_BASE_URL ?? 'http://localhost:3170',
    browserName: 'chromium',
    headless: true,
    locale: 'de-DE',
    timezoneId: 'Europe/Berlin',
    viewport: { width: 1440, height: 900 },
    actionTimeout: 15_000,
    navigationTimeout: 30_000,
    screenshot: 'only-on-failure',
    // Recording costs as much as the tests themselves: only when asked for.
    trace: process.env.E2E_TRACE ? 'retain-on-failure' : 'off',
    contextOptions: { reducedMotion: 'reduce' },
    launchOptions: {
      executablePath: process.env.CHROMIUM_PATH,
      args: [
        // Chromium refuses its sandbox to root.
        ...isRoot ? ['--no-sandbox'] : [],
        '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync',
      ],
    },
  },
})
