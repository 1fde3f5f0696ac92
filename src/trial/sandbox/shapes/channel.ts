import type { Channel } from '../channel.js';
import type { World } from '../world.js';

/** A conversation as `conversations.info` returns it to the bot. */
export function slackChannel(world: World, channel: Channel): Record<string, unknown> {
  const { botUserId } = world.app;
  const common = {
    id: channel.id,
    created: channel.created,
    is_archived: channel.archived,
    is_org_shared: false,
  };
  if (channel.kind === 'im') {
    const other = [...channel.members].find((member) => member !== botUserId);
    return { ...common, is_im: true, user: other, is_user_deleted: false, priority: 0 };
  }
  const isPrivate = channel.kind === 'private';
  return {
    ...common,
    name: channel.name,
    name_normalized: channel.name,
    is_channel: true,
    is_group: isPrivate,
    is_im: false,
    is_mpim: false,
    is_private: isPrivate,
    is_general: false,
    is_shared: false,
    is_ext_shared: false,
    is_member: channel.members.has(botUserId),
    creator: [...channel.members][0] ?? botUserId,
    context_team_id: world.workspace.team.id,
    topic: { value: '', creator: '', last_set: 0 },
    purpose: { value: '', creator: '', last_set: 0 },
    previous_names: [],
  };
}

/** The name of a conversation in payloads. */
export function payloadName(channel: Channel): string {
  return { im: 'directmessage', private: 'privategroup', public: channel.name }[channel.kind];
}
