import { z } from 'zod';
import type { Channel, Message } from '../channel.js';
import { needScope } from '../installation.js';
import { Refused } from '../refused.js';
import { slackChannel } from '../shapes/channel.js';
import { slackMessage } from '../shapes/message.js';
import type { World } from '../world.js';
import { count, flag, page, pageOf, text } from './arguments.js';
import { method } from './method.js';

const prefix = { public: 'channels', private: 'groups', im: 'im' } as const;
/** null: there are no conversations of this type here. */
const kindOfType: Record<string, Channel['kind'] | null> = {
  public_channel: 'public',
  private_channel: 'private',
  im: 'im',
  mpim: null,
};
const anyRead = ['channels:read', 'groups:read', 'im:read', 'mpim:read'] as const;

/** The conversation, if the app may do this (`read`, `history`) with its kind. Throws `missing_scope`. */
function allowed(world: World, id: string, what: 'read' | 'history'): Channel {
  const kind = world.workspace.channels.get(id)?.kind ?? 'public';
  needScope(world.app, `${prefix[kind]}:${what}`);
  return world.workspace.channel(id, world.app.botUserId);
}

const sort = { types: text.optional(), exclude_archived: flag.optional() };

/** The conversations of the types that are asked for. Throws `invalid_types`, `missing_scope`. */
function ofTypes(
  { workspace, app }: World,
  {
    types = 'public_channel',
    exclude_archived = false,
  }: { types?: string | undefined; exclude_archived?: boolean | undefined },
): Channel[] {
  const wanted = types.split(',').map((type) => type.trim());
  if (!wanted.every((type) => Object.hasOwn(kindOfType, type))) throw new Refused('invalid_types');
  const kinds = wanted.flatMap((type) => kindOfType[type] ?? []);
  for (const kind of kinds) needScope(app, `${prefix[kind]}:read`);
  return [...workspace.channels.values()].filter(
    ({ kind, archived }) => kinds.includes(kind) && !(exclude_archived && archived),
  );
}

const span = {
  oldest: text.optional(),
  latest: text.optional(),
  inclusive: flag.optional(),
  include_all_metadata: flag.optional(),
};

function within(
  messages: Message[],
  {
    oldest = '0',
    latest,
    inclusive = false,
  }: { oldest?: string | undefined; latest?: string | undefined; inclusive?: boolean | undefined },
): Message[] {
  const until = latest === undefined ? Number.POSITIVE_INFINITY : Number(latest);
  return messages.filter(({ ts }) => {
    const at = Number(ts);
    return inclusive ? at >= Number(oldest) && at <= until : at > Number(oldest) && at < until;
  });
}

function readable(world: World, id: string): Channel {
  const channel = allowed(world, id, 'history');
  if (!channel.members.has(world.app.botUserId)) throw new Refused('not_in_channel');
  return channel;
}

export const conversations = [
  method(
    'conversations.open',
    { scopes: ['im:write', 'mpim:write', 'groups:write', 'channels:manage'], pace: 'tier3' },
    z.strictObject({
      channel: text.optional(),
      users: text.optional(),
      return_im: flag.optional(),
      prevent_creation: flag.optional(),
    }),
    (world, { channel: id, users, return_im = false }) => {
      const { workspace, app } = world;
      if (id) return { channel: slackChannel(world, workspace.channel(id, app.botUserId)) };
      const people = (users ?? '').split(',').filter(Boolean);
      if (people.length === 0) throw new Refused('users_list_not_supplied');
      if (people.length > 1) throw new Refused('too_many_users');
      const channel = workspace.direct(workspace.person(people[0] ?? '').id);
      return { channel: return_im ? slackChannel(world, channel) : { id: channel.id } };
    },
  ),
  method(
    'conversations.info',
    { pace: 'tier3' },
    z.strictObject({ channel: text, include_locale: flag.optional(), include_num_members: flag.optional() }),
    (world, { channel: id, include_locale, include_num_members }) => {
      const channel = allowed(world, id, 'read');
      return {
        channel: {
          ...slackChannel(world, channel),
          ...(include_locale && { locale: 'en-US' }),
          ...(include_num_members && { num_members: channel.members.size }),
        },
      };
    },
  ),
  method(
    'conversations.members',
    { pace: 'tier4' },
    z.strictObject({ channel: text, ...page }),
    (world, { channel, ...asked }) => {
      const { items, response_metadata } = pageOf([...allowed(world, channel, 'read').members], asked);
      return { members: items, response_metadata };
    },
  ),
  method(
    'conversations.list',
    { scopes: anyRead, pace: 'tier2' },
    z.strictObject({ ...page, ...sort, team_id: text.optional() }),
    (world, { types, exclude_archived, ...asked }) => {
      const seen = ofTypes(world, { types, exclude_archived }).filter(
        (channel) => channel.kind === 'public' || channel.members.has(world.app.botUserId),
      );
      const { items, response_metadata } = pageOf(seen, asked);
      return { channels: items.map((channel) => slackChannel(world, channel)), response_metadata };
    },
  ),
  method(
    'users.conversations',
    { scopes: anyRead, pace: 'tier3' },
    z.strictObject({ ...page, ...sort, user: text.optional(), team_id: text.optional() }),
    (world, { types, exclude_archived, user, ...asked }) => {
      const { workspace, app } = world;
      const member = user === undefined ? app.botUserId : workspace.person(user).id;
      // Of another person, only the conversations that the app is in too.
      const shared = ofTypes(world, { types, exclude_archived }).filter(
        ({ members }) => members.has(app.botUserId) && members.has(member),
      );
      const { items, response_metadata } = pageOf(shared, asked);
      const channels = items.map((channel) => {
        // Slack leaves this out here, as it does the number of members.
        const { is_member: _, ...shown } = slackChannel(world, channel);
        return shown;
      });
      return { channels, response_metadata };
    },
  ),
  method(
    'conversations.history',
    { pace: 'tier3' },
    z.strictObject({ channel: text, ...page, ...span }),
    (world, { channel: id, limit = 100, cursor, include_all_metadata = false, ...asked }) => {
      const channel = readable(world, id);
      const { items, response_metadata } = pageOf(within(channel.main(), asked).reverse(), { limit, cursor });
      return {
        messages: items.map((one) => slackMessage(world, channel, one, { metadata: include_all_metadata })),
        has_more: response_metadata.next_cursor !== '',
        pin_count: channel.pins.size,
        response_metadata,
      };
    },
  ),
  method(
    'conversations.replies',
    { pace: 'tier3' },
    z.strictObject({ channel: text, ts: text, ...page, ...span, limit: count.optional() }),
    (world, { channel: id, ts, limit = 1000, cursor, include_all_metadata = false, ...asked }) => {
      const channel = readable(world, id);
      const found = channel.get(ts);
      const parent = found?.threadTs ? channel.get(found.threadTs) : found;
      if (!parent) throw new Refused('thread_not_found');
      const thread = [parent, ...within(channel.replies(parent.ts), asked)];
      const { items, response_metadata } = pageOf(thread, { limit, cursor });
      return {
        messages: items.map((one) => slackMessage(world, channel, one, { metadata: include_all_metadata })),
        has_more: response_metadata.next_cursor !== '',
        response_metadata,
      };
    },
  ),
];
