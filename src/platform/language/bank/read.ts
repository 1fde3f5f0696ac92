import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { type Language, languages } from '../../directory/branch.js';
import { shipped } from '../locales/index.js';
import { typicalSlots } from '../room.js';
import type { Overlay } from '../voices.js';
import { ambiguous, loneForms, type Wrong, wrongWith } from './check.js';
import { readJson } from './json.js';

/** What is wrong in a bank's folder of words. */
export interface WordFault extends Wrong {
  /** The path inside the folder, such as `zh-TW/records.json`; or the folder itself. */
  file: string;
  /** Absent where it is about the file as a whole. */
  key?: string;
}

export interface BankWords {
  /** What takes the place of ours; a text that is just like ours is not among them. */
  overlay: Overlay;
  /** The number of these texts, in all languages together. */
  count: number;
  faults: readonly WordFault[];
}

/** A fault as one line. */
export const faultLine = ({ file, key, wrong, right }: WordFault): string =>
  `${[file, key].filter(Boolean).join(', ')}: ${wrong} ${right}`;

/** A text as it stands in a file. */
interface Written {
  file: string;
  key: string;
  text: unknown;
}
/** The texts of a language that can be used, and the files that they stand in, by key. */
interface Usable {
  texts: Map<string, string>;
  files: ReadonlyMap<string, string>;
}

/**
 * Reads a bank's own words, `<folder>/<language>/*.json`, also in folders below. What is wrong is returned as faults,
 * and ours is used there. Never throws for what stands in the folder, or for its absence.
 */
export async function readBankWords(folder: string): Promise<BankWords> {
  const faults: WordFault[] = [];
  const usable = new Map<Language, Usable>();
  for (const name of await namesIn(folder, '', faults)) {
    const language = languages.find((each) => each === name);
    if (language) usable.set(language, usableOf(await writtenIn(folder, name, faults), language, faults));
    else if (name.endsWith('.json') || (await isFolder(join(folder, name))))
      faults.push({
        file: name,
        wrong: 'This is no language of Lobby.',
        right: `Put the words of a language into its folder: ${languages.join(', ')}.`,
      });
  }
  const overlay = new Map([...usable].map(([language, { texts }]) => [language, texts]));
  for (const { language, key, ...wrong } of ambiguous(overlay)) {
    overlay.get(language)?.delete(key);
    faults.push({ file: usable.get(language)?.files.get(key) ?? language, key, ...wrong });
  }
  for (const [language, texts] of overlay)
    for (const [key, text] of texts) if (shipped(language).get(key) === text) texts.delete(key);
  return { overlay, count: [...overlay.values()].reduce((sum, { size }) => sum + size, 0), faults };
}

/** Those of the written texts that can take the place of ours; the others become faults. */
function usableOf(written: readonly Written[], language: Language, faults: WordFault[]): Usable {
  const ours = { texts: shipped(language), typical: typicalSlots(shipped(language)) };
  const files = new Map<string, string>();
  const texts = new Map<string, string>();
  for (const { file, key, text } of written) {
    const before = files.get(key);
    const wrong =
      before === undefined
        ? wrongWith(key, text, ours)
        : { wrong: `It stands in ${before} too.`, right: 'Write it once; the first is used.' };
    if (before === undefined) files.set(key, file);
    if (wrong) faults.push({ file, key, ...wrong });
    else if (typeof text === 'string') texts.set(key, text);
  }
  for (const { key, ...wrong } of loneForms(texts, ours.texts)) {
    texts.delete(key);
    faults.push({ file: files.get(key) ?? language, key, ...wrong });
  }
  return { texts, files };
}

/** Whatever stands in the files of a folder, and of the folders in it. */
async function writtenIn(folder: string, path: string, faults: WordFault[]): Promise<Written[]> {
  if (await isFolder(join(folder, path))) {
    const written: Written[] = [];
    for (const name of await namesIn(folder, path, faults))
      written.push(...(await writtenIn(folder, `${path}/${name}`, faults)));
    return written;
  }
  if (!path.endsWith('.json')) return [];
  const complain = (wrong: string, right: string): Written[] => {
    faults.push({ file: path, wrong, right });
    return [];
  };
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(await readFile(join(folder, path)));
  } catch (error) {
    if (error instanceof TypeError) return complain('This is not in UTF-8.', 'Save it as UTF-8.');
    return complain(`This cannot be read (${codeOf(error)}).`, 'Let the user that runs Lobby read it.');
  }
  const read = readJson(text);
  if ('broken' in read)
    return complain(
      `This is not JSON: look at line ${read.broken.line}, column ${read.broken.column}.`,
      'Quotation marks around every name and every text, a comma between two, none after the last.',
    );
  if (!isGroup(read.value))
    return complain('This holds no texts by name.', 'Write them in braces, as our file does.');
  return textsIn(read.value, '').map(([key, text]) => ({ file: path, key, text }));
}

const isGroup = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const textsIn = (group: object, path: string): [key: string, text: unknown][] =>
  Object.entries(group).flatMap(([name, value]): [string, unknown][] =>
    isGroup(value) ? textsIn(value, `${path}${name}.`) : [[path + name, value]],
  );

/** The names in a folder in their order; one that begins with a dot is the system's own. */
async function namesIn(folder: string, path: string, faults: WordFault[]): Promise<string[]> {
  try {
    const names = await readdir(join(folder, path));
    return names.filter((name) => !name.startsWith('.')).sort();
  } catch (error) {
    faults.push({
      file: path || folder,
      wrong: `This folder cannot be read (${codeOf(error)}).`,
      right: 'Name a folder that is there, and that the user who runs Lobby may read.',
    });
    return [];
  }
}

const codeOf = (error: unknown) => (error as NodeJS.ErrnoException).code ?? String(error);

/** Links are followed: what is mounted from elsewhere often is one. One that leads nowhere is no folder. */
async function isFolder(path: string): Promise<boolean> {
  return stat(path).then(
    (found) => found.isDirectory(),
    () => false,
  );
}
