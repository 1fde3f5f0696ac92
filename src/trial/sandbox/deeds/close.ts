import { tellTop } from '../api/views.js';
import type { Act, Outcome } from '../contract.js';
import { delivered, outcome } from '../outcome.js';
import { Refused } from '../refused.js';
import { slackView } from '../shapes/view.js';
import { valuesOf } from '../state.js';
import type { World } from '../world.js';
import { interaction } from './payload.js';

/**
 * Closes the topmost modal, or all of them where the act says so; the app gets `view_closed` only where it asked for
 * it.
 */
export async function close(
  world: World,
  { user, view: id }: Extract<Act, { act: 'close' }>,
): Promise<Outcome> {
  const { modals } = world.workspace;
  const top = modals.top(user);
  if (!top || top.id !== id || top.content.type !== 'modal') throw new Refused('view_not_found');
  const is_cleared = top.content.clear_on_close === true;
  const closed = is_cleared ? modals.clear(user) : [modals.pop(user)];
  tellTop(world, user);
  const answers = closed.map((view) =>
    view?.content.type === 'modal' && view.content.notify_on_close
      ? world.delivery.send('interactive', {
          type: 'view_closed',
          ...interaction(world, user),
          view: slackView(world, view, valuesOf(view)),
          is_cleared,
        })
      : undefined,
  );
  const told = (await Promise.all(answers)).find((answer) => answer !== undefined);
  return told ? delivered(world, user, told) : outcome(world, user);
}
