import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('../..', import.meta.url));

/** Folders that hold what others wrote or what a build made. */
const notOurs = ['node_modules', '.git', 'dist', 'data', 'coverage', 'generated'];

function files(folder: string, ending: string): string[] {
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = folder ? `${folder}/${entry.name}` : entry.name;
    if (entry.isDirectory()) return notOurs.includes(entry.name) ? [] : files(path, ending);
    return entry.name.endsWith(ending) ? [path] : [];
  });
}

export interface Paper {
  /** From the root of the project. */
  path: string;
  text: string;
}

const read = (path: string): Paper => ({ path, text: readFileSync(join(root, path), 'utf8') });

/** Everything that is written for people to read, by path. */
export const papers: readonly Paper[] = files('', '.md').sort().map(read);

/** The sources of the program, by path; without what is generated. */
export const sources: readonly Paper[] = files('src', '.ts').sort().map(read);

export const paper = (path: string): Paper => {
  const found = papers.find((one) => one.path === path);
  if (!found) throw new Error(`there is no ${path}`);
  return found;
};

/** The modules, in the order in which the architecture names them: each may need those before it. */
export function orderOfModules(): readonly string[] {
  const { text } = paper('src/README.md');
  const [, named = ''] = /only what their `module\.ts` offers:\n\n((?:> .*\n)+)/.exec(text) ?? [];
  return named.match(/[\w-]+/g) ?? [];
}

/** What stands outside of code blocks. */
export const prose = (text: string): string =>
  text.replace(/^(```|~~~)[\s\S]*?^\1$/gm, '').replace(/^ {4}.*$/gm, '');

/** What stands in backticks, in the order of the text. */
export const quoted = (text: string): string[] =>
  [...prose(text).matchAll(/`([^`\n]+)`/g)].map(([, words = '']) => words);
