import type { Scene } from '../../platform/directory/branch.js';
import { simplified } from '../../platform/reading/simplified.js';
import { spelling } from '../../platform/reading/spelling.js';
import { foldDateWords } from '../../platform/time/date-words.js';
import { isKind } from '../kinds/index.js';
import { membersCalled } from './members-called.js';
import { readCode } from './read-code.js';
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
  /** Where it is all that was typed: the number of a record, of whatever kind. */
  number?: number;
}

/** A name that several people have: nobody is looked for until it is said who is meant. */
export interface Unclear {
  typed: string;
  /** Their ids. */
  people: readonly string[];
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
  unclear: Unclear[];
  /** When it was logged. */
  spans: Span[];
  words: SearchWord[];
}

/** What may be typed, in every language; phrases are written as `phraseKey` leaves them. */
export interface Vocabulary {
  kinds: ReadonlyMap<string, string>;
  /** Everyday words that kinds go by too: "question", "broken". They find the kind, and whatever holds the word. */
  nicknames: ReadonlyMap<string, string>;
  /** Names of statuses and registers, with what they stand for: `kind.status`. */
  standings: ReadonlyMap<string, readonly string[]>;
  states: ReadonlyMap<string, 'open' | 'closed'>;
  /** What says that it is one's own. */
  mine: ReadonlySet<string>;
  /** Words that tie others together, and say nothing where what stands beside them is understood: of, from, 的. */
  links: ReadonlySet<string>;
  /** The options that have the word in their label: `kind.field.option`. */
  options(word: string): readonly string[];
}

/** Where and by whom the line was typed. */
export type Searcher = Scene & { me: string };

/** A phrase as it is looked up: one way to write it for many, in simplified characters. */
export const phraseKey = (phrase: string): string => simplified(foldDateWords(phrase));

const quoted = /"([^"]+)"|“([^”]+)”|「([^」]+)」|『([^』]+)』/gu;
const mention = /<@([UW][A-Z0-9]+)(?:\|([^>]*))?>/gu;
/** So many words in a row are tried as one phrase: "20 November 2026", "To be followed up". */
const longest = 5;
/** What parts words; a comma within a number does not. */
const gap = /(?:[\s、;；]|(?<!\d)[,，]|[,，](?!\d{3}(?!\d)))+/u;
/** today's, the customers' */
const possessive = /(?<=.)['’](?:s|S)?$/u;
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
    unclear: [],
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
    .split(gap)
    .filter((token) => token !== '')
    .slice(0, mostWords);
  const found = understood(tokens, place, vocabulary);
  const named = new Set(found.flatMap((one) => (one.is === 'kind' && !one.standing ? [one.kind] : [])));
  // Among words that describe something, "new" and "returned" are two more of them.
  const describes = search.words.length > 0 || found.some(({ is }) => is === 'word');
  for (const one of found)
    keep(search, describes && one.is === 'standing' && everyday.test(one.typed) ? asWord(one) : one, named);
  search.words = search.words.filter(({ text }) => text !== '').map((word) => numbered(word, found.length));
  return search;
}

/** A number that is all of a line is that of a record, or it stands in the words. */
function numbered(word: SearchWord, pieces: number): SearchWord {
  const [, number] = /^#?0*(\d{1,9})$/.exec(spelling(word.text)) ?? [];
  return pieces === 1 && Number(number) > 0 ? { ...word, number: Number(number) } : word;
}

type Meaning =
  | { is: 'number'; kind: string; number: number }
  /** `standing`: a status is called so as well, such as "lost". */
  | { is: 'kind'; kind: string; standing?: { typed: string; of: readonly string[] } }
  | { is: 'standing'; typed: string; of: readonly string[] }
  | { is: 'state'; state: 'open' | 'closed' }
  | { is: 'person'; id: string }
  | { is: 'unclear'; unclear: Unclear }
  | { is: 'span'; span: Span }
  | { is: 'word'; word: SearchWord };

type Piece = Meaning | { is: 'link'; typed: string };

function understood(tokens: readonly string[], place: Searcher, vocabulary: Vocabulary): Meaning[] {
  const pieces: Piece[] = [];
  for (let at = 0; at < tokens.length; ) {
    let took = 0;
    for (let count = Math.min(longest, tokens.length - at); count > 0 && took === 0; count--) {
      const meaning = meant(tokens.slice(at, at + count).join(' '), place, vocabulary);
      if (!meaning) continue;
      pieces.push(meaning);
      took = count;
    }
    const token = tokens[at] ?? '';
    if (took === 0) pieces.push(...single(token, place, vocabulary));
    at += took || 1;
  }
  return withoutLinks(pieces, vocabulary);
}

