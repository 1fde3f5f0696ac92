import { cp } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Place } from '../config.js';
import { type Language, languages } from '../platform/directory/branch.js';
import { faultLine, readBankWords } from '../platform/language/bank/read.js';
import { shipped } from '../platform/language/locales/index.js';
import { Problem } from './failure.js';
import type { ExitCode, Terminal } from './terminal.js';

/**
 * `lobby words check [FOLDER]`: prints what a bank's own words change, and what is wrong with them.
 * @param folder absent: that of LOBBY_WORDS_DIR
 * @returns 1 where anything is wrong
 */
export async function checkWords(
  { wordsDir }: Place,
  folder: string | undefined,
  { say, complain }: Terminal,
): Promise<ExitCode> {
  const where = folder ?? wordsDir;
  if (where === undefined) throw new Problem('Name a folder, or set LOBBY_WORDS_DIR.');
  const { overlay, count, faults } = await readBankWords(where);
  for (const [language, texts] of overlay)
    for (const [key, text] of texts)
      say(`${language} ${key}: “${shipped(language).get(key) ?? ''}” becomes “${text}”`);
  for (const fault of faults) complain(faultLine(fault));
  say(`${count} changed, ${faults.length} wrong.`);
  return faults.length === 0 ? 0 : 1;
}

/**
 * `lobby words export FOLDER`: copies Lobby's files of words, to be edited. A file that exists already stays as it
 * is.
 */
export async function exportWords(
  folder: string,
  language: string | undefined,
  { say }: Terminal,
): Promise<ExitCode> {
  const wanted = language === undefined ? languages : languages.filter((each) => each === language);
  if (wanted.length === 0) throw new Problem(`No language is called ${language}: ${languages.join(', ')}.`);
  const ours = fileURLToPath(new URL('../platform/language/locales', import.meta.url));
  const copy = (each: Language) =>
    cp(join(ours, each), join(folder, each), { recursive: true, force: false, errorOnExist: false });
  for (const each of wanted) await copy(each);
  say(
    `Copied ${wanted.join(', ')} to ${folder}. Keep what you change, and take out the rest: ours may get better.`,
  );
  return 0;
}
