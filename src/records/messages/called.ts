import { shipped } from '../../platform/language/locales/index.js';
import { fromWords, inEveryLanguage } from '../../platform/language/speak.js';
import { fold } from '../../platform/text/fold.js';
import type { Kind } from '../rules/kind.js';
import type { Called } from '../rules/read-line.js';

/** Everyday names from the catalogues, separated by the language's commas; none where there is no entry. */
const everyday = (key: string): string[] =>
  shipped('en').has(key)
    ? inEveryLanguage(key as 'kinds.flow.fields.waiting.called')
        .flatMap((words) => words.split(/[,，、]/u))
        .map((word) => fold(word).text.trim())
    : [];

const kept = fromWords(() => new Map<string, readonly string[]>());

/** Cached, because every line that is read needs the same. */
function once(key: string, make: () => readonly string[]): readonly string[] {
  const made = kept().get(key) ?? make();
  kept().set(key, made);
  return made;
}

/** The names of a kind's fields and options in every language: labels and everyday words. */
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
