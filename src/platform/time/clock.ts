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
}

/** What becomes of a clock that is stopped: nobody is reminded any more. */
export const stopped = (now: Date) => ({ stoppedAt: now, wakeAt: null });
