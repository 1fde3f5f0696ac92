import type { View } from '../contract.js';
import { drawBlocks } from './blocks/block.js';
import type { Block } from './blocks/elements.js';
import type { Drawing } from './drawing.js';
import { forgetAllBut } from './memory.js';
import type { Session } from './session.js';
import { keysOf } from './values.js';

/**
 * The context for drawing the blocks of a modal or Home. It forgets the state of elements that are no longer in the
 * view.
 */
export function viewDrawing(
  session: Session,
  view: View,
  errors: Record<string, string>,
  redraw: () => void,
): Drawing & { draw(): HTMLElement[] } {
  const place = { view: view.id };
  const memory = session.memory(place);
  const blocks = view.blocks as Block[];
  forgetAllBut(memory, keysOf(blocks));
  const drawing = { session, place, memory, blocks, errors, redraw };
  return { ...drawing, draw: () => drawBlocks(drawing, blocks) };
}
