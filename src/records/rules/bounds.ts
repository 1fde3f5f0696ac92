import type { Scene } from '../../platform/directory/branch.js';
import type { Fault, Values } from '../../platform/forms/field.js';
import { Refusal } from '../../platform/refusal.js';
import { MINUTE } from '../../platform/time/durations.js';
import type { Bound, Kind } from './kind.js';

/**
 * Refuses values outside of the kind's bounds.
 * @param given the fields that are set now; earlier values are not checked again.
 * @throws Refusal `faults`, by field
 */
export function assertWithin(
  kind: Kind,
  { given, details, logged }: { given: readonly string[]; details: Values; logged: Date },
  scene: Scene,
): void {
  const faults: Record<string, Fault> = {};
  for (const bound of kind.bounds ?? []) {
    const others = othersOf(bound);
    if (![bound.field, ...others].some((name) => given.includes(name))) continue;
    const fault = faultOf(bound, { details, logged }, scene);
    const at = [bound.field, ...others].find((name) => given.includes(name));
    if (fault && at) faults[at] ??= fault;
  }
  if (Object.keys(faults).length > 0) throw new Refusal('faults', faults);
}

/** Whether a line gives a time in the past for a field that must be in the future. */
export const isOverAlready = (
  { bounds = [] }: Pick<Kind, 'bounds'>,
  { values, unsure }: { values: Values; unsure: readonly { why: string }[] },
): boolean =>
  bounds.some((bound) => 'notBefore' in bound && bound.notBefore === 'now' && !(bound.field in values)) &&
  unsure.some(({ why }) => why === 'past');

/** The other fields that a bound refers to. */
function othersOf(bound: Bound): readonly string[] {
  if ('atMost' in bound) return [bound.atMost];
  return 'notBefore' in bound && bound.notBefore !== 'now' ? bound.notBefore : [];
}

function faultOf(
  bound: Bound,
  { details, logged }: { details: Values; logged: Date },
  { calendar, now }: Scene,
): Fault | null {
  const value = details[bound.field];
  if (value === undefined) return null;
  if ('atMost' in bound) {
    const most = details[bound.atMost];
    return most !== undefined && Number(value) > Number(most) ? 'too_many' : null;
  }
  const stated = String(value);
  const isMoment = stated.includes('T');
  // Times are given in minutes, so the current minute is not in the past.
  const limit = (at: Date) => (isMoment ? at.getTime() : calendar.localDate(at));
  const at = isMoment ? Date.parse(stated) : stated;
  if ('notAfter' in bound) return at > limit(now) ? 'future' : null;
  if (bound.notBefore === 'now') return at < limit(new Date(now.getTime() - MINUTE)) ? 'past' : null;
  const earlier = bound.notBefore.map((name) => details[name]).find((one) => one !== undefined);
  const from = earlier === undefined ? logged : new Date(String(earlier));
  return at < limit(new Date(Math.floor(from.getTime() / MINUTE) * MINUTE)) ? 'too_soon' : null;
}
