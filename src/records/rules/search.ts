import type { Scene } from '../../platform/directory/branch.js';
import { foldDateWords } from '../../platform/time/date-words.js';
import { isKind } from '../kinds/index.js';
import { readCode } from './read-code.js';
import { memberCalled } from './read-line.js';
import { type Span, spanMeant } from './search-times.js';

/** A word that must occur: in a record's public text, in the label of an option it has, or as what its kind or status is called. */
export interface SearchWord {
  text: string;
  /** Kinds that go by this word too. */
  kinds: readonly string[];
  /** Statuses that do: `kind.status`. */
  standings: readonly string[];
  /** Options whose label has it: `kind.field.option`. */
  options: readonly string[];
}

/** What a line asks for. Of several of one sort any will do; what is of different sorts must all hold. */
export interface Search {
  numbers: { kind: string; number: number }[];
  kinds: string[];
  /** Statuses and registers as they were typed, with what they stand for: `kind.status`. */
  standings: { typed: string; of: readonly string[] }[];
  state: 'open' | 'closed' | null;
  /** Ids of owners or reporters. */
  people: string[];
  /** When it was logged. */
  spans: Span[];
  words: SearchWord[];
}

/** What may be typed, in every language; phrases are written as `plainWords` leaves them. */
export interface Vocabulary {
  kinds: ReadonlyMap<string, string>;
  /** Everyday words that kinds go by too: "question", "broken". They find the kind, and whatever holds the word. */
  nicknames: ReadonlyMap<string, string>;
  /** Names of statuses and registers, with what they stand for: `kind.status`. */
  standings: ReadonlyMap<string, readonly string[]>;
  states: ReadonlyMap<string, 'open' | 'closed'>;
  /** The options that have the word in their label: `kind.field.option`. */
  options(word: string): readonly string[];
}

/** Where and by whom the line was typed. */
export type Searcher = Scene & { me: string };

const quoted = /"([^"]+)"|“([^”]+)”|「([^」]+)」|『([^』]+)』/gu;
const mention = /<@([UW][A-Z0-9]+)(?:\|([^>]*))?>/gu;
/** So many words in a row are tried as one phrase: "20 November 2026", "To be followed up". */
const longest = 5;
/** One word of a language with spaces between words. */
const everyday = /^[a-z]+$/i;

/** Nobody looks for more words than these; what comes after them is not read. */
const mostWords = 100;

/**
 * Reads one line, its parts in any order: a number, kinds, statuses and registers, open or closed, @people, periods. What it
 * does not understand, and what stands in quotation marks, is a word that must occur: nothing that was typed is dropped.
 */
export function readSearch(line: string, place: Searcher, vocabulary: Vocabulary): Search {
  const search: Search = {
    numbers: [],
    kinds: [],
    standings: [],
    state: null,
    people: [],
    spans: [],
    words: [],
  };
  const open = line
    .replace(quoted, (_, ...groups: (string | undefined)[]) => {
      const phrase = groups.slice(0, 4).find((group) => group !== undefined) ?? '';
      search.words.push({ text: phrase.trim(), kinds: [], standings: [], options: [] });
      return ' ';
    })
    .replace(mention, (_, id: string, name?: string) => {
      const member = place.members.find(({ slackId }) => slackId === id);
      if (!member) return ` @${name ?? id} `;
      search.people.push(member.personId);
      return ' ';
    });
  const tokens = open
    .split(/[\s,，、;；]+/u)
    .filter((token) => token !== '')
    .slice(0, mostWords);
  const found = understood(tokens, place, vocabulary);
  const named = new Set(found.flatMap((one) => (one.is === 'kind' && !one.standing ? [one.kind] : [])));
  // Among words that describe something, "new" and "returned" are two more of them.
  const describes = search.words.length > 0 || found.some(({ is }) => is === 'word');
  for (const one of found)
    keep(search, describes && one.is === 'standing' && everyday.test(one.typed) ? asWord(one) : one, named);
  search.words = search.words.filter(({ text }) => text !== '');
  return search;
}

type Meaning =
  | { is: 'number'; kind: string; number: number }
  /** `standing`: a status is called so as well, such as "lost". */
  | { is: 'kind'; kind: string; standing?: { typed: string; of: readonly string[] } }
  | { is: 'standing'; typed: string; of: readonly string[] }
  | { is: 'state'; state: 'open' | 'closed' }
  | { is: 'person'; id: string }
  | { is: 'span'; span: Span }
  | { is: 'word'; word: SearchWord };

