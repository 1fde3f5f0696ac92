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
});
export type Pointers = z.infer<typeof pointers>;

/** A report of one period. */
export interface Compiled {
  figures: Figures;
  pointers: Pointers;
  /** The figures of the period before. */
  before: Figures;
  /** The period is over, and all this is frozen. */
  closed: boolean;
}
