import { spawnSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, it } from 'vitest';

const root = fileURLToPath(new URL('../..', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'lobby-build-'));
const at = (file: string) => join(folder, file);

/** A checkout with next to nothing to compile. */
beforeAll(() => {
  for (const part of ['.build.mjs', 'package.json', 'prisma', 'tsconfig.json'])
    cpSync(join(root, part), at(part), { recursive: true });
  symlinkSync(join(root, 'node_modules'), at('node_modules'));
  mkdirSync(at('src/page'), { recursive: true });
  writeFileSync(at('src/main.ts'), 'export const one: number = 1;\n');
  writeFileSync(at('src/old.ts'), 'export const old = true;\n');
  writeFileSync(at('src/page/index.html'), '<!doctype html>');
  mkdirSync(at('src/platform/language/locales/en/kinds'), { recursive: true });
  writeFileSync(at('src/platform/language/locales/en/app.json'), '{}');
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function build(...words: string[]) {
  const { status, stderr } = spawnSync(process.execPath, [at('.build.mjs'), ...words], { encoding: 'utf8' });
  return { status, stderr };
}
const well = { status: 0, stderr: '' };
const builtAt = () => statSync(at('dist/main.js'), { bigint: true }).mtimeNs;

it('builds once, and again only where a source has changed', () => {
  expect(build('--if-needed')).toEqual(well);
  expect(existsSync(at('dist/page/index.html'))).toBe(true);
  const first = builtAt();
  expect(build('--if-needed')).toEqual(well);
  expect(builtAt()).toBe(first);

  writeFileSync(at('src/main.ts'), 'export const one: number = 2;\n');
  rmSync(at('src/old.ts'));
  expect(build('--if-needed')).toEqual(well);
  expect(builtAt()).toBeGreaterThan(first);
  expect(existsSync(at('dist/old.js'))).toBe(false);

  const second = builtAt();
  expect(build()).toEqual(well);
  expect(builtAt()).toBeGreaterThan(second);
});

it('finds the texts of a language in a file that is not listed anywhere', async () => {
  const listed = async (built: string) => {
    const { files } = await import(`${at(built)}?${statSync(at(built)).mtimeMs}`);
    return files;
  };
  const list = 'dist/platform/language/generated/files.js';
  expect(await listed(list)).toEqual({ en: [{}] });
  const words = { kinds: { visit: { name: 'Visit' } } };
  writeFileSync(at('src/platform/language/locales/en/kinds/visit.json'), JSON.stringify(words));
  expect(build('--if-needed')).toEqual(well);
  expect(await listed(list)).toEqual({ en: [{}, words] });

  rmSync(at('src/platform/language/locales/en/kinds/visit.json'));
  const before = builtAt();
  expect(build('--words')).toEqual(well);
  expect(readFileSync(at('src/platform/language/generated/files.ts'), 'utf8')).not.toContain('visit');
  expect(builtAt()).toBe(before);
  expect(build('--if-needed')).toEqual(well);
});

it('leaves papers where they are', () => {
  const before = builtAt();
  writeFileSync(at('src/README.md'), '# How it is built\n');
  expect(build('--if-needed')).toEqual(well);
  expect(builtAt()).toBe(before);
  expect(build()).toEqual(well);
  expect(existsSync(at('dist/page/index.html'))).toBe(true);
  expect(existsSync(at('dist/README.md'))).toBe(false);
});

it('does not count a failed build', () => {
  writeFileSync(at('src/main.ts'), "export const one: number = 'two';\n");
  for (const _ of [1, 2]) {
    const { status, stderr } = build('--if-needed');
    expect(status).toBe(1);
    expect(stderr).toMatch(/main\.ts.*TS2322[\s\S]*The build failed\./);
  }
  writeFileSync(at('src/main.ts'), 'export const one: number = 1;\n');
  expect(build('--if-needed')).toEqual(well);
});

it('without a compiler takes what is up to date, and refuses what is not, in words', () => {
  rmSync(at('node_modules'));
  expect(build('--if-needed')).toEqual(well);
  writeFileSync(at('src/main.ts'), 'export const one: number = 3;\n');
  expect(build('--if-needed')).toEqual({ status: 1, stderr: expect.stringContaining('Run `npm ci`') });
});

it('has nothing to do in a package, which comes without sources', () => {
  rmSync(at('src'), { recursive: true });
  expect(build('--if-needed')).toEqual(well);
});
