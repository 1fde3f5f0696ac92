import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';
import { long } from './left-out.js';

/** Files that take half a minute and more. They go first, so that none is left alone at the end. */
const first = [
  'platform/schedule/year-shanghai.long',
  'platform/schedule/year-london.long',
  'platform/schedule/year-auckland.long',
  'chaos/chaos.long',
  'properties/records.long',
  'hostile/hostile.long',
  'flows/process.long',
  'flows/reminders',
  'flows/roster',
  'flows/channel-gone',
];

class LongFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const rank = ({ moduleId }: TestSpecification) => {
      const at = first.findIndex((name) => moduleId.endsWith(`test/${name}.test.ts`));
      return at < 0 ? first.length : at;
    };
    return (await super.sort(files)).sort((one, other) => rank(one) - rank(other));
  }
}

const includes: Record<string, string> = { long, screens: 'test/screens/*.screens.ts' };

/**
 * `--mode short` leaves out what takes long, `--mode long` all else, and `--mode screens` only measures messages on a phone;
 * without any of them, all that is named runs.
 */
export default defineConfig(({ mode }) => ({
  root: fileURLToPath(new URL('..', import.meta.url)),
  test: {
    include: [includes[mode] ?? 'test/**/*.test.ts'],
    exclude: mode === 'short' ? [long] : [],
    globalSetup: [
      'test/platform/language/listing.ts',
      'test/platform/database/image.ts',
      ...(mode === 'short' ? ['test/left-out.ts'] : []),
    ],
    setupFiles: ['test/console.ts', 'test/shared-process.ts', 'test/seeds.ts'],
    pool: 'forks',
    // A process per file, except where it is to be quick: loading the program takes as long as most tests of it. No test changes
    // what others load, what belongs to the process is put back before each, and a database is handed on.
    isolate: mode !== 'short',
    maxWorkers: 2,
    sequence: { sequencer: LongFirst },
    // No test measures the machine; what hangs is ended all the same.
    testTimeout: mode in includes ? 900_000 : 180_000,
    hookTimeout: mode in includes ? 900_000 : 180_000,
    expect: { poll: { timeout: 120_000 } },
    reporters: 'default',
    // What was compiled for one process is read by the next.
    experimental: { fsModuleCache: true },
  },
}));
