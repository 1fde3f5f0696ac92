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

export const isChannelTrouble = (code: string): code is ChannelTrouble =>
  channelTroubles.some((one) => one === code);
export const isTokenTrouble = (code: string): code is TokenTrouble =>
  tokenTroubles.some((one) => one === code);