function single(token: string, place: Searcher, vocabulary: Vocabulary): Piece[] {
  if (vocabulary.links.has(phraseKey(token))) return [{ is: 'link', typed: token }];
  return (
    runOn(token, place, vocabulary) ?? ofSomething(token, place, vocabulary) ?? [wordOf(token, vocabulary)]
  );
}

/** Leaves out what ties words to something that is understood: "from" last week, complaints "about the" queue. */
function withoutLinks(pieces: readonly Piece[], vocabulary: Vocabulary): Meaning[] {
  const says = ({ is }: Piece) => is !== 'link' && is !== 'word';
  /** What the links between words lead to, on one side. */
  const beyond = (at: number, step: 1 | -1): Piece | undefined => {
    let next = at + step;
    while (pieces[next]?.is === 'link') next += step;
    return pieces[next];
  };
  return pieces.flatMap((piece, at): Meaning[] => {
    if (piece.is !== 'link') return [piece];
    const beside = [beyond(at, -1), beyond(at, 1)];
    return beside.some((one) => one && says(one)) ? [] : [wordOf(piece.typed, vocabulary)];
  });
}

function meant(phrase: string, place: Searcher, vocabulary: Vocabulary): Meaning | null {
  const code = readCode(phrase);
  if (code) return { is: 'number', ...code };
  if (/^[@＠]/u.test(phrase)) return person(phrase, place);
  const explicit = /^kind:(\w+)$/.exec(phrase)?.[1];
  if (explicit && isKind(explicit)) return { is: 'kind', kind: explicit };
  const plain = phraseKey(phrase);
  if (vocabulary.mine.has(plain)) return { is: 'person', id: place.me };
  const state = vocabulary.states.get(plain);
  if (state) return { is: 'state', state };
  const kind = vocabulary.kinds.get(plain);
  const of = vocabulary.standings.get(plain);
  if (kind) return { is: 'kind', kind, ...(of ? { standing: { typed: phrase, of } } : {}) };
  if (of) return { is: 'standing', typed: phrase, of };
  const span = spanMeant(phrase, place);
  if (span) return { is: 'span', span };
  return possessive.test(phrase) ? meant(phrase.replace(possessive, ''), place, vocabulary) : null;
}

function person(typed: string, { members, me }: Searcher): Meaning | null {
  const name = typed.slice(1).replace(possessive, '');
  if (/^(?:me|我|本人)$/iu.test(name)) return { is: 'person', id: me };
  const [one, another] = membersCalled(name, members);
  if (one && another)
    return {
      is: 'unclear',
      unclear: { typed, people: membersCalled(name, members).map(({ personId }) => personId) },
    };
  return one ? { is: 'person', id: one.personId } : null;
}

/** So many signs in a row are taken apart. */
const longestRun = 20;
const isRun = (token: string) => /\p{Script=Han}/u.test(token) && token.length <= longestRun;

/** Chinese is written without spaces: 上月投诉 is a period and a kind. Only where all of it is understood. */
function runOn(token: string, place: Searcher, vocabulary: Vocabulary): Meaning[] | null {
  if (!isRun(token)) return null;
  for (let end = token.length - 1; end > 1; end--) {
    const first = meant(token.slice(0, end), place, vocabulary);
    if (!first) continue;
    const [link = ''] = [...token.slice(end, end + 1)].filter((sign) => vocabulary.links.has(sign));
    const last = token.slice(end + link.length);
    if (last === '') return [first];
    const one = meant(last, place, vocabulary);
    const rest = one ? [one] : runOn(last, place, vocabulary);
    if (rest) return [first, ...rest];
  }
  return null;
}

/** 排队的投诉: what stands before 的 says something of what stands after it. One of the two is understood. */
function ofSomething(token: string, place: Searcher, vocabulary: Vocabulary): Meaning[] | null {
  if (!isRun(token)) return null;
  for (const { index, 0: link } of token.matchAll(/的|之/gu)) {
    const parts = [token.slice(0, index), token.slice(index + link.length)];
    if (parts.some((part) => part.length < 2)) continue;
    const read = parts.map((part) => {
      const one = meant(part, place, vocabulary);
      return one ? [one] : runOn(part, place, vocabulary);
    });
    if (read.some((one) => one))
      return read.flatMap((one, at) => one ?? [wordOf(parts[at] ?? '', vocabulary)]);
  }
  return null;
}

function wordOf(token: string, vocabulary: Vocabulary): Meaning {
  // A mark at the end is the sentence's, not the word's.
  const text = token.replace(/(?<=.)[.。!！?？:：]+$/u, '');
  const plain = phraseKey(text);
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
    case 'unclear':
      search.unclear.push(meaning.unclear);
      break;
    case 'span':
      search.spans.push(meaning.span);
      break;
    case 'word':
      search.words.push(meaning.word);
  }
}
