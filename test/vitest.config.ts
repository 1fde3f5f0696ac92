import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  root: fileURLToPath(new URL('..', import.meta.url)),
  test: {
    include: ['test/**/*.test.ts'],
    globalSetup: 'test/database/image.ts',
    setupFiles: 'test/console.ts',
    // A process per file: PGlite takes some 100 MB, given back only when its process ends.
    pool: 'forks',
    maxWorkers: 2,
    // No test measures the machine; what hangs is ended all the same.
    testTimeout: 60_000,
    hookTimeout: 120_000,
    reporters: 'default',
  },
});
