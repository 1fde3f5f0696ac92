/** What is going to happen, in order of time; whatever happens may add more. */
export interface Agenda {
  at(time: Date, deed: () => void): void;
  /** Runs everything up to and including that time; later entries never happen. */
  liveUntil(end: Date): void;
}

export function createAgenda(): Agenda {
  const waiting: { time: number; deed: () => void }[] = [];
  return {
    at(time, deed) {
      let low = 0;
      let high = waiting.length;
      // Sorted latest first, so that the next is at the end; of two at the same time the one added first goes first.
      while (low < high) {
        const middle = (low + high) >> 1;
        if ((waiting[middle]?.time ?? 0) > time.getTime()) low = middle + 1;
        else high = middle;
      }
      waiting.splice(low, 0, { time: time.getTime(), deed });
    },
    liveUntil(end) {
      for (let next = waiting.at(-1); next && next.time <= end.getTime(); next = waiting.at(-1)) {
        waiting.pop();
        next.deed();
      }
    },
  };
}
