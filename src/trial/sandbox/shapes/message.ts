import type { Channel, Message } from '../channel.js';
import type { SandboxMessage } from '../contract.js';
import type { World } from '../world.js';
import { pageFile, slackFile } from './file.js';

/** A message as the Web API and payloads contain it. */
export function slackMessage(
  world: World,
  channel: Channel,
  message: Message,
  { metadata = false } = {},
): Record<string, unknown> {
  const { app, workspace } = world;
  const replies = channel.replies(message.ts);
  const files = message.files.flatMap((id) => workspace.files.get(id) ?? []);
  return {
    type: 'message',
    user: message.user,
    ts: message.ts,
    text: message.text,
    team: workspace.team.id,
    ...(message.user === app.botUserId && {
      bot_id: app.botId,
      app_id: app.appId,
      bot_profile: botProfile(world),
    }),
    ...(message.blocks.length > 0 && { blocks: message.blocks }),
    ...(message.attachments.length > 0 && { attachments: message.attachments }),
    ...(files.length > 0 && { files: files.map((file) => slackFile(world, file)), upload: false }),
    ...(message.edited && { edited: message.edited }),
    ...(metadata && message.metadata && { metadata: message.metadata }),
    ...(message.threadTs && {
      thread_ts: message.threadTs,
      parent_user_id: channel.get(message.threadTs)?.user,
    }),
    ...(replies.length > 0 && {
      thread_ts: message.ts,
      reply_count: replies.length,
      reply_users: [...new Set(replies.map((reply) => reply.user))],
      reply_users_count: new Set(replies.map((reply) => reply.user)).size,
      latest_reply: replies.at(-1)?.ts,
      is_locked: false,
      subscribed: false,
    }),
    ...(message.reactions.size > 0 && {
      reactions: [...message.reactions].map(([name, users]) => ({
        name,
        users: [...users],
        count: users.size,
      })),
    }),
  };
}

function botProfile({ app, workspace }: World): Record<string, unknown> {
  const { botId: id, appId: app_id, declared } = app;
  return { id, app_id, name: declared.botName, deleted: false, updated: 0, team_id: workspace.team.id };
}

/** The same for the page and the tests. */
export function pageMessage(world: World, channel: Channel, message: Message): SandboxMessage {
  return {
    channel: message.channel,
    ts: message.ts,
    user: message.user,
    text: message.text,
    blocks: message.blocks,
    replies: channel.replyCount(message.ts),
    edited: message.edited !== undefined,
    files: message.files.flatMap((id) => world.workspace.files.get(id) ?? []).map(pageFile),
    ...(message.threadTs && { threadTs: message.threadTs }),
    ...(message.ephemeralFor && { ephemeralFor: message.ephemeralFor }),
    ...(message.metadata && { metadata: message.metadata }),
  };
}
