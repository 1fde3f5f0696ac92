/**
 * Slack takes a message a second in a channel, and asks for a pause of a whole method where there were too many.
 * Real time, whatever the bot's own clock says.
 */
export interface Pace {
  /** Milliseconds until the next post to the channel may go; counts this one as going. */
  wait(channel: string): number;
  /** Slack asked to leave the method alone for some seconds. */
  pause(method: string, seconds: number): void;
  /** Milliseconds for which the method is to be left alone. */
  paused(method: string): number;
}

export function createPace(perChannelMs: number, now: () => number = Date.now): Pace {
  const next = new Map<string, number>();
  const pauses = new Map<string, number>();
  return {
    wait(channel) {
      const at = Math.max(next.get(channel) ?? 0, now());
      next.set(channel, at + perChannelMs);
      if (next.size > 20_000) for (const [key, until] of next) if (until < now()) next.delete(key);
      return at - now();
    },
    pause(method, seconds) {
      pauses.set(method, Math.max(pauses.get(method) ?? 0, now() + seconds * 1000));
    },
    paused: (method) => Math.max(0, (pauses.get(method) ?? 0) - now()),
  };
}
