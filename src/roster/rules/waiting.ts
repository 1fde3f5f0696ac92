/*
 * How long customers wait, by the oldest model of a queue that fits a hall (M/M/c, "Erlang C"). It assumes:
 * - customers come one by one and independently of each other, at one rate within the half hour (Poisson);
 * - the time that serving one takes varies like an exponential distribution about its mean;
 * - there is one queue for all who serve at a post, first come, first served, and nobody gives up;
 * - each half hour is in balance with itself: what was left waiting by the half hour before is not carried over.
 * The last makes the half hour after a peak look easier than it is, the third makes every peak look harder. Serving times
 * that vary less than exponentially, as most do, mean shorter waits than are said here.
 */

/** What comes to a post. */
export interface Load {
  /** Customers in a half hour. */
  customers: number;
  /** Minutes that serving one takes, on average. */
  minutes: number;
}

/** What a branch promises: so many of a hundred wait less than so many minutes. */
export interface Aim {
  minutes: number;
  share: number;
}

/** More people at one post than any hall has. */
export const mostAtPost = 200;

const halfHour = 30;

/** How many people would be busy all the time with it, on average (in erlangs). */
export const busyWith = ({ customers, minutes }: Load): number => (customers * minutes) / halfHour;

/**
 * The share of customers who wait at all (Erlang C). It is reached by Erlang B, person by person, so that no factorial and
 * no power is ever formed, and many people are as exact as few.
 * @param busy what they are busy with, in erlangs. @returns 1 where they cannot keep up
 */
export function shareWaiting(busy: number, people: number): number {
  if (busy <= 0) return 0;
  if (people <= busy) return 1;
  let turnedAway = 1;
  for (let each = 1; each <= people; each++) turnedAway = (busy * turnedAway) / (each + busy * turnedAway);
  return (people * turnedAway) / (people - busy * (1 - turnedAway));
}

/** The share of customers who wait longer than so many minutes; 1 where those who serve cannot keep up. */
export function shareWaitingLonger(load: Load, people: number, than: number): number {
  const busy = busyWith(load);
  if (busy <= 0) return 0;
  if (people <= busy) return 1;
  return shareWaiting(busy, people) * Math.exp((-(people - busy) * than) / load.minutes);
}

/** How few people keep the aim; null where no hall has so many. */
export function peopleNeeded(load: Load, { minutes, share }: Aim): number | null {
  if (load.customers <= 0) return 0;
  for (let people = Math.floor(busyWith(load)) + 1; people <= mostAtPost; people++)
    if (shareWaitingLonger(load, people, minutes) <= 1 - share / 100) return people;
  return null;
}
