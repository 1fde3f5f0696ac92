import { z } from 'zod';
import type { Channel, Message } from '../channel.js';
import { needScope } from '../installation.js';
import { Refused } from '../refused.js';
import { slackMessage } from '../shapes/message.js';
import type { World } from '../world.js';
import { flag, text, threadOf } from './arguments.js';
import { blocksIn, contentArguments, cut, metadataIn, needContent } from './content.js';
import { method } from './method.js';

const mostCharactersToUpdate = 4000;
const write = { scopes: ['chat:write'] } as const;
const unfurl = { unfurl_links: flag.optional(), unfurl_media: flag.optional() };
const display = { mrkdwn: flag.optional(), parse: text.optional(), link_names: flag.optional() };
const disguise = { username: text.optional(), icon_emoji: text.optional(), icon_url: text.optional() };

/** The channel to write to; a person's id means the direct conversation with them. */
function writable(world: World, id: string): Channel {
  const { workspace, app } = world;
  if (id === app.botUserId) throw new Refused('channel_not_found');
  const channel = workspace.people.has(id) ? workspace.direct(id) : workspace.channel(id, app.botUserId);
  if (channel.archived) throw new Refused('is_archived');
  const anywhere = channel.kind === 'public' && app.scopes.has('chat:write.public');
  if (!channel.members.has(app.botUserId) && !anywhere) throw new Refused('not_in_channel');
  return channel;
}

function refuseDisguise(world: World, args: Record<string, unknown>): void {
  if (Object.keys(disguise).some((key) => args[key] !== undefined))
    needScope(world.app, 'chat:write.customize');
}

/** The bot's own message. Throws `message_not_found`, or `refusal` for somebody else's. */
function own(world: World, channel: Channel, ts: string, refusal: string): Message {
  const message = channel.get(ts);
  if (!message) throw new Refused('message_not_found');
  if (message.user !== world.app.botUserId) throw new Refused(refusal);
  return message;
}

export const chat = [
  method(
    'chat.postMessage',
    { ...write, pace: 'posting' },
    z.strictObject({
      channel: text,
      ...contentArguments,
      ...unfurl,
      ...display,
      ...disguise,
      thread_ts: text.optional(),
      reply_broadcast: flag.optional(),
    }),
    (world, args) => {
      refuseDisguise(world, args);
      const channel = writable(world, args.channel);
      needContent(args);
      const message = world.workspace.post(channel, {
        user: world.app.botUserId,
        text: cut(args.text),
        blocks: blocksIn(world, args) ?? [],
        attachments: args.attachments ?? [],
        broadcast: args.reply_broadcast ?? false,
        ...threadOf(channel, args.thread_ts),
        ...metadataIn(args),
      });
      return {
        channel: channel.id,
        ts: message.ts,
        message: slackMessage(world, channel, message, { metadata: true }),
      };
    },
  ),
  method(
    'chat.postEphemeral',
    { ...write, pace: 'tier4' },
    z.strictObject({
      channel: text,
      user: text,
      ...contentArguments,
      ...display,
      ...disguise,
      thread_ts: text.optional(),
    }),
    (world, args) => {
      refuseDisguise(world, args);
      const channel = writable(world, args.channel);
      if (!channel.members.has(world.workspace.person(args.user).id))
        throw new Refused('user_not_in_channel');
      needContent(args);
      const message = world.workspace.post(channel, {
        user: world.app.botUserId,
        text: cut(args.text),
        blocks: blocksIn(world, args) ?? [],
        attachments: args.attachments ?? [],
        ephemeralFor: args.user,
        ...threadOf(channel, args.thread_ts),
      });
      return { message_ts: message.ts };
    },
  ),
  method(
    'chat.update',
    { ...write, pace: 'tier3' },
    z.strictObject({
      channel: text,
      ts: text,
      ...contentArguments,
      ...display,
      reply_broadcast: flag.optional(),
    }),
    (world, args) => {
      const { workspace, app } = world;
      const channel = workspace.channel(args.channel, app.botUserId);
      const message = own(world, channel, args.ts, 'cant_update_message');
      if (channel.archived) throw new Refused('is_archived');
      if (args.text === undefined) needContent(args);
      if ((args.text?.length ?? 0) > mostCharactersToUpdate) throw new Refused('msg_too_long');
      const blocks = blocksIn(world, args) ?? message.blocks;
      const metadata = metadataIn(args);
      if (args.text !== undefined && args.text !== message.text) {
        message.edited = { user: app.botUserId, ts: workspace.stamp() };
        message.text = args.text;
      }
      Object.assign(message, { blocks, ...metadata, attachments: args.attachments ?? message.attachments });
      workspace.announce(channel, message);
      return {
        channel: channel.id,
        ts: message.ts,
        text: message.text,
        message: slackMessage(world, channel, message, { metadata: true }),
      };
    },
  ),
  method(
    'chat.delete',
    { ...write, pace: 'tier3' },
    z.strictObject({ channel: text, ts: text }),
    (world, { channel: id, ts }) => {
      const channel = world.workspace.channel(id, world.app.botUserId);
      world.workspace.remove(channel, own(world, channel, ts, 'cant_delete_message'));
      return { channel: channel.id, ts };
    },
  ),
  method(
    'chat.getPermalink',
    { pace: 'unlimited' },
    z.strictObject({ channel: text, message_ts: text }),
    ({ url, workspace, app }, { channel: id, message_ts }) => {
      const channel = workspace.channel(id, app.botUserId);
      const message = channel.get(message_ts);
      if (!message) throw new Refused('message_not_found');
      const inThread = message.threadTs ? `?thread_ts=${message.threadTs}&cid=${channel.id}` : '';
      const address = `${url}/archives/${channel.id}/p${message_ts.replace('.', '')}`;
      return { channel: channel.id, permalink: address + inThread };
    },
  ),
];
