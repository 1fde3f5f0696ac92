/**
 * Slack takes a message a second in a channel and some fifty edits a minute, and asks for a pause of a whole method where
 * there were too many. Real time, whatever the bot's own clock says.
 */
export interface Pace {
  /** Milliseconds until the next post to the channel may go; counts this one as going. */
  wait(channel: string): number;
  /** Milliseconds until the next edit of a message may go; counts this one as going. The first is at once. */
  edit(message: string): number;
  /** Slack asked to leave the method alone for some seconds. */
  pause(method: string, seconds: number): void;
  /** Milliseconds for which the method is to be left alone. */
  paused(method: string): number;
}

/** Edits that may follow each other without a rest; then they go at the pace at which Slack gives new ones. */
const editsAtOnce = 30;

/** @param perChannelMs milliseconds between two posts in a channel, and between two edits of a message; 0: no rest. */
export function createPace(perChannelMs: number, now: () => number = Date.now): Pace {
  const next = new Map<string, number>();
  const pauses = new Map<string, number>();
  // Fifty a minute.
  const everyEditMs = perChannelMs * 1.2;
  let editsUntil = 0;
  const take = (key: string, ms: number): number => {
    const at = Math.max(next.get(key) ?? 0, now());
    next.set(key, at + ms);
    if (next.size > 20_000) for (const [one, until] of next) if (until < now()) next.delete(one);
    return at - now();
  };
  return {
    wait: (channel) => take(channel, perChannelMs),
    edit(message) {
      editsUntil = Math.max(editsUntil, now()) + everyEditMs;
      const crowded = editsUntil - now() - editsAtOnce * everyEditMs;
      return Math.max(take(message, everyEditMs), crowded);
    },
    pause(method, seconds) {
      pauses.set(method, Math.max(pauses.get(method) ?? 0, now() + seconds * 1000));
    },
    paused: (method) => Math.max(0, (pauses.get(method) ?? 0) - now()),
  };
}
