import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import type { BranchEntry } from '../../src/platform/directory/branch.js';
import type { Role } from '../../src/platform/directory/roles.js';
import type { WorkspaceSeed } from '../../src/trial/sandbox/sandbox.js';

const roles: readonly Role[] = ['staff', 'staff', 'lobby_manager', 'duty_supervisor', 'branch_head'];

/** Nights in which a zone sets its clocks, and the moment at which it does; beside a day on which none does. */
export const days = {
  plain: null,
  'spring in London': '2026-03-29T01:00:00Z',
  'autumn in London': '2026-10-25T01:00:00Z',
  'spring in Auckland': '2026-09-26T14:00:00Z',
  'autumn in Auckland': '2026-04-04T14:00:00Z',
} as const;
export type DayName = keyof typeof days;
export const dayNames = Object.keys(days) as DayName[];

/** The bank's time at which a life begins: so many minutes before the clocks are set, or before Shanghai's first list of a Monday. */
export function beginningOf(day: DayName, minutesBefore: number): number {
  const change = days[day];
  if (change === null) return Date.parse('2026-11-16T00:14:30Z');
  return Date.parse(change) - minutesBefore * 60_000 - 30_000;
}

const week = (hours: string) =>
  Object.fromEntries(['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'].map((day) => [day, hours]));

/** Some list comes at any time, with boxes for everybody. */
const often = { opening: '15,35,55 * * * *' };

/** One keeps usual hours; the others are open in the nights in which their clocks are set. */
const places: Pick<BranchEntry, 'timezone' | 'country' | 'hours' | 'schedules'>[] = [
  { timezone: 'Asia/Shanghai', country: 'CN', hours: week('09:00-17:00'), schedules: often },
  {
    timezone: 'Europe/London',
    country: 'GB',
    hours: week('01:30-22:30'),
    schedules: { ...often, fire_patrol: '30 1 * * *', hall_rounds: 'on' },
  },
  {
    timezone: 'Pacific/Auckland',
    country: 'NZ',
    hours: week('01:30-22:30'),
    schedules: { ...often, fire_patrol: '30 2 * * *', hall_rounds: 'on' },
  },
];

/** Three branches of five people. */
export const staffed = places.map((place, branch) => ({
  channel: `C0CHAOS${branch}`,
  name: `branch-${branch}`,
  place,
  people: roles.map((role, index) => ({ id: `U0CHAOS${branch}${index}`, role })),
}));

export const branches: BranchEntry[] = staffed.map(({ channel, name, people, place }) => ({
  name,
  channel,
  language: 'en',
  people: Object.fromEntries(people.map(({ id, role }) => [id, [role]])),
  ...place,
}));

export const workspace: WorkspaceSeed = {
  team: { id: 'T0CHAOS', name: 'Chaos Bank' },
  users: staffed.flatMap(({ name, people }) =>
    people.map(({ id }, index) => ({ id, name: id.toLowerCase(), realName: `${name} ${index}` })),
  ),
  channels: staffed.map(({ channel, name, people }) => ({
    id: channel,
    name,
    members: people.map(({ id }) => id),
  })),
};

export const manifest = parse(readFileSync('manifest.yml', 'utf8')) as {
  oauth_config: { scopes: { bot: string[]; bot_optional: string[] } };
};

const { bot, bot_optional } = manifest.oauth_config.scopes;
/** The scopes that nobody may refuse. */
export const neededScopes = bot.filter((scope) => !bot_optional.includes(scope));

/** The optional scopes that let the bot read back what it posted. */
export const historyScopes = ['channels:history', 'groups:history', 'im:history'];
