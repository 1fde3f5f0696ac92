import { threadOf } from '../api/arguments.js';
import type { Act, Outcome } from '../contract.js';
import { outcome } from '../outcome.js';
import { Refused } from '../refused.js';
import type { World } from '../world.js';
import { escaped, withReferences } from './payload.js';

const kinds = { public: 'channel', private: 'group', im: 'im' } as const;
const subscriptions = { public: 'message.channels', private: 'message.groups', im: 'message.im' } as const;

/** Writes a message; the app gets the event where it subscribed and is a member. */
export async function say(world: World, act: Extract<Act, { act: 'say' }>): Promise<Outcome> {
  const { app, workspace, events } = world;
  const { user, thread } = act;
  const channel = workspace.channel(act.channel, user);
  if (!channel.members.has(user)) throw new Refused('not_in_channel');
  if (channel.archived) throw new Refused('is_archived');
  if (act.text.trim() === '') throw new Refused('no_text');
  const text = withReferences(world, escaped(act.text), false);
  const { ts, threadTs } = workspace.post(channel, { user, text, ...threadOf(channel, thread) });
  if (!channel.members.has(app.botUserId)) return outcome(world, user);
  const event = {
    user,
    text,
    ts,
    event_ts: ts,
    team: workspace.team.id,
    channel: channel.id,
    ...(threadTs && { thread_ts: threadTs }),
  };
  const told = [
    events.tell(subscriptions[channel.kind], {
      ...event,
      type: 'message',
      client_msg_id: crypto.randomUUID(),
      channel_type: kinds[channel.kind],
    }),
  ];
  if (text.includes(`<@${app.botUserId}>`))
    told.push(events.tell('app_mention', { ...event, type: 'app_mention' }));
  return outcome(world, user, { ackMs: Math.max(...(await Promise.all(told))) });
}
