import path from 'node:path';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  resolve: {
    alias: [
      {
        find: /^electron$/,
        replacement: path.join(import.meta.dirname, 'test/unit/no-electron.ts'),
      },
    ],
  },
  test: {
    include: ['test/unit/**/*.test.ts', 'test/unit/**/*.test.tsx'],
    environment: 'node',
    // Key derivation and sealing take their time on a small machine that does other work as well.
    testTimeout: 60_000,
    hookTimeout: 60_000,
    // Native modules (SQLite, sodium) must not be loaded twice into one process by two threads.
    pool: 'forks',
    maxWorkers: 2,
  },
});
