/** The bank's time: from this instant on, since this real time (both in milliseconds), so many times as fast. */
export interface Pace {
  from: number;
  since: number;
  times: number;
}

/** The bank's time by a pace, the same in every process that has it. */
export const timeBy = ({ from, since, times }: Pace): Date => new Date(from + (Date.now() - since) * times);

/** From now on at another pace. */
export const onwards = (pace: Pace, times: number): Pace => {
  const since = Date.now();
  return { from: pace.from + (since - pace.since) * pace.times, since, times };
};

/** The same by a clock that is wrong. */
export const ahead = (pace: Pace, ms: number): Pace => ({ ...pace, from: pace.from + ms });
