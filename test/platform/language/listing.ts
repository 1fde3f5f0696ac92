import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const build = fileURLToPath(new URL('../../../.build.mjs', import.meta.url));

/** Has the files of words listed as they are now: whoever adds one need not build before a test of it is run. */
export function setup(): void {
  execFileSync(process.execPath, [build, '--words']);
}
