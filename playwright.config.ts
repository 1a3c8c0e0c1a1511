import { defineConfig } from 'playwright/test';

export default defineConfig({
  outputDir: 'test-results',
  globalSetup: './test/e2e/announce-target.ts',
  timeout: 90_000,
  expect: { timeout: 15_000 },
  workers: 2,
  // A test that passes only sometimes is a failing test.
  retries: 0,
  forbidOnly: true,
  reporter: 'list',
  projects: [
    { name: 'conformance', testDir: 'test/standin', testMatch: '**/*.spec.ts' },
    { name: 'e2e', testDir: 'test/e2e', testMatch: '**/*.spec.ts' },
  ],
});
