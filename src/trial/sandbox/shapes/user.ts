import type { Member } from '../seed.js';
import type { World } from '../world.js';

/** The zone's offset from UTC at this instant, in seconds, positive to the east. */
function offsetOf(tz: string, now: Date): number {
  const parts = new Intl.DateTimeFormat('en-US', { timeZone: tz, timeZoneName: 'longOffset' }).formatToParts(
    now,
  );
  const [, sign, hours, minutes] =
    /GMT([+-])(\d+):(\d+)/.exec(parts.find((part) => part.type === 'timeZoneName')?.value ?? '') ?? [];
  return (sign === '-' ? -1 : 1) * (Number(hours ?? 0) * 3600 + Number(minutes ?? 0) * 60);
}

function zoneLabel(tz: string, now: Date): string {
  const parts = new Intl.DateTimeFormat('en-US', { timeZone: tz, timeZoneName: 'long' }).formatToParts(now);
  return parts.find((part) => part.type === 'timeZoneName')?.value ?? tz;
}

/** A person as `users.info` returns them; `locale` only where it was asked for. */
export function slackUser(world: World, member: Member, withLocale: boolean): Record<string, unknown> {
  const { app, workspace } = world;
  const now = workspace.now();
  const isApp = member.id === app.botUserId;
  return {
    id: member.id,
    team_id: workspace.team.id,
    name: member.name,
    deleted: member.deleted,
    color: '9f69e7',
    real_name: member.realName,
    tz: member.tz,
    tz_label: zoneLabel(member.tz, now),
    tz_offset: offsetOf(member.tz, now),
    profile: {
      real_name: member.realName,
      real_name_normalized: member.realName,
      display_name: member.displayName,
      display_name_normalized: member.displayName,
      title: member.title,
      phone: '',
      skype: '',
      status_text: '',
      status_emoji: '',
      status_expiration: 0,
      avatar_hash: '',
      team: workspace.team.id,
      ...(app.scopes.has('users:read.email') && member.email && { email: member.email }),
      ...(isApp && { bot_id: app.botId, api_app_id: app.appId }),
    },
    is_admin: member.isAdmin,
    is_owner: member.isOwner,
    is_primary_owner: false,
    is_restricted: false,
    is_ultra_restricted: false,
    is_bot: member.isBot,
    is_app_user: false,
    updated: 0,
    is_email_confirmed: true,
    ...(withLocale && { locale: member.locale }),
  };
}
