import { MINUTE } from '../time/durations.js';

/** Errors of Slack that concern one channel, and that somebody in the workspace can fix. */
export const channelTroubles = [
  'not_in_channel',
  'channel_not_found',
  'is_archived',
  'restricted_action',
] as const;
export type ChannelTrouble = (typeof channelTroubles)[number];

/** Errors that concern the bot's token: Slack accepts nothing at all. */
export const tokenTroubles = ['token_revoked', 'token_expired', 'invalid_auth', 'account_inactive'] as const;
export type TokenTrouble = (typeof tokenTroubles)[number];

/** Slack could not be reached, or it is unknown whether it posted; the last ones are Slack's own codes for that. */
const unreached = [
  'unreachable',
  'unknown',
  'not posted',
  'not looked up',
  'fatal_error',
  'internal_error',
  'service_unavailable',
  'request_timeout',
  'slack_webapi_http_error',
  'slack_webapi_request_error',
] as const;

/** Errors that concern everything that is sent to the target, and not one message alone. */
export const awayErrors: readonly string[] = [...unreached, ...channelTroubles, ...tokenTroubles];

/** Shorter outages are single lost answers and are not reported. */
export const LEAST_OUTAGE = 5 * MINUTE;

export const isChannelTrouble = (code: string): code is ChannelTrouble =>
  channelTroubles.some((one) => one === code);
export const isTokenTrouble = (code: string): code is TokenTrouble =>
  tokenTroubles.some((one) => one === code);
