import { MINUTE } from './durations.js';
import { instantOf, wallAt } from './zone.js';

/** Points in time of interest to a newcomer, relative to the workspace's present (epoch milliseconds). */
export const jumps = {
  plus15: (now: number) => now + 15 * MINUTE,
  plus60: (now: number) => now + 60 * MINUTE,
  toTomorrow: (now: number, tz: string) => {
    const wall = wallAt(now, tz);
    return instantOf({ ...wall, day: wall.day + 1, hour: 8, minute: 15 }, tz);
  },
  /** The next Friday 17:45 that is still ahead. */
  toFriday: (now: number, tz: string) => {
    const wall = wallAt(now, tz);
    const weekday = new Date(Date.UTC(wall.year, wall.month - 1, wall.day)).getUTCDay();
    const friday = { ...wall, day: wall.day + ((5 - weekday + 7) % 7), hour: 17, minute: 45 };
    const instant = instantOf(friday, tz);
    return instant > now ? instant : instantOf({ ...friday, day: friday.day + 7 }, tz);
  },
  toMonth: (now: number, tz: string) => {
    const wall = wallAt(now, tz);
    return instantOf({ ...wall, month: wall.month + 1, day: 1, hour: 9, minute: 15 }, tz);
  },
} as const;

export type Jump = keyof typeof jumps;
