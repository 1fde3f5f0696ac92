import { spelling } from '../../platform/reading/spelling.js';
import { type Meaning, understood } from './search-pieces.js';
import type { Span } from './search-times.js';
import type { Searcher, SearchWord, Unclear, Vocabulary } from './search-words.js';

/** A search. Of several conditions of one sort any must be met; different sorts must all be met. */
export interface Search {
  numbers: { kind: string; number: number }[];
  kinds: string[];
  /** Statuses and registers as they were typed, with their statuses: `kind.status`. */
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
/** Separators of words; a comma within a number is none. */
const gap = /(?:[\s、;；]|(?<!\d)[,，]|[,，](?!\d{3}(?!\d)))+/u;
/** A single word in Latin letters. */
const everyday = /^[a-z]+$/i;

/** Words that are read; further ones are ignored. */
const mostWords = 100;

/**
 * Reads a search line, with its parts in any order: a number, kinds, statuses and registers, open or closed, @people,
 * periods. Anything else, and everything in quotation marks, is a word that must occur.
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
  // Next to descriptive words, "new" or "returned" is taken as a word and not as a status.
  const describes = search.words.length > 0 || found.some(({ is }) => is === 'word');
  for (const one of found)
    keep(search, describes && one.is === 'standing' && everyday.test(one.typed) ? asWord(one) : one, named);
  search.words = search.words.filter(({ text }) => text !== '');
  const [word] = search.words;
  const number = word && open === line && found.length === 1 ? numberIn(word.text) : null;
  return word && number ? { ...search, words: [{ ...word, number }] } : search;
}

/** A number that is the whole line may be a record's number, or occur in its words. */
const numberIn = (text: string): number | null =>
  Number(/^#?0*(\d{1,9})$/.exec(spelling(text))?.[1] ?? 0) || null;

const asWord = ({ typed, of }: Meaning & { is: 'standing' }): Meaning => ({
  is: 'word',
  word: { text: typed, kinds: [], standings: of, options: [] },
});

/**
 * @param named kinds that the line names unambiguously: "referral lost" means lost referrals, "lost" alone lost
 *   property.
 */
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
      // Both open and closed were typed: no condition.
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
