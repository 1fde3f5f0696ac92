import type { World } from './world.js';

/** What kind of payload it is, in the words of Socket Mode. */
export type PayloadKind = 'slash_commands' | 'interactive' | 'events_api';

export interface Retry {
  attempt: number;
  reason: string;
}

/** How the app answered a payload. `body` is what it answered, undefined where that was empty. */
export interface Answer {
  error?: 'operation_timeout' | 'dispatch_failed';
  body?: unknown;
  /** Real milliseconds until the answer. */
  ms: number;
  /** Why it failed, in the words of an event's retry reason. */
  reason?: 'timeout' | 'http_error' | 'connection_failed' | 'unknown_error';
}

/** A way to the app: open WebSockets, or its request URL. */
export interface Route {
  send(kind: PayloadKind, payload: Record<string, unknown>, retry?: Retry): Promise<Answer>;
}

const remembered = 100;

/** Carries payloads to the app by whichever route is in use, and counts them as traffic. */
export class Delivery {
  readonly #latest: { kind: PayloadKind; payload: Record<string, unknown> }[] = [];

  constructor(
    private readonly world: Pick<World, 'traffic'>,
    public route: Route,
  ) {}

  async send(kind: PayloadKind, payload: Record<string, unknown>, retry?: Retry): Promise<Answer> {
    this.#latest.unshift({ kind, payload });
    this.#latest.splice(remembered);
    const over = this.world.traffic.begin();
    try {
      return await this.route.send(kind, payload, retry);
    } finally {
      over();
    }
  }

  /**
   * Delivers the latest payload once more, or the one `before` places before it, not marked as a repetition, as Slack
   * sometimes does.
   */
  async again(before = 0): Promise<Record<string, unknown> | undefined> {
    const one = this.#latest[before];
    if (one) await this.send(one.kind, one.payload);
    return one?.payload;
  }
}
