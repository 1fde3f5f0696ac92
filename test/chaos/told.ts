/** What is kept of a run, for the checker. Times are real ones, in milliseconds. */

/** One request of a bot that says something, as it passed on its way to Slack and back. */
export interface Attempt {
  /** The process that made it. */
  owner: string;
  method: string;
  /** The outbox row that it is for. */
  key: string | null;
  at: number;
  /** Slack took it. */
  accepted: boolean;
  /** When the whole answer had been given back; null where it never was, or was not the true one. */
  answeredAt: number | null;
  fault: string | null;
}

/** A payload on its way to a process. */
export interface Delivered {
  owner: string;
  /** Whose deed it tells of. */
  who: string;
  at: number;
}

/** Something that was done to a process, to all (no owner), or to the ways between. */
export interface Disturbance {
  what:
    | 'kill'
    | 'start'
    | 'stop'
    | 'cut'
    | 'away'
    | 'held'
    | 'slow'
    | 'full'
    | 'unreachable'
    | 'refresh'
    | 'disconnect'
    | 'half-open'
    | 'jumbled'
    | 'limited'
    | 'clock'
    /** The machine, not the bot, had no time. */
    | 'busy';
  owner: string | null;
  from: number;
  to: number;
}

/** What somebody did, and what they were told. */
export interface Deed {
  who: string;
  channel: string;
  what: 'command' | 'form' | 'note' | 'tick' | 'press' | 'home';
  /** Words that occur nowhere else: what was written is found by them. */
  token: string;
  /** For a tick: the box and what it was set to. */
  item?: string;
  ticked?: boolean;
  at: number;
  ackMs: number;
  /** The bot acknowledged in time. */
  ok: boolean;
  /** What Slack showed in its place. */
  error: string | null;
  /** Errors under inputs of a form. */
  refused: boolean;
}

/** A message that only one person sees. */
export interface Heard {
  who: string;
  at: number;
  text: string;
}

/** Something of a person's that Slack delivered once more. */
export interface Again {
  token: string;
  at: number;
}

/** The end of a process. */
export interface Ended {
  owner: string;
  at: number;
  code: number | null;
  signal: string | null;
  /** Whether the harness asked for it. */
  asked: boolean;
  /** It had said that it is ready. */
  wasReady: boolean;
}

export class History {
  readonly attempts: Attempt[] = [];
  readonly disturbances: Disturbance[] = [];
  readonly deeds: Deed[] = [];
  readonly heard: Heard[] = [];
  readonly again: Again[] = [];
  readonly ended: Ended[] = [];
  readonly deliveries: Delivered[] = [];
  /** How often something was done, and a process met at each point. */
  readonly done = new Map<string, number>();
  /** The latest time that any process was told (milliseconds of the bank), and the most by which it was ever wrong. */
  latest = 0;
  wrongBy = 0;
  /** Lines of logs that tell of what nobody caught. */
  readonly uncaught: { owner: string; at: number; line: string }[] = [];

  count(what: string): void {
    this.done.set(what, (this.done.get(what) ?? 0) + 1);
  }

  /** Notes a disturbance that begins now; it ends with the call of the result. */
  disturb(what: Disturbance['what'], owner: string | null = null): (afterMs?: number) => void {
    const disturbance = { what, owner, from: Date.now(), to: Number.POSITIVE_INFINITY };
    this.disturbances.push(disturbance);
    return (afterMs = 0) => {
      disturbance.to = Date.now() + afterMs;
    };
  }
}
