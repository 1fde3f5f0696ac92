// Runs tests one by one, each as if there were no other: `node test/alone.mjs test/flows [--last]`. What needs what another
// test has left behind fails. With --last only the last test of each file, which most would be left behind for.
import { fileURLToPath } from 'node:url';
import { createVitest } from 'vitest/node';

const config = fileURLToPath(new URL('vitest.config.ts', import.meta.url));
const words = process.argv.slice(2);
const vitest = await createVitest('test', { config, watch: false, reporters: [{}] });
const { testModules } = await vitest.collect(words.filter((word) => !word.startsWith('--')));
const literally = (name) => name.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');

let passed = 0;
const failed = [];
for (const file of testModules) {
  const tests = [...file.children.allTests()].filter(({ options }) => options.mode === 'run');
  const specifications = await vitest.globTestSpecifications([file.moduleId]);
  for (const { fullName } of words.includes('--last') ? tests.slice(-1) : tests) {
    vitest.setGlobalTestNamePattern(new RegExp(`^${literally(fullName.replaceAll(' > ', ' '))}$`));
    await vitest.runTestSpecifications(specifications);
    const [again] = vitest.state.getTestModules([file.moduleId]);
    const ran = [...again.children.allTests('passed')].length;
    if (ran > 0 && again.ok()) passed++;
    else failed.push(`${file.relativeModuleId} > ${fullName}`);
  }
}
await vitest.close();
for (const name of failed) console.log(`does not run alone: ${name}`);
console.log(`${passed} run alone, ${failed.length} do not`);
process.exit(failed.length > 0 || passed === 0 ? 1 : 0);
