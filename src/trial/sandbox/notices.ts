import type { Notice } from './contract.js';

type Listener = (notice: Notice) => void;

/** Passes notices to the listening pages, to each person only those that concern them. */
export class Notices {
  readonly #listeners = new Map<string, Set<Listener>>();

  /** Subscribes as this person; returns the function that unsubscribes. */
  listen(person: string, listener: Listener): () => void {
    const listeners = this.#listeners.get(person) ?? new Set();
    this.#listeners.set(person, listeners.add(listener));
    return () => listeners.delete(listener);
  }

  /** Notifies these people, or everybody. */
  tell(notice: Notice, people: Iterable<string> = this.#listeners.keys()): void {
    for (const person of people) {
      for (const listener of this.#listeners.get(person) ?? []) listener(notice);
    }
  }
}
