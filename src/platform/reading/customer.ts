import type { Folded, Span } from '../text/fold.js';
import { oneOf, words } from './words.js';

/** Where a text names somebody who seems to be a customer. */
export interface CustomerNamed extends Span {
  /** As it was typed, with its title: Mr Khan, 王小姐. */
  name: string;
}

const { customers, customerTitles, namedBy, notNames, befell } = words;
const latin = (list: readonly string[]) => list.filter((word) => /^[a-z]/.test(word));
const han = (list: readonly string[]) => list.filter((word) => !/^[a-z]/.test(word));

/** A part of a name as it is written in Latin letters: Khan, O'Neill, McDonald, Smith-Jones. */
const PART = "\\p{Lu}(?:\\p{L}|['’-](?=\\p{L}))*\\p{Ll}";
const TITLED = new RegExp(
  `(?<!\\p{L})(?:(?:mr|mrs|ms)\\.? (?:&|and) )?(?:${latin(customerTitles).join('|')})\\.? (${PART}(?: ${PART})?)(?!\\p{L})`,
  'giu',
);
const AFTER_CUSTOMER = new RegExp(
  `(?<!\\p{L})(?:${latin(customers).join('|')}),? (?:(?:${latin(namedBy).join('|')}):? (${PART}(?: ${PART})?)|(${PART} ${PART}))(?!\\p{L})`,
  'giu',
);
const BEFELL = new RegExp(`(?<!\\p{L})()?(${PART} ${PART}) (?:${befell.join('|')})(?!\\p{L})`, 'gu');
const CASED = new RegExp(`^(?:${PART})(?: ${PART})?$`, 'u');

const { surnames, plainSurnames, colleagues, notBefore, goesOn } = words;
/** 王先生, 欧阳女士: not after a word whose last character only looks like a surname. */
const CHINESE_TITLED = new RegExp(
  `(?<!${oneOf(colleagues)})(?<!${notBefore.join('|')})(?:(?:${han(customers).join('|')})[: ]?)?(?:${surnames.join('|')})(?:${han(customerTitles).join('|')})`,
  'gu',
);
/**
 * 客户李明: a surname that begins no ordinary word, followed by one or two characters and a word that continues the
 * sentence.
 */
const CHINESE_PLAIN = new RegExp(
  `(?:${han(customers).join('|')})(?:(?:${han(namedBy).join('|')}|[: ])[: ]?(?:${surnames.join('|')})|(?:${plainSurnames.join('|')}))(?:\\p{Script=Han}{1,2}?)(?=$|[^\\p{L}\\p{N}]|(?:${goesOn.join('|')}))(?:(?:${han(customerTitles).join('|')}))?`,
  'gu',
);

const bare = (name: string) => name.replace(/['’]s$/i, '');

/**
 * The customers that a text seems to name, in order. Cautious: it rather misses one than takes a colleague or an
 * ordinary word for one.
 * @param names the names of the branch's people, who are not customers
 */
export function customersIn(folded: Folded, names: readonly string[] = []): CustomerNamed[] {
  const { text, cased } = folded;
  const known = new Set(
    names.flatMap((name) => [name, ...name.split(/\s+/)].map((one) => one.toLowerCase())),
  );
  const isNobody = (name: string) =>
    known.has(name.toLowerCase()) ||
    name
      .toLowerCase()
      .split(/[ -]/)
      .some((part) => notNames.has(part) || words.notSurname.has(part));
  const english = [TITLED, AFTER_CUSTOMER, BEFELL].flatMap((pattern) =>
    [...cased.matchAll(pattern)].flatMap((match) => {
      const name = bare(match[1] ?? match[2] ?? '');
      // In "they miss London" it is a verb.
      if (match[0].startsWith('miss')) return [];
      const first = bare(name.split(' ')[0] ?? '');
      // "Mr Khan From Leeds": the surname alone is the name where another word follows it.
      const whole = CASED.test(name) && !isNobody(name) ? name : first;
      if (!CASED.test(whole) || isNobody(whole)) return [];
      if (whole !== name && match[1] === undefined) return [];
      return [{ start: match.index, end: match.index + match[0].indexOf(name) + whole.length }];
    }),
  );
  const chinese = [CHINESE_PLAIN, CHINESE_TITLED].flatMap((pattern) =>
    [...text.matchAll(pattern)].flatMap(({ 0: whole, index }) =>
      [...known].some((name) => name.length > 1 && /\p{Script=Han}/u.test(name) && whole.includes(name))
        ? []
        : [{ start: index, end: index + whole.length }],
    ),
  );
  const found: CustomerNamed[] = [];
  for (const span of [...english, ...chinese].sort((a, b) => a.start - b.start || b.end - a.end))
    if (span.start >= (found.at(-1)?.end ?? 0))
      found.push({ ...span, name: cased.slice(span.start, span.end) });
  return found;
}
