import { z } from 'zod';

/** What is shown of all branches, as it is kept in a draft between two presses. */
const look = z.object({
  /** `week/2026-W46` */
  of: z.string(),
  /** The measure's name; null for the overview. */
  measure: z.string().nullable(),
  /** Parts of branches' names, or countries; none: all branches. */
  group: z.array(z.string()),
});
export type Look = z.infer<typeof look>;

export const writeLook = (one: Look): string => JSON.stringify(one);

/** @throws where the text is not valid, because another version wrote it. */
export const readWritten = (text: string): Look => look.parse(JSON.parse(text));
