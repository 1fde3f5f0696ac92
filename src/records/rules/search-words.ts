import type { Scene } from '../../platform/directory/branch.js';

/**
 * A word that must occur: in a record's public text, in the label of one of its options, or as a name of its kind or
 * status.
 */
export interface SearchWord {
  text: string;
  /** Kinds with this name. */
  kinds: readonly string[];
  /** Statuses with this name: `kind.status`. */
  standings: readonly string[];
  /** Options whose label contains it: `kind.field.option`. */
  options: readonly string[];
  /** If it is all that was typed, it may also be the number of a record of any kind. */
  number?: number;
}

/** A name that several people share; the search waits until one of them is chosen. */
export interface Unclear {
  typed: string;
  /** Their ids. */
  people: readonly string[];
}

/** What may be typed, in every language; phrases are normalised by `phraseOf`. */
export interface Vocabulary {
  kinds: ReadonlyMap<string, string>;
  /** Everyday names of kinds, such as "question" or "broken". They find the kind, and also texts with the word. */
  nicknames: ReadonlyMap<string, string>;
  /** Names of statuses and registers, with their statuses: `kind.status`. */
  standings: ReadonlyMap<string, readonly string[]>;
  states: ReadonlyMap<string, 'open' | 'closed'>;
  /** Words for one's own records. */
  mine: ReadonlySet<string>;
  /** Linking words, which are ignored next to something that is understood: of, from, 的. */
  links: ReadonlySet<string>;
  /** The options whose label contains the word: `kind.field.option`. */
  options(word: string): readonly string[];
}

/** Where and by whom the line was typed. */
export type Searcher = Scene & { me: string };
