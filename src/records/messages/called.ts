import { shipped } from '../../platform/language/locales/index.js';
import { fromWords, inEveryLanguage } from '../../platform/language/speak.js';
import { fold } from '../../platform/text/fold.js';
import type { Kind } from '../rules/kind.js';
import type { Called } from '../rules/read-line.js';

/** Everyday words, with commas between them as each language writes them; not everything has any. */
const everyday = (key: string): string[] =>
  shipped('en').has(key)
    ? inEveryLanguage(key as 'kinds.flow.fields.waiting.called')
        .flatMap((words) => words.split(/[,，、]/u))
        .map((word) => fold(word).text.trim())
    : [];

const kept = fromWords(() => new Map<string, readonly string[]>());

/** Made once for each key: every line asks for the same. */
function once(key: string, make: () => readonly string[]): readonly string[] {
  const made = kept().get(key) ?? make();
  kept().set(key, made);
  return made;
}

/** What a kind's fields and their options may be called, in every language: their labels, and everyday words for them. */
export function calledIn({ name }: Pick<Kind, 'name'>): Called {
  return {
    option: (field, option) =>
      once(`${name}.${field}.${option}`, () => [
        ...inEveryLanguage(`kinds.${name}.fields.${field}.options.${option}`),
        ...everyday(`kinds.${name}.fields.${field}.also.${option}`),
      ]),
    field: (field) =>
      once(`${name}.${field}`, () => [
        ...inEveryLanguage(`kinds.${name}.fields.${field}.label`).map((label) => fold(label).text),
        ...everyday(`kinds.${name}.fields.${field}.called`),
      ]),
  };
}
