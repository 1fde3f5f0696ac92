/*
 * How long customers wait, by the oldest model of a queue that fits a hall (M/M/c, "Erlang C"). It assumes:
 * - customers come one by one and independently of each other, at one rate within the half hour (Poisson);
 * - the time that serving one takes varies like an exponential distribution about its mean;
 * - there is one queue for all who serve at a post, first come, first served, and nobody gives up;
 * - each half hour is in balance with itself: what was left waiting by the half hour before is not carried over.
 * The last makes the half hour after a peak look easier than it is, the third makes every peak look harder. Serving times
 * that vary less than exponentially, as most do, mean shorter waits than are said here.
 */

/** The load of a post. */
export interface Load {
  /** Customers in a half hour. */
  customers: number;
  /** Average minutes to serve one customer. */
  minutes: number;
}

/** A branch's service target: so many per cent of the customers wait less than so many minutes. */
export interface Aim {
  minutes: number;
  share: number;
}

/** More people than any branch has at one post. */
export const mostAtPost = 200;

const halfHour = 30;

/** The offered load in erlangs: how many people it would keep busy on average. */
export const busyWith = ({ customers, minutes }: Load): number => (customers * minutes) / halfHour;

/**
 * The share of customers who have to wait (Erlang C), computed by the recursion for Erlang B, which needs no
 * factorials or powers and so stays exact for many people.
 * @param busy the offered load in erlangs
 * @returns 1 where the people cannot keep up
 */
export function shareWaiting(busy: number, people: number): number {
  if (busy <= 0) return 0;
  if (people <= busy) return 1;
  let turnedAway = 1;
  for (let each = 1; each <= people; each++) turnedAway = (busy * turnedAway) / (each + busy * turnedAway);
  return (people * turnedAway) / (people - busy * (1 - turnedAway));
}

/** The share of customers who wait longer than so many minutes; 1 where the people cannot keep up. */
export function shareWaitingLonger(load: Load, people: number, than: number): number {
  const busy = busyWith(load);
  if (busy <= 0) return 0;
  if (people <= busy) return 1;
  return shareWaiting(busy, people) * Math.exp((-(people - busy) * than) / load.minutes);
}

/** The fewest people that meet the target; null where not even `mostAtPost` do. */
export function peopleNeeded(load: Load, { minutes, share }: Aim): number | null {
  if (load.customers <= 0) return 0;
  for (let people = Math.floor(busyWith(load)) + 1; people <= mostAtPost; people++)
    if (shareWaitingLonger(load, people, minutes) <= 1 - share / 100) return people;
  return null;
}
