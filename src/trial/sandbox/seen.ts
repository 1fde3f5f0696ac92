import type { Channel } from './channel.js';
import type {
  Conversation,
  SandboxChannel,
  SandboxMessage,
  SandboxUser,
  Workspace as Seen,
} from './contract.js';
import type { Member } from './seed.js';
import { pageMessage } from './shapes/message.js';
import type { World } from './world.js';

export interface Seeing {
  /** The first message of a thread: that message and its replies. */
  thread?: string | undefined;
  /** A person, whose ephemeral messages are included. */
  as?: string | undefined;
}

/** The visible messages of a channel or thread, oldest first. Throws `channel_not_found`. */
export function messagesOf(world: World, id: string, { thread, as }: Seeing = {}): SandboxMessage[] {
  const channel = world.workspace.channel(id, as ?? world.app.botUserId);
  const parent = thread ? channel.get(thread) : undefined;
  const said = thread ? [...(parent ? [parent] : []), ...channel.replies(thread)] : channel.main();
  const own = as ? channel.ephemerals(as).filter((message) => message.threadTs === thread) : [];
  const all = [...said, ...own].sort((a, b) => (a.ts < b.ts ? -1 : 1));
  return all.map((message) => pageMessage(world, channel, message));
}

function seenChannel(world: World, channel: Channel, as: string): SandboxChannel {
  const { botUserId } = world.app;
  const unread = channel.unread(as);
  const calls = new RegExp(`<@${as}[|>]|<!(channel|here|everyone)[|>]|"user_id":"${as}"`);
  const isDirect = channel.kind === 'im';
  return {
    id: channel.id,
    name: channel.name,
    type: isDirect ? 'im' : 'channel',
    members: [...channel.members],
    archived: channel.archived,
    unread: unread.length,
    mentions: isDirect ? unread.length : unread.filter((message) => calls.test(mentionable(message))).length,
    ...(isDirect && { user: [...channel.members].find((member) => member !== botUserId) ?? botUserId }),
  };
}

function mentionable({ text, blocks }: { text: string; blocks: unknown[] }): string {
  return `${text} ${JSON.stringify(blocks)}`;
}

function seenPerson({ id, name, realName, locale, tz, isAdmin, isBot, title }: Member): SandboxUser {
  return { id, name, realName, locale, tz, isAdmin, isBot, title };
}

/** The workspace as one person sees it: the channels they are in, and their conversation with the bot. */
export function seenWorkspace(world: World, user: string): Seen {
  const { workspace, app, faults } = world;
  workspace.direct(user);
  const { id, name } = workspace.team;
  return {
    now: workspace.now().toISOString(),
    team: { id, name },
    botUser: app.botUserId,
    me: seenPerson(workspace.person(user)),
    people: [...workspace.people.values()].filter((person) => !person.deleted).map(seenPerson),
    channels: [...workspace.channels.values()]
      .filter((channel) => channel.members.has(user))
      .map((channel) => seenChannel(world, channel, user)),
    commands: app.declared.commands.map(({ command, description, usageHint }) => ({
      command,
      description,
      usageHint,
    })),
    shortcuts: app.declared.shortcuts,
    faults: faults.list(),
  };
}

export function seenConversation(world: World, user: string, id: string, thread?: string): Conversation {
  const channel = seenChannel(world, world.workspace.channel(id, user), user);
  return { channel, messages: messagesOf(world, id, { as: user, thread }) };
}
