/** What is going to happen, in the order of its time; a deed may put further ones on the agenda. */
export interface Agenda {
  at(time: Date, deed: () => void): void;
  /** Does everything up to and including the moment; what lies after it does not happen. */
  liveUntil(end: Date): void;
}

export function createAgenda(): Agenda {
  const waiting: { time: number; deed: () => void }[] = [];
  return {
    at(time, deed) {
      let low = 0;
      let high = waiting.length;
      // Latest first, so that the next one is taken off the end; of two at once the earlier asked goes first.
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
