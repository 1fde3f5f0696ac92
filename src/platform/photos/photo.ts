import { z } from 'zod';
import type { RefusedFor } from './fetching.js';
import type { PictureType } from './picture.js';

/** One that only a newer version knows is with that version, and so still on its way here. */
export const photoState = z.enum(['expected', 'kept', 'refused']).catch('expected');

/** A photo of a record as it is shown: who gave it, and what became of it. What it holds stays sealed. */
export interface Photo {
  id: string;
  /** The record's field that it was given for. */
  field: string;
  /** Slack's id of the file. */
  file: string;
  /** Of the person who gave it. */
  name: string;
  at: Date;
  state: z.infer<typeof photoState>;
  /** Where it was refused. */
  reason: RefusedFor | null;
  /** Where it is kept, and also the next. */
  type: PictureType | null;
  /** Of its bytes, in hex. */
  sha256: string | null;
}
