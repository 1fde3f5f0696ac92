import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const src = fileURLToPath(new URL('../../src', import.meta.url));

/** The program's own sources, by their paths in src/; what is generated is nobody's. */
export const sources: readonly { path: string; text: string }[] = readdirSync(src, {
  recursive: true,
  encoding: 'utf8',
})
  .filter((path) => path.endsWith('.ts') && !path.includes('/generated/'))
  .sort()
  .map((path) => ({ path, text: readFileSync(join(src, path), 'utf8') }));
