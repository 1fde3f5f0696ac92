import { spelling } from '../../platform/reading/spelling.js';
import { type Meaning, understood } from './search-pieces.js';
import type { Span } from './search-times.js';
import type { Searcher, SearchWord, Unclear, Vocabulary } from './search-words.js';

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

const quoted = /"([^"]+)"|“([^”]+)”|「([^」]+)」|『([^』]+)』/gu;
const mention = /<@([UW][A-Z0-9]+)(?:\|([^>]*))?>/gu;
/** What parts words; a comma within a number does not. */
const gap = /(?:[\s、;；]|(?<!\d)[,，]|[,，](?!\d{3}(?!\d)))+/u;
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
  search.words = search.words.filter(({ text }) => text !== '');
  const [word] = search.words;
  const number = word && open === line && found.length === 1 ? numberIn(word.text) : null;
  return word && number ? { ...search, words: [{ ...word, number }] } : search;
}

/** A number that is all of a line is that of a record, or it stands in the words. */
const numberIn = (text: string): number | null =>
  Number(/^#?0*(\d{1,9})$/.exec(spelling(text))?.[1] ?? 0) || null;

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
