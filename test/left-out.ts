import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** What takes half a minute and more by its nature, or starts programs: it is named so. */
export const long = 'test/**/*.long.test.ts';
const ending = '.long.test.ts';

/** Vitest runs this where such tests are left out, and what it returns at the end: where it is read. */
export default function setup(): () => void {
  const names = readdirSync(fileURLToPath(new URL('.', import.meta.url)), {
    recursive: true,
    encoding: 'utf8',
  })
    .filter((file) => file.endsWith(ending))
    .map((file) => file.slice(0, -ending.length).replaceAll('\\', '/'))
    .sort();
  return () =>
    console.log(
      `Left out, because each takes long: ${names.join(', ')}.\n` +
        'Include them with `npm run test:long`, or only those of a name with, say, `npm run test:long -- year`.',
    );
}
