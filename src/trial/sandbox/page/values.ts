import type { ViewState } from '../contract.js';
import { type Block, elementsOf, initialState } from './blocks/elements.js';
import { keyOf, type Memory } from './memory.js';

/** The current `view.state.values` of a view: what the app set, overridden by what the person set. */
export function valuesOf(blocks: readonly Block[], memory: Memory): ViewState {
  const values: ViewState = {};
  for (const { blockId, element } of elementsOf(blocks)) {
    const initial = initialState(element);
    if (!initial) continue;
    const actionId = element.action_id ?? '';
    const block = values[blockId] ?? {};
    block[actionId] = memory.states.get(keyOf(blockId, actionId)) ?? initial;
    values[blockId] = block;
  }
  return values;
}

/** The keys of all elements that are drawn; the state of others can be forgotten. */
export const keysOf = (blocks: readonly Block[]) =>
  new Set(elementsOf(blocks).map(({ blockId, element }) => keyOf(blockId, element.action_id ?? '')));
