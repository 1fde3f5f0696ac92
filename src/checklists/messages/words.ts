import type { Branch } from '../../platform/directory/branch.js';
import { speak } from '../../platform/language/speak.js';
import type { ListWords } from '../rules/post.js';

const known = new Map<string, ListWords>();

/**
 * The words of a shipped list in the branch's language. Cached, because many branches need the same list at the same
 * time.
 */
export function listWords(list: string, { language }: Pick<Branch, 'language'>): ListWords {
  const key = `${language}/${list}`;
  const words = known.get(key) ?? wordsIn(list, language);
  known.set(key, words);
  return words;
}

function wordsIn(list: string, language: Branch['language']): ListWords {
  const { t, maybe } = speak(language);
  const once = <T>(look: (path: string) => T) => {
    const seen = new Map<string, T>();
    return (path: string): T => {
      const found = seen.has(path) ? (seen.get(path) as T) : look(path);
      seen.set(path, found);
      return found;
    };
  };
  // The name of the counter is filled in where the branch's counters are known.
  const slots = { counter: '{{counter}}', currency: '{{currency}}' };
  const word = once((path) => t(`lists.${list}.${path}`, slots));
  const options = once((path) => maybe(`lists.${list}.${path}`)?.split(' | ') ?? null);
  return {
    title: word('name'),
    group: (group) => word(`groups.${group}.name`),
    item: (group, item) => word(`groups.${group}.items.${item}`),
    counter: (number) => t('run.counter', { number }),
    fact: once((name) => t(`facts.lines.${name}`)),
    facts: () => t('facts.before_signing'),
    options: (group, item) => options(`groups.${group}.options.${item}`),
  };
}
