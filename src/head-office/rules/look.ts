import { z } from 'zod';

/** What a list of branches shows, as it is kept between two presses. */
const look = z.object({
  /** `week/2026-W46` */
  of: z.string(),
  /** The measure's name; null: the overview. */
  measure: z.string().nullable(),
  /** Parts of branches' names, or countries; none: all branches. */
  group: z.array(z.string()),
});
export type Look = z.infer<typeof look>;

export const writeLook = (one: Look): string => JSON.stringify(one);

/** @throws where it is none: it was written by another version. */
export const readWritten = (text: string): Look => look.parse(JSON.parse(text));
