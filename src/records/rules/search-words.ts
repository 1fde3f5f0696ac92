import type { Scene } from '../../platform/directory/branch.js';

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

/** What may be typed, in every language; phrases are written as `phraseOf` leaves them. */
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
