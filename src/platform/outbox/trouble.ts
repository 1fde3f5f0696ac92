import { MINUTE } from '../time/durations.js';

/** Slack's reasons for taking no message that lie in one channel, and that somebody in the workspace can mend. */
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

/** Nobody was there, or nobody knows whether it was posted; the last are Slack's own words for it. */
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

/** For what a message is refused that keeps everything from a place, and not this one alone. */
export const awayErrors: readonly string[] = [...unreached, ...channelTroubles, ...tokenTroubles];

/** An outage that is shorter is an answer that was lost, and nobody's matter. */
export const LEAST_OUTAGE = 5 * MINUTE;

export const isChannelTrouble = (code: string): code is ChannelTrouble =>
  channelTroubles.some((one) => one === code);
export const isTokenTrouble = (code: string): code is TokenTrouble =>
  tokenTroubles.some((one) => one === code);
