import type { World } from './world.js';

/** The kind of payload, as Socket Mode names it. */
export type PayloadKind = 'slash_commands' | 'interactive' | 'events_api';

export interface Retry {
  attempt: number;
  reason: string;
}

/** How the app answered a payload. `body` is undefined where the answer was empty. */
export interface Answer {
  error?: 'operation_timeout' | 'dispatch_failed';
  body?: unknown;
  /** Real milliseconds until the answer. */
  ms: number;
  /** Why it failed, as an event's retry reason names it. */
  reason?: 'timeout' | 'http_error' | 'connection_failed' | 'unknown_error';
}

/** A route to the app: open WebSockets, or its request URL. */
export interface Route {
  send(kind: PayloadKind, payload: Record<string, unknown>, retry?: Retry): Promise<Answer>;
}

const remembered = 100;

/** Sends payloads to the app by the route that is in use, and counts them as traffic. */
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
   * Delivers the latest payload again, or the one that is `before` places before it, without marking it as a
   * repetition, as Slack sometimes does.
   */
  async again(before = 0): Promise<Record<string, unknown> | undefined> {
    const one = this.#latest[before];
    if (one) await this.send(one.kind, one.payload);
    return one?.payload;
  }
}
