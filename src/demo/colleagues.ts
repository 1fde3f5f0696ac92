import { branchIn } from '../database/branches.js';
import { runOf } from '../database/checklists.js';
import { AlreadyDone, type Db } from '../database/db.js';
import { membersOf } from '../database/people.js';
import { toRecord } from '../database/records.js';
import { Refusal } from '../domain/records/record.js';
import { branchCalendar } from '../domain/time/calendar.js';
import { addDays, weekdayNumber } from '../domain/time/day.js';
import type { Log } from '../log.js';
import { trialBranches } from './branches.js';
import type { Lived } from './clock.js';
import { NobodyThere } from './life/crew.js';
import { goOnWithList } from './present/lists.js';
import type { Intent, Place } from './present/place.js';
import { goOnWith } from './present/records.js';
import { weekOf } from './present/week.js';

const minute = 60_000;
const hour = 60 * minute;
/** Steps up to this long are the visitor's own. */
const step = 2 * hour;

/**
 * The people of the made-up branches go on with their work while the clock jumps: in a step of up to two hours nobody
 * does anything, and whatever is due waits for the visitor; in a longer jump everybody works, and only records that were
 * changed in the hour before it stay as they are until the next morning.
 * @returns for a jump, what they do in it; null for a short one.
 */
export function colleagues(parts: {
  db: Db;
  clock: { now(): Date };
  log: Log;
}): (from: Date, to: Date) => Promise<Lived | null> {
  return async (from, to) =>
    to.getTime() - from.getTime() > step ? atWork(parts, await placesOf(parts.db, from), from, to) : null;
}

async function placesOf(db: Db, from: Date): Promise<Place[]> {
  const places: Place[] = [];
  for (const { channel } of trialBranches) {
    const branch = await branchIn(db, channel);
    if (branch)
      places.push({
        db,
        branch,
        calendar: branchCalendar(branch),
        members: await membersOf(db, branch.id),
        from,
      });
  }
  return places;
}

function atWork(
  { db, clock, log }: Parameters<typeof colleagues>[0],
  places: readonly Place[],
  from: Date,
  to: Date,
): Lived {
  const pace = paceOf(from, to);
  const known = new Map<string, Intent | null>();
  const leftAlone = new Set<string>();
  let news = places.flatMap((place) => newsOf(place, from, to, intended));
  let board: Intent[] = [];

  /** What somebody intends with a thing; nobody may be there for it any more. */
  function intended<T>(about: string, ask: () => T): T | null {
    try {
      return ask();
    } catch (error) {
      if (!(error instanceof NobodyThere)) throw error;
      log.warn({ about, err: error }, 'nobody of the trial goes on with this');
      return null;
    }
  }

  /** The same version of a thing is thought of once. */
  function remembered(about: string, version: number, ask: () => Intent | null): Intent[] {
    const key = `${about} ${version}`;
    const intent = known.has(key) ? known.get(key) : intended(about, ask);
    known.set(key, intent ?? null);
    return intent && !leftAlone.has(about) ? [intent] : [];
  }

  async function look(): Promise<Intent[]> {
    const byBranch = new Map(places.map((place) => [place.branch.id, place]));
    const branchId = { in: [...byBranch.keys()] };
    const records = await db.prisma.record.findMany({ where: { branchId, closedAt: null } });
    const runs = await db.prisma.run.findMany({
      where: { branchId, status: { in: ['open', 'settled'] } },
      select: { id: true },
    });
    const found: Intent[] = [];
    for (const row of records) {
      const place = byBranch.get(row.branchId);
      if (place) found.push(...remembered(row.id, row.version, () => goOnWith(place, toRecord(row))));
    }
    for (const { id } of runs) {
      const run = await runOf(db, id);
      const place = run && byBranch.get(run.branchId);
      if (place) found.push(...remembered(id, run.version, () => goOnWithList(place, run)));
    }
    return [...news, ...found];
  }

  async function carryOut(intent: Intent): Promise<Intent | null> {
    try {
      return await intent.does();
    } catch (error) {
      if (error instanceof AlreadyDone) return null;
      if (!(error instanceof Refusal || error instanceof NobodyThere)) throw error;
      log.warn({ about: intent.about, err: error }, 'somebody of the trial could not do what they wanted');
      leftAlone.add(intent.about);
      return null;
    }
  }

  return {
    async nextAt() {
      board = await look();
      const first = earliest(board);
      return first && new Date(Math.ceil(first.at.getTime() / pace) * pace);
    },
    async settle() {
      const now = clock.now();
      for (let next = earliest(board); next && next.at <= now; next = earliest(board)) {
        const done = next;
        news = news.filter((one) => one !== done);
        const then = await carryOut(done);
        board = [...board.filter((one) => one !== done), ...(then ? [then] : [])];
      }
    },
  };
}

const earliest = (board: readonly Intent[]): Intent | null =>
  board.reduce<Intent | null>((first, one) => (first && first.at <= one.at ? first : one), null);

/** How often people look into Slack: the longer the jump, the more of what they do is shown at once. Milliseconds. */
const paceOf = (from: Date, to: Date): number =>
  minute * Math.min(45, Math.max(1, Math.round((to.getTime() - from.getTime()) / (4 * hour))));

/** What is to happen in the jump, week by week. */
function newsOf(
  place: Place,
  from: Date,
  to: Date,
  intended: (about: string, ask: () => Intent[]) => Intent[] | null,
): Intent[] {
  const news: Intent[] = [];
  const today = place.calendar.localDate(from);
  const last = place.calendar.localDate(to);
  for (let monday = addDays(today, 1 - weekdayNumber(today)); monday <= last; monday = addDays(monday, 7))
    news.push(...(intended(monday, () => weekOf(place, monday)) ?? []));
  return news.filter(({ at }) => at > from && at <= to);
}
