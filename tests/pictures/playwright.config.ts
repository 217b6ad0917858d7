import { defineConfig } from 'playwright/test'

// Not tests: `npm run pictures` takes the pictures of the documents, and of every screen for whoever changes one.
export default defineConfig({
  testDir: '.',
  testMatch: '*.pictures.ts',
  workers: 1,
  timeout: 240_000,
  reporter: [['list']],
  outputDir: '../../.tmp/pictures-run',
})
