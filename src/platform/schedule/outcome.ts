import type { Audited } from '../database/audit-trail.js';
import { MINUTE } from '../time/durations.js';

/** What became of an occurrence, and what it made. */
export interface Outcome {
  state: 'done' | 'expired';
  late: boolean;
  reason?: string;
  subjectId?: string;
}

/** What an occurrence is before anything has become of it. */
export const planned = {
  state: 'planned',
  reason: null,
  late: false,
  settledAt: null,
  subjectId: null,
  heldTo: null,
};

/** It is settled from the start, and why: the branch is closed that day. */
export const skippedAt = (reason: string, now: Date) => ({
  ...planned,
  state: 'skipped',
  reason,
  settledAt: now,
});

/** How much later than its time something may be posted without being called late. */
const LATE_AFTER = 3 * MINUTE;

/** Whether it is not worth doing any more. */
export const isOver = ({ cutoffAt }: { cutoffAt: Date }, now: Date): boolean => now > cutoffAt;

/** It was carried out. @param made the id of what it made */
export function doneAt({ dueAt }: { dueAt: Date }, made: { subjectId?: string }, now: Date): Outcome {
  const { subjectId } = made;
  const late = now.getTime() - dueAt.getTime() > LATE_AFTER;
  return { state: 'done', late, ...(subjectId === undefined ? {} : { subjectId }) };
}

/** Nobody is told of it now: it waits until then. */
export interface Held {
  state: 'planned';
  late: false;
  heldTo: Date;
}

export const held = (until: Date): Held => ({ state: 'planned', late: false, heldTo: until });

/** It was not carried out in time, or nobody can. */
export const expired = (reason: 'expired' | 'gone') => ({ state: 'expired', late: true, reason }) as const;

/** What the audit trail says of one that was not carried out in time. */
export const expiryAudited = ({ id, name, date }: { id: string; name: string; date: string }): Audited => ({
  actor: 'lobby',
  action: 'occurrence.expired',
  subject: id,
  data: { name, date },
});
