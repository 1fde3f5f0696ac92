import type { Notice } from './contract.js';

type Listener = (notice: Notice) => void;

/** Passes notices to the pages that listen, each person only those that concern them. */
export class Notices {
  readonly #listeners = new Map<string, Set<Listener>>();

  /** Starts listening as this person; call the result to stop. */
  listen(person: string, listener: Listener): () => void {
    const listeners = this.#listeners.get(person) ?? new Set();
    this.#listeners.set(person, listeners.add(listener));
    return () => listeners.delete(listener);
  }

  /** Tells these people, or everybody. */
  tell(notice: Notice, people: Iterable<string> = this.#listeners.keys()): void {
    for (const person of people) {
      for (const listener of this.#listeners.get(person) ?? []) listener(notice);
    }
  }
}
