import { catalogues } from '../../src/platform/language/locales/index.js';

const leaves = (words: unknown): string[] =>
  typeof words === 'string' ? [words] : Object.values(words as object).flatMap(leaves);

const literal = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
const slot = /\{\{\w+\}\}/g;
const all = Object.values(catalogues).flatMap(leaves);
const plain = new Set(all.filter((words) => words.search(slot) < 0));
/** Sentences with slots; what is hardly more than a slot would fit anything. */
const slotted = all
  .filter((words) => words.search(slot) >= 0 && words.replace(slot, '').length >= 8)
  .map((words) => new RegExp(`^${words.split(slot).map(literal).join('.+')}$`, 'su'));

/** Whether a sentence stands in a catalogue, in whatever language, its slots filled. */
export const isOurs = (sentence: string): boolean =>
  plain.has(sentence) || slotted.some((pattern) => pattern.test(sentence));
