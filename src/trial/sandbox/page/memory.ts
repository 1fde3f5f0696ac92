import type { ElementState } from '../contract.js';

/** What the page keeps about one place (a message, a modal, Home) between two drawings of it. */
export interface Memory {
  /** Values that the person set and the app has not drawn itself yet. */
  states: Map<string, ElementState>;
  /** The number of presses per element that are still being sent. */
  busy: Map<string, number>;
  /** Errors of presses that the app did not acknowledge, by element. */
  warnings: Map<string, string>;
  /** The last press of each element; the next one waits for it, so that quick presses arrive in order. */
  last: Map<string, Promise<void>>;
}

export const newMemory = (): Memory => ({
  states: new Map(),
  busy: new Map(),
  warnings: new Map(),
  last: new Map(),
});

/**
 * The key of an element. As in Slack, an element stays the same one after an edit while its block_id and action_id
 * do.
 */
export const keyOf = (blockId: string, actionId: string) => `${blockId}/${actionId}`;

/** Forgets the state of elements that are no longer drawn. */
export function forgetAllBut(memory: Memory, keys: Set<string>): void {
  for (const kept of [memory.states, memory.warnings]) {
    for (const key of kept.keys()) if (!keys.has(key)) kept.delete(key);
  }
}
