// Runs tests one by one, each as if its file had no other: `node test/alone.mjs test/flows [--last]`. What needs what another
// test has left behind fails. With --last only the last test of each file, which most would be left behind for. Files go side
// by side: first one test of each, then another of each.
import { fileURLToPath } from 'node:url';
import { createVitest } from 'vitest/node';

const config = fileURLToPath(new URL('vitest.config.ts', import.meta.url));
const words = process.argv.slice(2);
const vitest = await createVitest('test', { config, watch: false, isolate: false, reporters: [{}] });
const { testModules } = await vitest.collect(words.filter((word) => !word.startsWith('--')));
const files = testModules
  .map((file) => [...file.children.allTests()].filter(({ options }) => options.mode === 'run'))
  .map((tests) => (words.includes('--last') ? tests.slice(-1) : tests));

let passed = 0;
const failed = [];
for (let turn = 0; files.some((tests) => tests.length > turn); turn++) {
  const tests = files.flatMap((all) => all.slice(turn, turn + 1));
  await vitest.runTestSpecifications(tests.map((test) => test.toTestSpecification()));
  for (const { module, fullName } of tests) {
    const [again] = vitest.state.getTestModules([module.moduleId]);
    if (again.ok() && [...again.children.allTests('passed')].length === 1) passed++;
    else failed.push({ name: `${module.relativeModuleId} > ${fullName}`, why: reasonsOf(again) });
  }
}
await vitest.close();
for (const { name, why } of failed) console.log(`does not run alone: ${name}\n  ${why.join('\n  ')}`);
console.log(`${passed} run alone, ${failed.length} do not`);
process.exit(failed.length > 0 || passed === 0 ? 1 : 0);

function reasonsOf(file) {
  const tests = [...file.children.allTests()].flatMap((test) => test.result().errors ?? []);
  return [...file.errors(), ...tests].map(({ message }) => message);
}
