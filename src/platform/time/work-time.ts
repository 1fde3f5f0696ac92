import { z } from 'zod';

/** When people of a branch are at work, in minutes about the opening hours of its day. */
export interface WorkTime {
  /** Work begins so long before the doors open. */
  before: number;
  /** Work ends so long after the doors close. */
  after: number;
  /** So long before their work people arrive. */
  early: number;
}

/** Where a branch says nothing else. */
export const usualWork: WorkTime = { before: 30, after: 30, early: 15 };

/** Nobody works longer than this before the doors open, or after they close. */
export const longestWork = 180;

const minutes = z.number().int().min(0).max(longestWork);
/** Working time as it is kept in JSON. */
export const storedWork = z.object({
  before: minutes,
  after: minutes,
  early: minutes,
}) satisfies z.ZodType<WorkTime>;
