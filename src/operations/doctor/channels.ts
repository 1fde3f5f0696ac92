import type { BranchHealth, Refused } from '../../platform/outbox/store/branch-health.js';
import type { ChannelTrouble } from '../../platform/outbox/trouble.js';
import { type Finding, note, ok, red, some } from './finding.js';
import { askSlack } from './web-api.js';

const INVITE = 'In each of these channels: /invite @Lobby.';
const cures: Record<ChannelTrouble, [string, string]> = {
  not_in_channel: ['the bot is not in the channel', INVITE],
  channel_not_found: ['there is no such channel, or a private one that the bot is not in', INVITE],
  is_archived: ['the channel is archived', 'Unarchive it, or set the branch up in another.'],
  restricted_action: [
    'the workspace lets only some post there',
    'Let the app post, in the channel posting permissions.',
  ],
};

/** Scopes with which the bot may list all channels that it is in, public and private. */
const LISTING = ['channels:read', 'groups:read'];

/**
 * Whether the bot is in each branch's channel: by the list of its channels where it may read that; else by Slack's
 * answer to its last message there, which is only as recent as that message.
 */
export async function examineChannels(
  branches: readonly BranchHealth[],
  refused: readonly Refused[],
  slack: { apiUrl: string; token: string; scopes: readonly string[] },
): Promise<Finding[]> {
  if (branches.length === 0) return [];
  const findings = [...new Set(refused.map(({ error }) => error))].map((error) => {
    const channels = refused.filter((one) => one.error === error);
    const [why, cure] = cures[error];
    return red(`Slack refused the last message to ${named(channels)}: ${why}.`, cure);
  });
  if (!LISTING.every((scope) => slack.scopes.includes(scope)))
    return findings.length > 0 ? findings : [ok('Slack refused no message to a branch in the last week.')];
  const joined = await channelsOf(slack.apiUrl, slack.token);
  if (typeof joined === 'string')
    return [...findings, note(`Slack did not list the channels that the bot is in: ${joined}.`)];
  const outside = branches.filter(({ channel }) => !joined.has(channel));
  if (outside.length > 0) return [red(`The bot is not in the channels of ${named(outside)}.`, INVITE)];
  return findings.length > 0 ? findings : [ok("The bot is in every branch's channel.")];
}

const named = (all: readonly { name: string; channel: string }[]) =>
  some(all.map(({ name, channel }) => `${name} (${channel})`));

/** The channels that the bot is in, or Slack's error. */
async function channelsOf(apiUrl: string, token: string): Promise<Set<string> | string> {
  const joined = new Set<string>();
  let cursor = '';
  do {
    const args = { types: 'public_channel,private_channel', exclude_archived: 'true', limit: '999', cursor };
    const { error, body } = await askSlack(apiUrl, 'users.conversations', token, args);
    if (error !== undefined) return error;
    const { channels, response_metadata } = body as {
      channels?: { id: string }[];
      response_metadata?: { next_cursor?: string };
    };
    for (const { id } of channels ?? []) joined.add(id);
    cursor = response_metadata?.next_cursor ?? '';
  } while (cursor !== '');
  return joined;
}
