import type { LobbyRecord } from './record.js';

/** Something that holds of a record or not; everything that is given must hold. */
export interface When {
  severity?: readonly number[];
  /** A field is one of these, or (several) has one of these among them. */
  is?: Readonly<Record<string, readonly (string | boolean)[]>>;
  /** A field is none of these. */
  not?: Readonly<Record<string, readonly (string | boolean)[]>>;
  /** A number is at least this. */
  atLeast?: Readonly<Record<string, number>>;
  /** These fields hold something. */
  given?: readonly string[];
  /** These fields hold nothing. */
  missing?: readonly string[];
}

export function matches(when: When | undefined, record: Pick<LobbyRecord, 'severity' | 'details'>): boolean {
  if (!when) return true;
  const { details } = record;
  if (when.severity && !(record.severity && when.severity.includes(record.severity))) return false;
  for (const [field, values] of Object.entries(when.is ?? {})) {
    const value = details[field];
    const all = Array.isArray(value) ? value : [value];
    if (!all.some((one) => one !== undefined && typeof one !== 'number' && values.includes(one)))
      return false;
  }
  for (const [field, values] of Object.entries(when.not ?? {})) {
    const value = details[field];
    if ((typeof value === 'string' || typeof value === 'boolean') && values.includes(value)) return false;
  }
  for (const [field, least] of Object.entries(when.atLeast ?? {}))
    if (!(Number(details[field] ?? Number.NaN) >= least)) return false;
  if (when.given?.some((field) => details[field] === undefined)) return false;
  return !when.missing?.some((field) => details[field] !== undefined);
}
