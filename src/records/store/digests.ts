import type { Seal } from '../../platform/database/seal.js';
import { recognisedBy } from '../../platform/privacy/recognised.js';

/** The keyed hash for comparing a private field without decrypting it; null for fields that are not compared. */
export function digestOf(seal: Pick<Seal, 'digest'>, field: string, plain: string): string | null {
  const by = recognisedBy(field, plain);
  return by && seal.digest(by.words, by.scope);
}
