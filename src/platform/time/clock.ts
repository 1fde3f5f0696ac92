/** A running or stopped limit of a record or a checklist run. */
export interface Clock {
  id: string;
  name: string;
  startedAt: Date;
  dueAt: Date;
  /** When its next step (a reminder, an escalation) is due; null: none is left, or it is stopped. */
  wakeAt: Date | null;
  step: number;
  stoppedAt: Date | null;
  /** How often the limit was extended. */
  extended: number;
  /** When it was met, where its due time passed while it was stopped and it runs again since: it stays met. */
  met: Date | null;
  /** Its earlier outcome, where it now begins anew or ends later: that is stored beside it, and still counts. */
  past?: PastClock;
}

/** An earlier outcome of a limit; one that was stopped after `dueAt` was broken. */
export interface PastClock {
  startedAt: Date;
  dueAt: Date;
  stoppedAt: Date;
}

/** When the limit was met; null where it was not. */
export const metAt = ({ met, stoppedAt }: Pick<Clock, 'met' | 'stoppedAt'>): Date | null => met ?? stoppedAt;

/** The changes that stop a clock, so that nobody is reminded any more. */
export const stopped = (now: Date) => ({ stoppedAt: now, wakeAt: null });
