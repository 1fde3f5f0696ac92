import type { ElementState } from '../contract.js';
import type { Interactive } from './blocks/elements.js';
import { confirmed } from './confirm.js';
import type { Drawing, Spot } from './drawing.js';
import { showMarks } from './marks.js';
import { keyOf } from './memory.js';
import { troubleIn } from './session.js';
import { valuesOf } from './values.js';

/** Keeps the value that the person set, and sends it to the app where the element does so at once. */
export async function change(
  drawing: Drawing,
  spot: Spot,
  element: Interactive,
  state: ElementState,
): Promise<void> {
  const key = keyOf(spot.blockId, element.action_id ?? '');
  const before = drawing.memory.states.get(key);
  drawing.memory.states.set(key, state);
  if (!spot.tells || (await press(drawing, spot, element, state))) return;
  if (before) drawing.memory.states.set(key, before);
  else drawing.memory.states.delete(key);
  drawing.redraw();
}

/** Sends a press to the app; false where the person declined the confirmation. */
export async function press(
  drawing: Drawing,
  spot: Spot,
  element: Interactive,
  state?: Partial<ElementState>,
): Promise<boolean> {
  const { memory, session, place } = drawing;
  if ('confirm' in element && element.confirm && !(await confirmed(session, element.confirm))) return false;
  const actionId = element.action_id ?? '';
  const key = keyOf(spot.blockId, actionId);
  const before = memory.last.get(key);
  memory.warnings.delete(key);
  memory.busy.set(key, (memory.busy.get(key) ?? 0) + 1);
  showMarks(place, memory);
  const tell = async () => {
    await before;
    const outcome = await session.act({
      act: 'press',
      place,
      blockId: spot.blockId,
      actionId,
      ...(state ? { state } : {}),
      ...('view' in place ? { values: valuesOf(drawing.blocks, memory) } : {}),
    });
    const trouble = troubleIn(session.words, outcome);
    if (trouble) memory.warnings.set(key, trouble);
    memory.busy.set(key, (memory.busy.get(key) ?? 1) - 1);
    showMarks(place, memory);
  };
  const told = tell();
  memory.last.set(key, told);
  await told;
  return true;
}
