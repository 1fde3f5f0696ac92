import { z } from 'zod';

/** When people of a branch are at work, in minutes before and after the opening hours. */
export interface WorkTime {
  /** Minutes from the beginning of work to the opening of the doors. */
  before: number;
  /** Minutes from the closing of the doors to the end of work. */
  after: number;
  /** Minutes that people arrive before their work begins. */
  early: number;
}

/** For branches that have not set their own. */
export const usualWork: WorkTime = { before: 30, after: 30, early: 15 };

/** The most minutes that can be set for any of these. */
export const longestWork = 180;

const minutes = z.number().int().min(0).max(longestWork);
/** Working time as it is kept in JSON. */
export const storedWork = z.object({
  before: minutes,
  after: minutes,
  early: minutes,
}) satisfies z.ZodType<WorkTime>;
