import { interactives } from '../src/trial/sandbox/blocks/walk.js';
import type { ElementState, Outcome, SandboxMessage, View } from '../src/trial/sandbox/contract.js';
import type { Person } from '../src/trial/sandbox/person.js';

const unfolding = (message: SandboxMessage) =>
  interactives(message.blocks).find(({ actionId }) => actionId.startsWith('unfold:'));

/** All that a folded message says to somebody, in the modal that they press for; null where it is not folded. */
export async function unfold(person: Person, message: SandboxMessage): Promise<View | null> {
  const button = unfolding(message);
  if (!button) return null;
  await person.press(message, { blockId: button.blockId, actionId: button.actionId });
  return person.view();
}

/** Presses something on a message, or where it is folded, in the modal with all of it. */
export async function pressUnfolded(
  person: Person,
  message: SandboxMessage,
  action: string,
  state?: Partial<ElementState>,
): Promise<Outcome> {
  const on = (blocks: Parameters<typeof interactives>[0]) =>
    interactives(blocks).find(({ actionId }) => actionId === action);
  const here = on(message.blocks);
  if (here) return person.press(message, { blockId: here.blockId, actionId: action }, state);
  const view = await unfold(person, message);
  const there = view && on(view.blocks);
  if (!there) throw new Error(`There is no ${action}`);
  return person.press({ view: view.id }, { blockId: there.blockId, actionId: action }, state);
}
