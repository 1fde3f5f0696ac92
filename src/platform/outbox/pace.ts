import { MINUTE } from '../time/durations.js';

/**
 * Slack takes a message a second in a channel, several hundred a minute in all, and some fifty edits; and asks for a pause of
 * a whole method where there were too many. What concerns one channel or message is kept here; what all processes share
 * stands in the database. Real time, whatever the bot's own clock says.
 */
export interface Pace {
  /** Milliseconds from one post to the next, of all processes; 0: no rest. */
  readonly postEveryMs: number;
  /** Milliseconds from one edit to the next, of all processes; 0: no rest. */
  readonly editEveryMs: number;
  /**
   * Milliseconds until the next post to the channel may go; counts this one as going.
   * @param sentAgoMs milliseconds since anybody sent something there; null: long ago.
   */
  wait(channel: string, sentAgoMs: number | null): number;
  /** Milliseconds until the next edit of a message may go; counts this one as going. The first is at once. */
  edit(message: string): number;
  /** Slack asked to leave the method alone for some seconds. */
  pause(method: string, seconds: number): void;
  /** Milliseconds for which the method is to be left alone. */
  paused(method: string): number;
  /** A turn to post that was not needed after all. */
  giveBack(): void;
  /** The turns that were given back since this was last asked. */
  takeBack(): number;
  /** A row whose turn to edit comes in so many milliseconds; it lets others go before it. */
  promise(row: string, inMs: number): void;
  /** Milliseconds until the row's turn that was promised; undefined where none was. The promise is then used up. */
  promised(row: string): number | undefined;
}

/** Edits that may follow each other without a rest; then they go at the pace at which Slack gives new ones. */
export const editsAtOnce = 30;

/**
 * @param perChannelMs milliseconds between two posts in a channel, and a little less than between two edits of a message; 0: no
 * rest at all. @param postEveryMs milliseconds between two posts in all.
 */
export function createPace(
  perChannelMs: number,
  postEveryMs = perChannelMs / 10,
  now: () => number = Date.now,
): Pace {
  const next = new Map<string, number>();
  const pauses = new Map<string, number>();
  const promises = new Map<string, number>();
  // Fifty a minute.
  const editEveryMs = perChannelMs * 1.2;
  let spare = 0;
  const forget = (map: Map<string, number>) => {
    if (map.size > 20_000) for (const [one, at] of map) if (at < now() - MINUTE) map.delete(one);
  };
  const take = (key: string, ms: number, notBefore = 0): number => {
    const at = Math.max(next.get(key) ?? 0, notBefore, now());
    next.set(key, at + ms);
    forget(next);
    return at - now();
  };
  return {
    postEveryMs: perChannelMs > 0 ? postEveryMs : 0,
    editEveryMs,
    wait: (channel, sentAgoMs) =>
      take(channel, perChannelMs, sentAgoMs === null ? 0 : now() - sentAgoMs + perChannelMs),
    edit: (message) => take(message, editEveryMs),
    pause(method, seconds) {
      pauses.set(method, Math.max(pauses.get(method) ?? 0, now() + seconds * 1000));
    },
    paused: (method) => Math.max(0, (pauses.get(method) ?? 0) - now()),
    giveBack() {
      spare++;
    },
    takeBack() {
      const turns = spare;
      spare = 0;
      return turns;
    },
    promise(row, inMs) {
      promises.set(row, now() + inMs);
      forget(promises);
    },
    promised(row) {
      const at = promises.get(row);
      promises.delete(row);
      return at === undefined ? undefined : Math.max(0, at - now());
    },
  };
}
