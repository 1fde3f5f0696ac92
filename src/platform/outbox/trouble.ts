/** Slack's reasons for taking no message that lie in one channel, and that somebody in the workspace can mend. */
export const channelTroubles = [
  'not_in_channel',
  'channel_not_found',
  'is_archived',
  'restricted_action',
] as const;
export type ChannelTrouble = (typeof channelTroubles)[number];

/** Those that lie in the bot's token: Slack takes nothing at all. */
export const tokenTroubles = ['token_revoked', 'token_expired', 'invalid_auth', 'account_inactive'] as const;
export type TokenTrouble = (typeof tokenTroubles)[number];

export const isChannelTrouble = (code: string): code is ChannelTrouble =>
  channelTroubles.some((one) => one === code);
export const isTokenTrouble = (code: string): code is TokenTrouble =>
  tokenTroubles.some((one) => one === code);
