import type { ElementState } from '../contract.js';

/** What the page remembers of one place (a message, a modal, Home) between two drawings of it. */
export interface Memory {
  /** What the person set an element to and the app has not drawn itself. */
  states: Map<string, ElementState>;
  /** Presses on their way, counted per element. */
  busy: Map<string, number>;
  /** Sentences about presses that the app did not acknowledge. */
  warnings: Map<string, string>;
  /** The last press of an element, so that quick presses arrive in their order. */
  last: Map<string, Promise<void>>;
}

export const newMemory = (): Memory => ({
  states: new Map(),
  busy: new Map(),
  warnings: new Map(),
  last: new Map(),
});

/** As in Slack, an element is the same one after an edit where both ids are unchanged. */
export const keyOf = (blockId: string, actionId: string) => `${blockId}/${actionId}`;

/** Forgets the state of elements that are no longer drawn. */
export function forgetAllBut(memory: Memory, keys: Set<string>): void {
  for (const kept of [memory.states, memory.warnings]) {
    for (const key of kept.keys()) if (!keys.has(key)) kept.delete(key);
  }
}
