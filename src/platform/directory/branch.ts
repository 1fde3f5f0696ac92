import { z } from 'zod';
import type { BranchTime, Calendar } from '../time/calendar.js';
import type { WorkTime } from '../time/work-time.js';
import type { Member, Role } from './roles.js';
import type { BranchSettings } from './settings.js';

export type { BranchSettings };

export const languages = ['en', 'zh-CN', 'zh-TW'] as const;
export type Language = (typeof languages)[number];

export interface Branch extends BranchTime {
  id: string;
  /** Slack's channel id. */
  channel: string;
  name: string;
  language: Language;
  settings: BranchSettings;
}

const span = z.string().exactOptional();
/** Hours by weekday, as stored; keys that are no weekdays are ignored. */
export const weeklyHours = z.object({
  mon: span,
  tue: span,
  wed: span,
  thu: span,
  fri: span,
  sat: span,
  sun: span,
}) satisfies z.ZodType<Branch['hours']>;

/** A branch as people write it down: in a branch file, or in the form of `/lobby setup`. Known by its channel. */
export interface BranchEntry {
  name: string;
  channel: string;
  timezone: string;
  language: Language;
  country: string;
  hours: Branch['hours'];
  /** When people are at work before and after these hours; absent: not stated. */
  work?: WorkTime;
  /** Slack user id → roles. */
  people: Record<string, Role[]>;
  /** Routine → cron in branch time, `on` (at the shipped times) or `off`. */
  schedules: Record<string, string>;
}

/** Everything that a rule may look at besides what is changed. Rules have no clock and no database of their own. */
export interface Scene {
  branch: Branch;
  calendar: Calendar;
  members: readonly Member[];
  now: Date;
}
