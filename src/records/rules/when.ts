import type { LobbyRecord } from './record.js';

/** A condition on a record; all parts that are given must be met. */
export interface When {
  severity?: readonly number[];
  /** The field has one of these values; a field with several values, at least one of them. */
  is?: Readonly<Record<string, readonly (string | boolean)[]>>;
  /** The field has none of these values. */
  not?: Readonly<Record<string, readonly (string | boolean)[]>>;
  /** The field's number is at least this. */
  atLeast?: Readonly<Record<string, number>>;
  /** These fields have a value. */
  given?: readonly string[];
  /** These fields have no value. */
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