function understood(tokens: readonly string[], place: Searcher, vocabulary: Vocabulary): Meaning[] {
  const found: Meaning[] = [];
  for (let at = 0; at < tokens.length; ) {
    let took = 0;
    for (let count = Math.min(longest, tokens.length - at); count > 0 && took === 0; count--) {
      const meaning = meant(tokens.slice(at, at + count).join(' '), place, vocabulary);
      if (!meaning) continue;
      found.push(meaning);
      took = count;
    }
    const token = tokens[at] ?? '';
    if (took === 0) found.push(...(runOn(token, place, vocabulary) ?? [wordOf(token, vocabulary)]));
    at += took || 1;
  }
  return found;
}

function meant(phrase: string, place: Searcher, vocabulary: Vocabulary): Meaning | null {
  const code = readCode(phrase);
  if (code) return { is: 'number', ...code };
  if (/^[@＠]/u.test(phrase)) return person(phrase.slice(1), place);
  const explicit = /^kind:(\w+)$/.exec(phrase)?.[1];
  if (explicit && isKind(explicit)) return { is: 'kind', kind: explicit };
  const plain = foldDateWords(phrase);
  const state = vocabulary.states.get(plain);
  if (state) return { is: 'state', state };
  const kind = vocabulary.kinds.get(plain);
  const of = vocabulary.standings.get(plain);
  if (kind) return { is: 'kind', kind, ...(of ? { standing: { typed: phrase, of } } : {}) };
  if (of) return { is: 'standing', typed: phrase, of };
  const span = spanMeant(phrase, place);
  return span && { is: 'span', span };
}

function person(name: string, { members, me }: Searcher): Meaning | null {
  if (/^(?:me|我|本人)$/iu.test(name)) return { is: 'person', id: me };
  const member = memberCalled(name, members);
  return member ? { is: 'person', id: member.personId } : null;
}

/** Chinese is written without spaces: 上月投诉 is a period and a kind. Only where all of it is understood. */
function runOn(token: string, place: Searcher, vocabulary: Vocabulary): Meaning[] | null {
  if (!/\p{Script=Han}/u.test(token) || token.length > 20) return null;
  for (let end = token.length - 1; end > 1; end--) {
    const first = meant(token.slice(0, end), place, vocabulary);
    if (!first) continue;
    const last = token.slice(end);
    const one = meant(last, place, vocabulary);
    const rest = one ? [one] : runOn(last, place, vocabulary);
    if (rest) return [first, ...rest];
  }
  return null;
}

function wordOf(token: string, vocabulary: Vocabulary): Meaning {
  // A mark at the end is the sentence's, not the word's.
  const text = token.replace(/(?<=.)[.。!！?？:：]+$/u, '');
  const plain = foldDateWords(text);
  const nickname = vocabulary.nicknames.get(plain);
  return {
    is: 'word',
    word: { text, kinds: nickname ? [nickname] : [], standings: [], options: vocabulary.options(plain) },
  };
}

const asWord = ({ typed, of }: Meaning & { is: 'standing' }): Meaning => ({
  is: 'word',
  word: { text: typed, kinds: [], standings: of, options: [] },
});

/** @param named kinds of which the line leaves no doubt: "referral lost" are referrals, "lost" alone is lost property. */
function keep(search: Search, meaning: Meaning, named: ReadonlySet<string>): void {
  switch (meaning.is) {
    case 'number':
      search.numbers.push({ kind: meaning.kind, number: meaning.number });
      break;
    case 'kind': {
      const { standing } = meaning;
      const asStatus = standing?.of.some((one) => named.has(one.slice(0, one.indexOf('.'))));
      if (standing && asStatus) search.standings.push(standing);
      else search.kinds.push(meaning.kind);
      break;
    }
    case 'standing':
      search.standings.push({ typed: meaning.typed, of: meaning.of });
      break;
    case 'state':
      // Open and closed: all of them.
      search.state = search.state && search.state !== meaning.state ? null : meaning.state;
      break;
    case 'person':
      search.people.push(meaning.id);
      break;
    case 'span':
      search.spans.push(meaning.span);
      break;
    case 'word':
      search.words.push(meaning.word);
  }
}
