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

/** All that a report knows of one period. */
export const told = z.object({
  figures,
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
});
export type Told = z.infer<typeof told>;

/** A report of one period: what is told of it, and the figures of the period before. */
export interface Compiled {
  told: Told;
  before: Figures;
  /** The period is over, and its figures are frozen. */
  closed: boolean;
}
