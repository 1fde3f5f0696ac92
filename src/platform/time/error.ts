export type TimeFault =
  | 'bad_date'
  | 'bad_time'
  | 'bad_zone'
  | 'bad_hours'
  | 'bad_cron'
  | 'bad_limit'
  | 'never_open';

/** A date, time, zone, schedule or limit that cannot be worked with. `code` is stable; `message` is for the log. */
export class TimeError extends Error {
  readonly code: TimeFault;

  constructor(code: TimeFault, message: string) {
    super(message);
    this.name = 'TimeError';
    this.code = code;
  }
}
