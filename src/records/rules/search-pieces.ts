import { phraseOf } from '../../platform/reading/phrase.js';
import { isKind } from '../kinds/index.js';
import { membersCalled } from './members-called.js';
import { readCode } from './read-code.js';
import { type Span, spanMeant } from './search-times.js';
import type { Searcher, SearchWord, Unclear, Vocabulary } from './search-words.js';

/** The most words that are tried as one phrase: "20 November 2026", "To be followed up". */
const longest = 5;
/** today's, the customers' */
const possessive = /(?<=.)['’](?:s|S)?$/u;

/** What a piece of a line means. */
export type Meaning =
  | { is: 'number'; kind: string; number: number }
  /** `standing`: the word is also the name of a status, such as "lost". */
  | { is: 'kind'; kind: string; standing?: { typed: string; of: readonly string[] } }
  | { is: 'standing'; typed: string; of: readonly string[] }
  | { is: 'state'; state: 'open' | 'closed' }
  | { is: 'person'; id: string }
  | { is: 'unclear'; unclear: Unclear }
  | { is: 'span'; span: Span }
  | { is: 'word'; word: SearchWord };

type Piece = Meaning | { is: 'link'; typed: string };

/** The meanings of a line's words; the longest phrases that have a meaning are taken first. */
export function understood(tokens: readonly string[], place: Searcher, vocabulary: Vocabulary): Meaning[] {
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
  if (vocabulary.links.has(phraseOf(token))) return [{ is: 'link', typed: token }];
  return (
    runOn(token, place, vocabulary) ?? ofSomething(token, place, vocabulary) ?? [wordOf(token, vocabulary)]
  );
}

/** Drops linking words next to something that is understood: "from" last week, complaints "about the" queue. */
function withoutLinks(pieces: readonly Piece[], vocabulary: Vocabulary): Meaning[] {
  const says = ({ is }: Piece) => is !== 'link' && is !== 'word';
  /** The next piece on one side that is no link. */
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
  const plain = phraseOf(phrase);
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

/** Characters; longer runs are not split. */
const longestRun = 20;
const isRun = (token: string) => /\p{Script=Han}/u.test(token) && token.length <= longestRun;

/** Chinese is written without spaces: 上月投诉 is a period and a kind. Split only if every part is understood. */
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

/** 排队的投诉: the part before 的 describes the part after it. Split if one of the two is understood. */
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
  // Punctuation at the end belongs to the sentence.
  const text = token.replace(/(?<=.)[.。!！?？:：]+$/u, '');
  const plain = phraseOf(text);
  const nickname = vocabulary.nicknames.get(plain);
  return {
    is: 'word',
    word: { text, kinds: nickname ? [nickname] : [], standings: [], options: vocabulary.options(plain) },
  };
}
