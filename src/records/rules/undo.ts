import type { Acting } from '../../platform/directory/acting.js';
import type { Scene } from '../../platform/directory/branch.js';
import { Refusal } from '../../platform/refusal.js';
import { assign, edit } from './change.js';
import { allFields } from './kind.js';
import type { Change } from './record.js';
import type { StandingRecord } from './standing-record.js';
import { thresholdOf } from './threshold.js';

/**
 * Takes back what was read from a line: a severity is reset to the kind's default, a field is emptied.
 * @param as `severity` or the name of a field.
 * @throws Refusal `gone`, and as editing throws
 */
export function undo(standing: StandingRecord, as: string, { who, scene }: Acting): Change {
  const { kind } = standing;
  if (as === 'severity') {
    if (!kind.severity) throw new Refusal('gone');
    return edit(standing, { severity: kind.severity, values: {} }, who, scene);
  }
  const field = allFields(kind)[as];
  if (!field || field.private) throw new Refusal('gone');
  return edit(standing, { values: { [as]: null, ...restingOn(standing, as, scene.branch) } }, who, scene);
}

/** If the amount is taken back, a signal that counts only from an amount on is removed with it. */
function restingOn(
  { kind, record }: StandingRecord,
  as: string,
  branch: Scene['branch'],
): Record<string, null> {
  const { amount, signal } = kind.thresholds ?? {};
  if (!signal || as !== amount) return {};
  const seen = record.details[signal.field];
  return {
    [signal.below]: null,
    ...(typeof seen === 'string' && thresholdOf(kind, seen, branch) !== null ? { [signal.field]: null } : {}),
  };
}

/**
 * A mention was read as the person whom the record is about, but means its owner: empties that field and makes the
 * person the owner.
 * @throws Refusal `gone`, and as editing and handing over throw
 */
export function turnRound(standing: StandingRecord, { who, scene }: Acting): Change {
  const { kind, record } = standing;
  const named = kind.never ? record.details[kind.never] : undefined;
  if (!kind.never || typeof named !== 'string') throw new Refusal('gone');
  const freed = undo(standing, kind.never, { who, scene });
  const given = assign({ ...standing, record: freed.record }, named, who, scene);
  const later = new Set(given.clocks.map(({ name }) => name));
  return {
    ...given,
    record: { ...given.record, version: freed.record.version },
    events: [...freed.events, ...given.events],
    clocks: [...freed.clocks.filter(({ name }) => !later.has(name)), ...given.clocks],
    nudges: [...freed.nudges, ...given.nudges],
  };
}
