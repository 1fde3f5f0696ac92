/** A running or stopped limit of a record or a checklist run. */
export interface Clock {
  id: string;
  name: string;
  startedAt: Date;
  dueAt: Date;
  /** When the next rung of the ladder is due; null: none left, or stopped. */
  wakeAt: Date | null;
  step: number;
  stoppedAt: Date | null;
  /** How often the limit was extended. */
  extended: number;
  /** When it was met, where it ran out while it stood still and runs again since: what was kept stays kept. */
  met: Date | null;
  /** Itself as it ran out, where it now begins anew or ends later: that outcome is kept beside it, and stays counted. */
  past?: PastClock;
}

/** A limit that has run out, and when it was met; one that was not stopped in time was broken. */
export interface PastClock {
  startedAt: Date;
  dueAt: Date;
  stoppedAt: Date;
}

/** When the limit was met, as it counts; null where it was not. */
export const metAt = ({ met, stoppedAt }: Pick<Clock, 'met' | 'stoppedAt'>): Date | null => met ?? stoppedAt;

/** What becomes of a clock that is stopped: nobody is reminded any more. */
export const stopped = (now: Date) => ({ stoppedAt: now, wakeAt: null });
