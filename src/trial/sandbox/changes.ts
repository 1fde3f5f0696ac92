import type { ChannelSeed, Member, PersonSeed } from './seed.js';
import { slackUser } from './shapes/user.js';
import type { World } from './world.js';

/** Changes of the workspace that are not acts of people towards the app. */
export interface Changes {
  /** Sends the app an event that it subscribes to, e.g. `event('team_join', { type: 'team_join', user })`. */
  event(subscription: string, event: Record<string, unknown>): Promise<void>;
  addUser(user: PersonSeed): Promise<void>;
  addChannel(channel: ChannelSeed): void;
  /** Archives a channel, or opens it again. */
  archive(channel: string, archived?: boolean): Promise<void>;
  kickBot(channel: string): Promise<void>;
  inviteBot(channel: string): Promise<void>;
  /** Changes a person's profile, e.g. `{ locale: 'zh-TW' }` or `{ deleted: true }` when they left. */
  changeUser(user: string, fields: Partial<Omit<Member, 'id'>>): Promise<void>;
  /** Deletes a file, as its owner or a retention rule of the workspace does. */
  deleteFile(file: string): void;
  /** Revokes the app's tokens, as happens when an administrator removes the app. */
  revokeToken(): Promise<void>;
}

export function changes(world: World): Changes {
  const { workspace, app, events } = world;
  const tell = async (subscription: string, event: Record<string, unknown>) => {
    await events.tell(subscription, { type: subscription.split('.')[0], ...event });
  };
  const channelNamed = (id: string) => workspace.channel(id, app.botUserId);
  const bot = (channel: string) => ({
    user: app.botUserId,
    channel,
    channel_type: 'C',
    team: workspace.team.id,
  });
  const told = () => workspace.notices.tell({ type: 'channels' });
  return {
    event: tell,
    async addUser(seed) {
      await tell('team_join', { user: slackUser(world, workspace.addPerson(seed), true) });
    },
    addChannel(seed) {
      workspace.addChannel(seed);
    },
    async archive(id, archived = true) {
      channelNamed(id).archived = archived;
      told();
      await tell(archived ? 'channel_archive' : 'channel_unarchive', { channel: id });
    },
    async kickBot(id) {
      channelNamed(id).members.delete(app.botUserId);
      told();
      await tell('channel_left', { channel: id });
    },
    async inviteBot(id) {
      workspace.channels.get(id)?.members.add(app.botUserId);
      told();
      await tell('member_joined_channel', bot(id));
    },
    async changeUser(id, fields) {
      const member = Object.assign(workspace.person(id), fields);
      told();
      await tell('user_change', { user: slackUser(world, member, true) });
    },
    deleteFile(id) {
      const file = workspace.files.get(id);
      if (file) delete file.bytes;
    },
    async revokeToken() {
      app.revoked = true;
      await tell('tokens_revoked', { tokens: { oauth: [], bot: [app.botUserId] } });
      await tell('app_uninstalled', {});
    },
  };
}
