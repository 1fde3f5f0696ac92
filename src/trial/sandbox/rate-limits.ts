/** The rate limit of a method. `posting`: one a second in each channel, and an overall limit for the workspace. */
export type Pace = 'unlimited' | 'tier1' | 'tier2' | 'tier3' | 'tier4' | 'posting';

const callsPerMinute = { tier1: 1, tier2: 20, tier3: 50, tier4: 100 } as const;
const postsPerMinute = 600;
/** A second message right after the first passes, since Slack allows short bursts; the limit holds on average. */
const burst = 2;

interface Bucket {
  left: number;
  at: number;
}

/** Slack's rate limits, by real time: a bucket for each method, and for posting one for each channel. */
export class RateLimits {
  readonly #buckets = new Map<string, Bucket>();

  constructor(
    private readonly on: boolean,
    private readonly wall: () => number,
  ) {}

  /** The whole seconds to wait, or undefined where the call is allowed, which is then counted. */
  wait(method: string, pace: Pace, channel: unknown): number | undefined {
    if (!this.on || pace === 'unlimited') return undefined;
    if (pace !== 'posting') return this.#take(method, callsPerMinute[pace], callsPerMinute[pace] / 60);
    return (
      this.#take(`${method} ${String(channel)}`, burst, 1) ??
      this.#take(method, postsPerMinute, postsPerMinute / 60)
    );
  }

  #take(key: string, size: number, perSecond: number): number | undefined {
    const now = this.wall();
    const bucket = this.#buckets.get(key) ?? { left: size, at: now };
    bucket.left = Math.min(size, bucket.left + ((now - bucket.at) / 1000) * perSecond);
    bucket.at = now;
    this.#buckets.set(key, bucket);
    if (bucket.left < 1) return Math.max(1, Math.ceil((1 - bucket.left) / perSecond));
    bucket.left -= 1;
    return undefined;
  }
}
