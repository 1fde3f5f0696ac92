import { readFile } from 'node:fs/promises';
import { extname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The page's own files and, beside them, the compiled ones: the sandbox runs from `src` and from `dist`. */
const folders = ['./page/', '../../../dist/trial/sandbox/page/', '../../../src/trial/sandbox/page/'].map(
  (folder) => fileURLToPath(new URL(folder, import.meta.url)),
);

const contentTypes: Record<string, string> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
};

/** A file of the page by its path, `index.html` or `parts/list.js`; undefined where there is none to be had. */
export async function pageFileAt(path: string): Promise<{ type: string; bytes: Buffer } | undefined> {
  const type = contentTypes[extname(path)];
  if (!type) return undefined;
  for (const folder of folders) {
    const full = normalize(join(folder, path));
    if (!full.startsWith(folder)) return undefined;
    try {
      return { type, bytes: await readFile(full) };
    } catch (error) {
      if (!isAbsent(error)) throw error;
    }
  }
  return undefined;
}

function isAbsent(error: unknown): boolean {
  return (
    error instanceof Error && 'code' in error && ['ENOENT', 'ENOTDIR', 'EISDIR'].includes(String(error.code))
  );
}
