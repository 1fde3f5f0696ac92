import { z } from 'zod';
import type { Branch } from '../platform/directory/branch.js';
import { defineSetting } from '../platform/directory/settings.js';
import type { QueuedPost } from './rules/arrivals.js';

/** The highest value of each setting; the lowest is 1. */
export const mostStaffing = {
  aim: 120,
  share: 99,
  lobby: 60,
  counter: 60,
  self_service: 60,
  week: 80,
} as const;
export type StaffingName = keyof typeof mostStaffing;
/** The settings by which the need of people is computed. */
export type Staffing = Record<StaffingName, number>;

/** Defaults: nine of ten customers wait less than ten minutes; and the minutes that each post needs for one customer. */
const usual: Omit<Staffing, 'week'> = { aim: 10, share: 90, lobby: 1, counter: 6, self_service: 2 };

/**
 * The most hours of work in a week, by country. China: 40, State Council Order No. 174 (1995). Taiwan: 40, Labor
 * Standards Act, Article 30. United Kingdom: 48, Working Time Regulations 1998, regulation 4. Bahrain: 48, Law No. 36
 * of 2012, Article 51. Elsewhere the highest of these is the default; a branch can set its own.
 */
const weekOf: Readonly<Record<string, number>> = { CN: 40, TW: 40, GB: 48, BH: 48 };
const longestWeek = 48;

const fits = (most: number) => z.int().min(1).max(most).optional().catch(undefined);

/** A branch's own settings; absent or invalid values take the defaults. */
export const staffing = defineSetting(
  'staffing',
  z.object({
    aim: fits(mostStaffing.aim),
    share: fits(mostStaffing.share),
    lobby: fits(mostStaffing.lobby),
    counter: fits(mostStaffing.counter),
    self_service: fits(mostStaffing.self_service),
    week: fits(mostStaffing.week),
  }),
);

/** The defaults in a country. */
export const usualStaffing = (country: string): Staffing => ({
  ...usual,
  week: weekOf[country] ?? longestWeek,
});

export function staffingOf({ country, settings }: Pick<Branch, 'country' | 'settings'>): Staffing {
  const shipped = usualStaffing(country);
  const own = staffing.of(settings) ?? {};
  return {
    aim: own.aim ?? shipped.aim,
    share: own.share ?? shipped.share,
    lobby: own.lobby ?? shipped.lobby,
    counter: own.counter ?? shipped.counter,
    self_service: own.self_service ?? shipped.self_service,
    week: own.week ?? shipped.week,
  };
}

/** Minutes that a post needs for one customer. */
export const minutesAt = (post: QueuedPost, staffed: Staffing): number => staffed[post];
