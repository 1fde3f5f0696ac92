import type { Audited } from '../database/audit-trail.js';
import { MINUTE } from '../time/durations.js';

/** How an occurrence ended, and the id of what it made. */
export interface Outcome {
  state: 'done' | 'expired';
  late: boolean;
  reason?: string;
  subjectId?: string;
}

/** The state of an occurrence that is still to come. */
export const planned = {
  state: 'planned',
  reason: null,
  late: false,
  settledAt: null,
  subjectId: null,
  heldTo: null,
};

/** The state of an occurrence that will not take place, such as on a day on which the branch is closed. */
export const skippedAt = (reason: string, now: Date) => ({
  ...planned,
  state: 'skipped',
  reason,
  settledAt: now,
});

/** How much later than due something may be posted without counting as late. */
const LATE_AFTER = 3 * MINUTE;

/** Whether it is too late to carry it out. */
export const isOver = ({ cutoffAt }: { cutoffAt: Date }, now: Date): boolean => now > cutoffAt;

/** The outcome of an occurrence that was carried out. @param made the id of what it made */
export function doneAt({ dueAt }: { dueAt: Date }, made: { subjectId?: string }, now: Date): Outcome {
  const { subjectId } = made;
  const late = now.getTime() - dueAt.getTime() > LATE_AFTER;
  return { state: 'done', late, ...(subjectId === undefined ? {} : { subjectId }) };
}

/** An occurrence that is put off until people are at work. */
export interface Held {
  state: 'planned';
  late: false;
  heldTo: Date;
}

export const held = (until: Date): Held => ({ state: 'planned', late: false, heldTo: until });

/** The outcome of an occurrence that was not carried out in time, or (`gone`) whose routine or branch is gone. */
export const expired = (reason: 'expired' | 'gone') => ({ state: 'expired', late: true, reason }) as const;

/** The audit entry of an occurrence that was not carried out in time. */
export const expiryAudited = ({ id, name, date }: { id: string; name: string; date: string }): Audited => ({
  actor: 'lobby',
  action: 'occurrence.expired',
  subject: id,
  data: { name, date },
});
