import { z } from 'zod';
import type { RefusedFor } from './fetching.js';
import type { PictureType } from './picture.js';

/** A state that only a newer version knows is left to that version, and counts as `expected` here. */
export const photoState = z.enum(['expected', 'kept', 'refused']).catch('expected');

/** A photo of a record as it is shown: who gave it, and what became of it. The picture itself stays sealed. */
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
  /** null unless it was refused. */
  reason: RefusedFor | null;
  /** null unless it is kept; so is the next. */
  type: PictureType | null;
  /** Of its bytes, in hex. */
  sha256: string | null;
}
