import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** Files that take half a minute and more. They go first, so that none is left alone at the end. */
const long = [
  'platform/schedule/year',
  'flows/reminders',
  'flows/month',
  'chaos/chaos',
  'flows/process',
  'flows/trouble',
  'operations/start',
];

class LongFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const rank = ({ moduleId }: TestSpecification) => {
      const at = long.findIndex((name) => moduleId.endsWith(`test/${name}.test.ts`));
      return at < 0 ? long.length : at;
    };
    return (await super.sort(files)).sort((one, other) => rank(one) - rank(other));
  }
}

export default defineConfig({
  root: fileURLToPath(new URL('..', import.meta.url)),
  test: {
    include: ['test/**/*.test.ts'],
    globalSetup: 'test/platform/database/image.ts',
    setupFiles: 'test/console.ts',
    // A process per file: PGlite takes some 100 MB, given back only when its process ends.
    pool: 'forks',
    maxWorkers: 2,
    sequence: { sequencer: LongFirst },
    // No test measures the machine; what hangs is ended all the same.
    testTimeout: 60_000,
    hookTimeout: 120_000,
    reporters: 'default',
  },
});
