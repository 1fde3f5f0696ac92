import { type Interactive, interactives } from '../blocks/walk.js';
import type { Channel, Message } from '../channel.js';
import type { Act, ElementState, Outcome, ViewState } from '../contract.js';
import { delivered, outcome } from '../outcome.js';
import { Refused } from '../refused.js';
import { slackMessage } from '../shapes/message.js';
import { slackView } from '../shapes/view.js';
import { merge, stateField, stateOf, valuesOf } from '../state.js';
import type { World } from '../world.js';
import { channelOf, interaction } from './payload.js';

type Press = Extract<Act, { act: 'press' }>;

/** Presses a button, or chooses in a menu, on a message or in a view. */
export async function press(world: World, act: Press): Promise<Outcome> {
  if (!world.app.declared.interactive) throw new Refused('interactivity_disabled');
  return 'view' in act.place
    ? pressInView(world, act, act.place.view)
    : pressOnMessage(world, act, act.place);
}

function find(blocks: readonly unknown[], { blockId, actionId }: Press): Interactive {
  const found = interactives(blocks).find((one) => one.blockId === blockId && one.actionId === actionId);
  if (!found) throw new Refused('no_such_element');
  return found;
}

/** A change in an input block is not sent to the app unless the block asks for it (`dispatch_action`). */
function isSilent({ block }: Interactive): boolean {
  return block.type === 'input' && block.dispatch_action !== true;
}

const passedOn = ['text', 'value', 'style', 'placeholder', 'confirm'] as const;

function actionOf(world: World, { blockId, actionId, element }: Interactive, state: Partial<ElementState>) {
  const known = passedOn.filter((key) => element[key] !== undefined).map((key) => [key, element[key]]);
  const preset = Object.entries(element).filter(([key]) => key.startsWith('initial_'));
  const field = stateField(element.type);
  return {
    type: element.type,
    action_id: actionId,
    block_id: blockId,
    ...Object.fromEntries([...known, ...preset]),
    ...(field && { [field]: null }),
    ...state,
    action_ts: world.workspace.stamp(),
  };
}

async function pressInView(world: World, act: Press, id: string): Promise<Outcome> {
  const { user, state = {} } = act;
  const view = world.workspace.modals.find(id);
  if (!view || view.user !== user) throw new Refused('view_not_found');
  const found = find(view.content.blocks, act);
  view.entered = merge(view.entered, merge(act.values ?? {}, oneState(found, state)));
  if (isSilent(found)) return outcome(world, user);
  const answer = await world.delivery.send('interactive', {
    type: 'block_actions',
    ...interaction(world, user),
    container: { type: 'view', view_id: view.id },
    trigger_id: world.triggers.issue(view.content.type === 'modal' ? { user, view: view.id } : { user }),
    view: slackView(world, view, valuesOf(view)),
    actions: [actionOf(world, found, state)],
  });
  return delivered(world, user, answer);
}

function oneState({ blockId, actionId, element }: Interactive, state: Partial<ElementState>): ViewState {
  if (stateField(element.type) === undefined) return {};
  return { [blockId]: { [actionId]: { ...state, type: element.type } } };
}

async function pressOnMessage(
  world: World,
  act: Press,
  place: { channel: string; ts: string },
): Promise<Outcome> {
  const { workspace } = world;
  const { user, state = {} } = act;
  const channel = workspace.channel(place.channel, user);
  if (!channel.members.has(user)) throw new Refused('not_in_channel');
  const message = channel.get(place.ts) ?? channel.ephemeral(user, place.ts);
  if (!message) throw new Refused('message_not_found');
  const found = find(message.blocks, act);
  const entered = merge(act.values ?? {}, oneState(found, state));
  if (isSilent(found)) return outcome(world, user);
  const answer = await world.delivery.send('interactive', {
    type: 'block_actions',
    ...interaction(world, user),
    ...onMessage(world, channel, message),
    trigger_id: world.triggers.issue({ user }),
    channel: channelOf(channel),
    state: { values: stateOf(message.blocks, entered) },
    response_url: world.responseUrls.issue({ user, channel: channel.id, about: message }),
    actions: [actionOf(world, found, state)],
  });
  return delivered(world, user, answer);
}

/** The place of the press; for an ephemeral message Slack sends only the container. */
function onMessage(world: World, channel: Channel, message: Message): Record<string, unknown> {
  const ephemeral = message.ephemeralFor !== undefined;
  return {
    container: {
      type: 'message',
      message_ts: message.ts,
      channel_id: channel.id,
      is_ephemeral: ephemeral,
      ...(message.threadTs && { thread_ts: message.threadTs }),
    },
    ...(!ephemeral && { message: slackMessage(world, channel, message, { metadata: true }) }),
  };
}
