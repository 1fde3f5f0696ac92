import type { Outcome } from '../contract.js';
import { outcome } from '../outcome.js';
import { slackView } from '../shapes/view.js';
import { valuesOf } from '../state.js';
import type { World } from '../world.js';

/** Opens the app's Home tab, which sends the app an event. */
export async function openHome(world: World, user: string): Promise<Outcome> {
  const { workspace, events } = world;
  workspace.person(user);
  const view = workspace.modals.home(user);
  const ackMs = await events.tell('app_home_opened', {
    type: 'app_home_opened',
    user,
    channel: workspace.direct(user).id,
    tab: 'home',
    ...(view && { view: slackView(world, view, valuesOf(view)) }),
  });
  return outcome(world, user, { ackMs });
}
