import { type Post, posts, type Shift } from './roster.js';
import { type Cover, thereOf } from './staffing.js';

/** A post and shift that somebody may be given. */
export interface Option {
  post: Post;
  shift: Shift;
  /** The cost of giving it to this person, a whole number from 0 on. */
  cost: number;
  /** Whether they have it already. */
  stays?: boolean;
}

/** Somebody who works that day, with the places that they may be given. */
export interface Worker {
  personId: string;
  options: readonly Option[];
}

/** A day to be filled. */
export interface OpenDay {
  /** How many people each post should have, by half hour. */
  wanted: Readonly<Partial<Record<Post, readonly number[]>>>;
  /** How many are there in any case, by half hour. */
  fixed: Readonly<Partial<Record<Post, readonly number[]>>>;
  covers: Readonly<Partial<Record<Shift, Cover>>>;
  workers: readonly Worker[];
}

export interface FilledDay {
  chosen: { personId: string; post: Post; shift: Shift }[];
  /** The number of half hours with nobody in the lobby. */
  empty: number;
  /** Missing people, summed over all posts and half hours. */
  missing: number;
  /** The total cost of the choices. */
  cost: number;
  /** Whether the result is proven to be optimal, because every combination was considered. */
  proven: boolean;
}

/** The most combinations that are kept for each person; a day of a dozen people needs fewer. */
const mostWays = 5000;
/** Total work when that is exceeded and only the best are kept, because a person waits for the answer. */
const mostWork = 50_000;

interface Way {
  /** The number of people in each place. */
  people: number[];
  cost: number;
  /** The place of each worker so far, as a linked list with the last one first. */
  last: { place: number; before: Way['last'] } | null;
}

/**
 * Finds the best assignment for a day: first, the lobby is not empty; then, as few people as possible are missing;
 * then, the cost is as low as possible. How many are missing depends only on the number of people in each place. So
 * this is dynamic programming: combinations are extended person by person, and of those with the same number in each
 * place only the cheapest is kept, which is exact. If there are too many, only the best are extended (beam search)
 * and `proven` is false; the result is still never worse than the present roster.
 */
export function bestDay(day: OpenDay): FilledDay {
  const places = placesOf(day.workers);
  const order = day.workers
    .filter(({ options }) => options.length > 0)
    .sort((one, other) => one.options.length - other.options.length);
  const lackOf = lackIn(day, places);
  const options = order.reduce((sum, worker) => sum + worker.options.length, 0);
  const few = Math.max(20, Math.min(mostWays, Math.floor(mostWork / Math.max(1, options))));
  let ways: Way[] = [{ people: places.map(() => 0), cost: 0, last: null }];
  let proven = true;
  for (const worker of order) {
    ways = further(ways, worker, places);
    if (ways.length <= (proven ? mostWays : few)) continue;
    proven = false;
    ways = best(ways, lackOf).slice(0, few);
  }
  const [found] = best([...ways, ...asItStands(order, places)], lackOf);
  if (!found) throw new Error('there is always one way');
  const chosen: FilledDay['chosen'] = [];
  let { last } = found;
  for (const { personId } of [...order].reverse()) {
    const place = places[last?.place ?? 0];
    if (place) chosen.push({ personId, ...place });
    last = last?.before ?? null;
  }
  return { chosen, ...lackOf(found.people), cost: found.cost, proven };
}

/** The present assignment; empty if somebody has no place yet. */
function asItStands(order: readonly Worker[], places: readonly Place[]): Way[] {
  let ways: Way[] = [{ people: places.map(() => 0), cost: 0, last: null }];
  for (const { personId, options } of order) {
    const stays = options.filter((option) => option.stays);
    ways = further(ways, { personId, options: stays }, places);
  }
  return ways;
}

type Place = Pick<Option, 'post' | 'shift'>;

const same = (one: Place, other: Place) => one.post === other.post && one.shift === other.shift;

function placesOf(workers: readonly Worker[]): Place[] {
  const places: Place[] = [];
  for (const { post, shift } of workers.flatMap(({ options }) => options))
    if (!places.some((place) => same(place, { post, shift }))) places.push({ post, shift });
  return places;
}

/** Extends every combination by one person; of those with the same counts the cheapest is kept. */
function further(ways: readonly Way[], { options }: Worker, places: readonly Place[]): Way[] {
  const cheapest = new Map<string, Way>();
  for (const way of ways)
    for (const option of options) {
      const place = places.findIndex((one) => same(one, option));
      const people = way.people.with(place, (way.people[place] ?? 0) + 1);
      const key = people.join();
      const cost = way.cost + option.cost;
      const known = cheapest.get(key);
      if (!known || cost < known.cost) cheapest.set(key, { people, cost, last: { place, before: way.last } });
    }
  return [...cheapest.values()];
}

interface Lack {
  empty: number;
  missing: number;
}

const best = (ways: readonly Way[], lackOf: (people: readonly number[]) => Lack): Way[] =>
  ways
    .map((way) => ({ way, ...lackOf(way.people) }))
    .sort(
      (one, other) => one.empty - other.empty || one.missing - other.missing || one.way.cost - other.way.cost,
    )
    .map(({ way }) => way);

/** Returns a function that computes what a day lacks, given the number of people in each place. */
function lackIn({ wanted, fixed, covers }: OpenDay, places: readonly Place[]) {
  const known = posts.map((post) => ({
    isLobby: post === 'lobby',
    want: wanted[post] ?? [],
    fixed: fixed[post] ?? [],
    here: places.flatMap((place, at) => {
      const cover = covers[place.shift];
      return place.post === post && cover ? [{ cover, at }] : [];
    }),
  }));
  return (people: readonly number[]): Lack => {
    let [empty, missing] = [0, 0];
    for (const { isLobby, want, fixed: there, here } of known)
      for (let half = 0; half < want.length; half++) {
        let now = there[half] ?? 0;
        for (const { cover, at } of here) now += thereOf(people[at] ?? 0, cover, half);
        missing += Math.max(0, (want[half] ?? 0) - now);
        if (isLobby && now === 0) empty++;
      }
    return { empty, missing };
  };
}
