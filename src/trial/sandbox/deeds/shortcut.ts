import type { Act, Outcome } from '../contract.js';
import { delivered } from '../outcome.js';
import { Refused } from '../refused.js';
import { slackMessage } from '../shapes/message.js';
import type { World } from '../world.js';
import { channelOf, interaction } from './payload.js';

/** Chooses a global shortcut of the app, or one on a message. */
export async function shortcut(world: World, act: Extract<Act, { act: 'shortcut' }>): Promise<Outcome> {
  const { workspace, app } = world;
  const { user, callbackId, message: on } = act;
  const type = on ? 'message' : 'global';
  if (!app.declared.interactive) throw new Refused('interactivity_disabled');
  if (!app.declared.shortcuts.some((one) => one.callbackId === callbackId && one.type === type)) {
    throw new Refused('no_such_shortcut');
  }
  const common = {
    ...interaction(world, user),
    callback_id: callbackId,
    trigger_id: world.triggers.issue({ user }),
    action_ts: workspace.stamp(),
  };
  if (!on) {
    return delivered(world, user, await world.delivery.send('interactive', { type: 'shortcut', ...common }));
  }
  const channel = workspace.channel(on.channel, user);
  const message = channel.get(on.ts);
  if (!message || !channel.members.has(user)) throw new Refused('message_not_found');
  const answer = await world.delivery.send('interactive', {
    type: 'message_action',
    ...common,
    channel: channelOf(channel),
    message_ts: message.ts,
    message: slackMessage(world, channel, message),
    response_url: world.responseUrls.issue({ user, channel: channel.id }),
  });
  return delivered(world, user, answer);
}
