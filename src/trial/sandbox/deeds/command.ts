import type { Act, Outcome } from '../contract.js';
import { delivered, outcome } from '../outcome.js';
import { Refused } from '../refused.js';
import { answer } from '../response-url.js';
import { payloadName } from '../shapes/channel.js';
import type { World } from '../world.js';
import { escaped, withReferences } from './payload.js';

/** Types a slash command in a channel. */
export async function command(world: World, act: Extract<Act, { act: 'command' }>): Promise<Outcome> {
  const { app, workspace } = world;
  const { user, channel: id } = act;
  const channel = workspace.channel(id, user);
  if (!channel.members.has(user)) throw new Refused('not_in_channel');
  if (channel.archived) throw new Refused('is_archived');
  const [, name = '', rest = ''] = /^(\/\S+)\s*([\s\S]*)$/.exec(act.text.trim()) ?? [];
  const declared = app.declared.commands.find((one) => one.command === name);
  if (!declared) throw new Refused('no_such_command');
  const text = escaped(rest);
  const reply = await world.delivery.send('slash_commands', {
    token: app.verification,
    team_id: workspace.team.id,
    team_domain: workspace.team.domain,
    channel_id: channel.id,
    channel_name: payloadName(channel),
    user_id: user,
    user_name: workspace.person(user).name,
    command: name,
    text: declared.shouldEscape ? withReferences(world, text, true) : text,
    api_app_id: app.appId,
    is_enterprise_install: 'false',
    response_url: world.responseUrls.issue({ user, channel: channel.id }),
    trigger_id: world.triggers.issue({ user }),
  });
  if (reply.error || reply.body === undefined) return delivered(world, user, reply);
  try {
    answer(world, { user, channel: channel.id }, reply.body);
    return delivered(world, user, reply);
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    return outcome(world, user, { ackMs: reply.ms, error: `invalid_command_response: ${error.code}` });
  }
}
