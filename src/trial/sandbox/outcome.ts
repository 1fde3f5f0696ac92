import type { Outcome } from './contract.js';
import type { Answer } from './delivery.js';
import { pageView } from './shapes/view.js';
import type { World } from './world.js';

/** The outcome of an act, with the modal that is now on top of the person's screen. */
export function outcome(world: World, user: string, fields: Partial<Outcome> = {}): Outcome {
  const view = pageView(world.workspace.modals.top(user));
  return { ok: fields.error === undefined, ackMs: 0, view, ...fields };
}

/** The outcome of an act whose payload was delivered. */
export function delivered(world: World, user: string, { error, ms }: Answer): Outcome {
  return outcome(world, user, { ackMs: ms, ...(error && { error }) });
}
