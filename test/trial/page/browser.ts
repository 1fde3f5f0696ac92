import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Browser, chromium } from 'playwright-core';
import { describe } from 'vitest';

const names = ['chromium', 'chromium-browser'];
const folders = [...(process.env.PATH ?? '').split(delimiter), '/usr/bin'];
const program = folders.flatMap((folder) => names.map((name) => join(folder, name))).find(existsSync);
const isBuilt = existsSync(
  fileURLToPath(new URL('../../../dist/trial/sandbox/page/main.js', import.meta.url)),
);

/** Why the page cannot be tested here and what to do about it, or null where it can. */
const missing = !program
  ? 'There is no browser: install Debian’s package chromium to include it.'
  : !isBuilt
    ? 'The page is not compiled: run npm run build to include it.'
    : null;

/** Tests in a real browser; on a machine without one they are left out, and it is said. */
export function inBrowser(name: string, tests: () => void): void {
  if (missing) console.log(`Left out: ${name}. ${missing}`);
  describe.skipIf(missing !== null)(name, tests);
}

export const openBrowser = (): Promise<Browser> =>
  chromium.launch({
    executablePath: program ?? '',
    args: ['--no-sandbox', '--disable-background-networking', '--disable-gpu'],
  });
