import type { Happening } from './database/follow.js';
import type { Branch } from './directory/branch.js';
import { DAY } from './time/durations.js';
import { isoIn, wallClock } from './time/zone.js';

/** A local day of a branch whose day book is written: [from, to). */
export interface Day {
  branch: Branch;
  date: string;
  from: Date;
  to: Date;
}

/** A section of the day book: the lines under one heading. */
export interface Register {
  /** In the language of the branch. */
  name: string;
  lines: readonly Line[];
}

/** A line of a register. */
export interface Line {
  at?: Date | null;
  number?: string | undefined;
  what?: string;
  words?: string;
  by?: string | null;
  owner?: string | null;
  status?: string;
  /** The earlier day that it belongs to, where it was added later; such a line stands in a register of its own. */
  day?: string;
}

declare module './database/follow.js' {
  interface Happenings {
    /**
     * The day book is written: each module answers with its register, which must always be the same for the same day.
     */
    'day.written': Happening<Day, Register>;
  }
}

/** `09:15`; with the date on another day, and with the zone's offset on a day on which the clocks change. */
export function timeOn(at: Date, { branch, date: today, from, to }: Day): string {
  const { date, time } = wallClock(at, branch.timezone);
  const even = to.getTime() - from.getTime() === DAY;
  const offset = even ? '' : ` ${offsetAt(at, branch.timezone)}`;
  return `${date === today ? '' : `${date} `}${time}${offset}`;
}

/** The offset of the zone at that time, such as `+08:00`. */
export const offsetAt = (at: Date, timezone: string): string => isoIn(at, timezone).slice(-6);
