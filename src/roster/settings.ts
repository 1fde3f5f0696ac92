import { z } from 'zod';
import type { Branch } from '../platform/directory/branch.js';
import { defineSetting } from '../platform/directory/settings.js';
import type { QueuedPost } from './rules/arrivals.js';

/** The most that each may be set to; a number below 1 means nothing. */
export const mostStaffing = {
  aim: 120,
  share: 99,
  lobby: 60,
  counter: 60,
  self_service: 60,
  week: 80,
} as const;
export type StaffingName = keyof typeof mostStaffing;
/** By what a branch says how many people a post needs. */
export type Staffing = Record<StaffingName, number>;

/** A customer waits less than ten minutes, in nine of ten cases; and how long a post has to do with one, in minutes. */
const usual: Omit<Staffing, 'week'> = { aim: 10, share: 90, lobby: 1, counter: 6, self_service: 2 };

/**
 * Hours of work in a week, at most, by country. China: 40, order 174 of the State Council of 1995. Taiwan: 40, article 30 of the
 * Labor Standards Act. United Kingdom: 48, regulation 4 of the Working Time Regulations 1998. Bahrain: 48, article 51 of Law 36
 * of 2012. Elsewhere as the longest of them: a branch sets its own.
 */
const weekOf: Readonly<Record<string, number>> = { CN: 40, TW: 40, GB: 48, BH: 48 };
const longestWeek = 48;

const fits = (most: number) => z.int().min(1).max(most).optional().catch(undefined);

/** What a branch has set of it; what is absent, or makes no sense, is as shipped. */
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

/** As shipped for a branch of that country. */
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

/** Minutes that one customer takes at a post. */
export const minutesAt = (post: QueuedPost, staffed: Staffing): number => staffed[post];
