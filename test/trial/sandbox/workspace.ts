import type { WorkspaceSeed } from '../../../src/trial/sandbox/sandbox.js';

/** A branch of two people, the bot in one of two channels. */
export const workspace: WorkspaceSeed = {
  team: { id: 'T0BANK', name: 'Harbour Bank' },
  users: [
    { id: 'U0AMY', name: 'amy', realName: 'Amy Lin', locale: 'en-US', tz: 'Europe/London', isAdmin: true },
    { id: 'U0HUA', name: 'hua', realName: '华', locale: 'zh-CN' },
  ],
  channels: [
    { id: 'C0LOBBY', name: 'lobby', members: ['U0AMY', 'U0HUA'] },
    { id: 'C0OTHER', name: 'other', members: ['U0AMY'], bot: false },
  ],
};

/** What a small app cannot do without. */
export const neededScopes = ['chat:write', 'commands', 'users:read', 'files:write'];

/** What a small app declares. */
export const manifest = {
  display_information: { name: 'Lobby' },
  features: {
    bot_user: { display_name: 'Lobby' },
    app_home: { home_tab_enabled: true },
    slash_commands: [{ command: '/note', description: 'Note something', usage_hint: '[text]' }],
    shortcuts: [
      { name: 'Note', type: 'global', callback_id: 'note', description: 'Note something' },
      { name: 'Note this', type: 'message', callback_id: 'note_this', description: 'Note this message' },
    ],
  },
  oauth_config: {
    scopes: {
      bot: [...neededScopes, 'channels:history'],
      bot_optional: ['channels:history'],
    },
  },
  settings: {
    event_subscriptions: { bot_events: ['app_home_opened'] },
    interactivity: { is_enabled: true },
  },
};

export const section = (text: string) => ({
  type: 'section' as const,
  text: { type: 'mrkdwn' as const, text },
});
