import type { Seal } from '../../platform/database/seal.js';
import { recognisedBy } from '../../platform/privacy/recognised.js';

/** The keyed hash by which a private field of a record is recognised; null: by none. */
export function digestOf(seal: Pick<Seal, 'digest'>, field: string, plain: string): string | null {
  const by = recognisedBy(field, plain);
  return by && seal.digest(by.words, by.scope);
}
