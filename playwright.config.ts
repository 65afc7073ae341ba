import { defineConfig } from '@playwright/test';

/** Real Electron, one window system: one test at a time, never repeated. */
export default defineConfig({
  testDir: 'tests',
  outputDir: 'test-results/playwright',
  timeout: 60_000,
  expect: { timeout: 10_000 },
  workers: 1,
  retries: 0,
  forbidOnly: true,
  reporter: [['list']],
  projects: [
    { name: 'e2e', testMatch: ['e2e/**/*.e2e.ts', 'security/**/*.e2e.ts'] },
    { name: 'tour', testMatch: 'e2e/tour/*.tour.ts' },
  ],
});
