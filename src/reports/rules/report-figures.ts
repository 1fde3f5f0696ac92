import { z } from 'zod';

/**
 * Values of measures by name: a count, an amount in whole currency units, or a share from 0 to 1; null where there was
 * nothing to take a share of. Shares of a tally stand under `<tally>.<option>`.
 */
export const figures = z.record(z.string(), z.number().nullable());
export type Figures = z.infer<typeof figures>;

/** A record that a report points at: only what stays true of it. Its words are looked up when they are shown. */
const pointed = z.object({
  id: z.string(),
  kind: z.string(),
  number: z.number(),
  ownerId: z.string().nullable(),
  /** The nearest limit that was running when the period ended. */
  dueAt: z.coerce.date().nullable(),
});
export type Pointed = z.infer<typeof pointed>;

/** How many there are, and the first few of them. */
const some = <T extends z.ZodType>(one: T) => z.object({ count: z.number(), first: z.array(one) });

/** One place of a ranking: `what` is a person's id, a line of a list, or the branch's own word. */
const ranked = z.object({
  what: z.string(),
  /** The checklist whose line it is. */
  list: z.string().nullable().default(null),
  count: z.number(),
  /** Minutes, where the ranking is of something that lasts. */
  minutes: z.number().nullable().default(null),
  /** A sum of money, where the ranking is of one. */
  amount: z.number().nullable().optional(),
});
export type Ranked = z.infer<typeof ranked>;

/** The mean number of people waiting and the longest wait in minutes; of so many counts, with so many complaints about waiting. */
const warm = z.object({
  weekday: z.number(),
  hour: z.number(),
  waiting: z.number().nullable(),
  longest: z.number().nullable(),
  counts: z.number(),
  complaints: z.number().default(0),
});
export type Warm = z.infer<typeof warm>;

/** What a report of a period points at, besides its figures. */
export const pointers = z.object({
  /** Open when the period ended; those due soonest first. */
  open: some(pointed),
  /** Of the open ones, those whose limit had passed by then. */
  overdue: some(pointed),
  /** Incidents of severity 1 and 2 of the period, the gravest first. */
  grave: some(pointed),
  /** Complaints with a limit that fell due in the period and was not kept. */
  broken: some(pointed),
  /** Checklists that nobody had done when their time was over. */
  missed: some(z.object({ list: z.string(), date: z.string(), slot: z.string() })),
  /** When nothing could be said in Slack, within the period. */
  away: some(z.object({ from: z.coerce.date(), until: z.coerce.date() })).default({ count: 0, first: [] }),
  /** By the name of the ranking: the first few, the greatest on top. */
  rankings: z.record(z.string(), z.array(ranked)).default({}),
  /** How the queue stood by weekday (1 Monday to 7) and hour of the branch's clock, where it was counted at all. */
  heat: z.array(warm).default([]),
});
export type Pointers = z.infer<typeof pointers>;

/** A report of one period. */
export interface ReportFigures {
  figures: Figures;
  pointers: Pointers;
  /** The figures of the period before. */
  before: Figures;
  /** The periods before, the newest last, twelve at most; those before anything was counted are left out. */
  past: readonly { period: string; figures: Figures }[];
  /** The period is over, and all this is frozen. */
  closed: boolean;
  /** Of a frozen period: the figures that would be others if they were counted today, as they would be. */
  corrected: Figures;
}
