import { z } from 'zod';

/**
 * Values of measures by name: a count, minutes, an amount in whole currency units, or a share from 0 to 1; null where
 * there was nothing to compute a share or a mean of. Counts of a tally are under `<tally>.<option>`.
 */
export const figures = z.record(z.string(), z.number().nullable());
export type Figures = z.infer<typeof figures>;

/** A record that a report points at: only facts that do not change. Its words are looked up when shown. */
const pointed = z.object({
  id: z.string(),
  kind: z.string(),
  number: z.number(),
  ownerId: z.string().nullable(),
  /** Its nearest running limit at the end of the period. */
  dueAt: z.coerce.date().nullable(),
});
export type Pointed = z.infer<typeof pointed>;

/** The number, and the first few. */
const some = <T extends z.ZodType>(one: T) => z.object({ count: z.number(), first: z.array(one) });

/** A place in a ranking: `what` is a person's id, a line of a list, or a value of the branch's own. */
const ranked = z.object({
  what: z.string(),
  /** The checklist of the line. */
  list: z.string().nullable().default(null),
  count: z.number(),
  /** Minutes, if it ranks by duration. */
  minutes: z.number().nullable().default(null),
  /** A sum of money, if it ranks by amount. */
  amount: z.number().nullable().optional(),
});
export type Ranked = z.infer<typeof ranked>;

/**
 * An hour of the heat map: the mean number of people waiting, the longest wait in minutes, the number of counts, and
 * complaints about waiting.
 */
const warm = z.object({
  weekday: z.number(),
  hour: z.number(),
  waiting: z.number().nullable(),
  longest: z.number().nullable(),
  counts: z.number(),
  complaints: z.number().default(0),
});
export type Warm = z.infer<typeof warm>;

/** The records and lists to which a report of a period points, besides its figures. */
export const pointers = z.object({
  /** Open at the end of the period; those due soonest first. */
  open: some(pointed),
  /** Those of them that were overdue by then. */
  overdue: some(pointed),
  /** Incidents of severity 1 and 2 of the period, the gravest first. */
  grave: some(pointed),
  /** Complaints with a limit that fell due in the period and was missed. */
  broken: some(pointed),
  /** Missed checklists. */
  missed: some(z.object({ list: z.string(), date: z.string(), slot: z.string() })),
  /** The outages of Slack within the period. */
  away: some(z.object({ from: z.coerce.date(), until: z.coerce.date() })).default({ count: 0, first: [] }),
  /** By the name of the ranking: the first few places. */
  rankings: z.record(z.string(), z.array(ranked)).default({}),
  /** The queue by weekday (1 Monday to 7) and local hour, for hours with counts. */
  heat: z.array(warm).default([]),
});
export type Pointers = z.infer<typeof pointers>;

/** A report of one period. */
export interface ReportFigures {
  figures: Figures;
  pointers: Pointers;
  /** The figures of the period before. */
  before: Figures;
  /** Up to twelve earlier periods, the newest last; those before anything was counted are left out. */
  past: readonly { period: string; figures: Figures }[];
  /** The period is over, and these figures are stored for good. */
  closed: boolean;
  /** For a closed period: figures that would be different if counted today, with today's values. */
  corrected: Figures;
}
