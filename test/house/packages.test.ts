import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';

const root = fileURLToPath(new URL('../..', import.meta.url));
const { dependencies, devDependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
  dependencies: Record<string, string>;
  devDependencies: Record<string, string>;
};

/** Needed at run time though nothing in src/ imports them: Bolt does, and their versions are to stay as they are. */
const pinned = ['@slack/socket-mode', 'undici'];
/** The one way from the bot to the trial. */
const door = 'src/main.ts → src/trial/story/demo.ts';
const trial = /^src\/trial\//;
/** Where an import can stand: `import … from`, `export … from`, `import(…)`, `resolve(…)`; types alone are gone when it runs. */
const importing =
  /^(?:import|export)\s+(?!type\b)[^;]*?from\s+["']([^"']+)["']|(?:\bimport|\bresolve)\s*\(\s*["']([^"']+)["']/gm;

/** What is loaded from these files on, now or later; without what the door leads to. */
function reached(...entries: string[]) {
  const ways: string[] = [];
  const packages = new Map<string, string>();
  const files = new Set(entries);
  for (const file of files) {
    if (!existsSync(join(root, file))) continue;
    for (const [, first, second] of readFileSync(join(root, file), 'utf8').matchAll(importing)) {
      const name = first ?? second ?? '';
      if (!name.startsWith('.')) {
        if (!name.startsWith('node:')) packages.set(packageOf(name), file);
        continue;
      }
      const next = relative(root, resolve(root, dirname(file), name)).replace(/\.js$/, '.ts');
      const way = `${file} → ${next}`;
      if (trial.test(next)) ways.push(way);
      if (way !== door) files.add(next);
    }
  }
  return { files: [...files], ways, packages };
}

const packageOf = (name: string) => name.split('/', name.startsWith('@') ? 2 : 1).join('/');

const bot = reached('src/main.ts', 'src/cli.ts');

it('every import of the bot leads to a file', () => {
  expect(bot.files.length).toBeGreaterThan(300);
  expect(bot.files.filter((file) => !existsSync(join(root, file)))).toEqual([]);
});

it('the bot imports the trial in one place, and only where no Slack setting is given', () => {
  expect(bot.ways).toEqual([door]);
  expect(readFileSync(join(root, 'src/main.ts'), 'utf8')).toContain("await import('./trial/story/demo.js')");
});

it('an install without development packages has all that the bot imports, and nothing besides', () => {
  const needed = [...new Set([...bot.packages.keys(), ...pinned])].sort();
  expect(Object.keys(dependencies).sort()).toEqual(needed);
});

it('what only the trial imports is a development package', () => {
  const missing = [...reached('src/trial/story/demo.ts').packages].filter(
    ([name]) => !(name in dependencies) && !(name in devDependencies),
  );
  expect(missing).toEqual([]);
});
