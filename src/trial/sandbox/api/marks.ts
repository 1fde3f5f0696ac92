import { z } from 'zod';
import type { Channel, Message } from '../channel.js';
import { Refused } from '../refused.js';
import type { World } from '../world.js';
import { text } from './arguments.js';
import { method } from './method.js';

const reaction = z.strictObject({ channel: text, timestamp: text, name: text.min(1) });
const pin = z.strictObject({ channel: text, timestamp: text });

function marked(world: World, id: string, ts: string): { channel: Channel; message: Message } {
  const channel = world.workspace.channel(id, world.app.botUserId);
  if (!channel.members.has(world.app.botUserId)) throw new Refused('not_in_channel');
  if (channel.archived) throw new Refused('is_archived');
  const message = channel.get(ts);
  if (!message) throw new Refused('message_not_found');
  return { channel, message };
}

/** Methods that mark a message without changing it. */
export const marks = [
  method('reactions.add', { scopes: ['reactions:write'], pace: 'tier3' }, reaction, (world, args) => {
    const { channel, message } = marked(world, args.channel, args.timestamp);
    const users = message.reactions.get(args.name) ?? new Set();
    if (users.has(world.app.botUserId)) throw new Refused('already_reacted');
    message.reactions.set(args.name, users.add(world.app.botUserId));
    world.workspace.announce(channel, message);
    return {};
  }),
  method('reactions.remove', { scopes: ['reactions:write'], pace: 'tier2' }, reaction, (world, args) => {
    const { channel, message } = marked(world, args.channel, args.timestamp);
    const users = message.reactions.get(args.name);
    if (!users?.delete(world.app.botUserId)) throw new Refused('no_reaction');
    if (users.size === 0) message.reactions.delete(args.name);
    world.workspace.announce(channel, message);
    return {};
  }),
  method('pins.add', { scopes: ['pins:write'], pace: 'tier2' }, pin, (world, args) => {
    const { channel, message } = marked(world, args.channel, args.timestamp);
    if (channel.pins.has(message.ts)) throw new Refused('already_pinned');
    channel.pins.add(message.ts);
    return {};
  }),
  method('pins.remove', { scopes: ['pins:write'], pace: 'tier2' }, pin, (world, args) => {
    const { channel, message } = marked(world, args.channel, args.timestamp);
    if (!channel.pins.delete(message.ts)) throw new Refused('no_pin');
    return {};
  }),
];
