import { type Post, posts, type Shift } from './roster.js';
import { type Cover, thereOf } from './staffing.js';

/** A place that somebody may be given. */
export interface Option {
  post: Post;
  shift: Shift;
  /** What speaks against giving it to this person, as a whole number from 0 on. */
  cost: number;
  /** They have it already. */
  stays?: boolean;
}

/** Somebody who works that day, and the places that they may be given. */
export interface Worker {
  personId: string;
  options: readonly Option[];
}

/** A day that is to be filled. */
export interface OpenDay {
  /** How many people each post is to have, by half hour. */
  wanted: Readonly<Partial<Record<Post, readonly number[]>>>;
  /** How many stand there whatever is proposed. */
  fixed: Readonly<Partial<Record<Post, readonly number[]>>>;
  covers: Readonly<Partial<Record<Shift, Cover>>>;
  workers: readonly Worker[];
}

export interface FilledDay {
  chosen: { personId: string; post: Post; shift: Shift }[];
  /** Half hours in which nobody would be in the lobby. */
  empty: number;
  /** Half hours, of all posts, in which people are missing: one for each who is. */
  missing: number;
  /** What speaks against who was chosen for it. */
  cost: number;
  /** Whether nothing better can be: every way was looked at. */
  proven: boolean;
}

/** So many ways of having people at posts are looked at, person by person; a day of a dozen people has fewer. */
const mostWays = 5000;
/** Where there are more, so many of the best are gone on with, all people and places together: the answer is waited for. */
const mostWork = 50_000;

interface Way {
  /** How many are in each place. */
  people: number[];
  cost: number;
  /** The place of each worker so far, the last first. */
  last: { place: number; before: Way['last'] } | null;
}

/**
 * The best that can be made of a day: first the lobby is not empty, then as few as possible are missing in any half hour, then
 * as little as possible speaks against who stands where.
 *
 * Who is missing depends on how many are in each place alone. So the ways to fill the places are gone through person by
 * person, and of those that put equally many into each place only the cheapest is kept. That looks at every way, and is
 * exact. Where people and places are so many that there are too many ways, the best so far are gone on with, and `proven` is
 * false; what comes out is never worse than what stands.
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

/** Everybody where they are; nothing where somebody has no such place. */
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

/** Every way with one more person; of those that come to the same, the cheapest. */
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

/** What a day lacks, by how many are in each place. */
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
