import { defineConfig } from 'playwright/test'

export default defineConfig({
  testDir: '.',
  // Each test starts a program and a browser of its own; two cores carry two of them.
  workers: 2,
  fullyParallel: true,
  retries: 0,
  timeout: 180_000,
  expect: { timeout: 30_000 },
  reporter: [['list']],
  outputDir: '../../.tmp/e2e',
  forbidOnly: Boolean(process.env.CI),
})
