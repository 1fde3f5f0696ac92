import { AlreadyDone, type Db } from '../../platform/database/db.js';
import type { Branch } from '../../platform/directory/branch.js';
import type { Member, Role } from '../../platform/directory/roles.js';
import { branchCalendar } from '../../platform/time/calendar.js';
import { addDays } from '../../platform/time/day.js';
import {
  addDuties,
  answerSwap,
  askAbsence,
  askSwap,
  attendedOn,
  type Duty,
  deciders,
  dutiesIn,
  insertAttendance,
  lockRoster,
  mondayOf,
  type Post,
  presencesIn,
  type Shift,
  savePost,
} from '../../roster/module.js';
import { NobodyThere } from './life/crew.js';

/** Who stands where on every working day: the nth person of a role, counted from 0. */
const standingDuties: readonly { role: Role; nth: number; post: Post; shift: Shift }[] = [
  { role: 'lobby_manager', nth: 0, post: 'lobby', shift: 'early' },
  { role: 'staff', nth: 2, post: 'lobby', shift: 'late' },
  { role: 'staff', nth: 0, post: 'counter', shift: 'early' },
  { role: 'staff', nth: 1, post: 'self_service', shift: 'late' },
  { role: 'duty_supervisor', nth: 0, post: 'counter', shift: 'late' },
  { role: 'rm', nth: 0, post: 'vip', shift: 'early' },
  { role: 'rm', nth: 1, post: 'vip', shift: 'late' },
];
/** Days before this week's Monday, and from it on, for which the roster is filled when a trial begins. */
const [back, ahead] = [28, 21];

interface Place {
  branch: Branch;
  members: readonly Member[];
}

function personIn({ branch, members }: Place, role: Role, nth = 0): string {
  const found = members.filter(({ roles }) => roles.includes(role))[nth];
  if (!found) throw new NobodyThere(branch.name, role);
  return found.personId;
}

function dutyOn(
  place: Place,
  date: string,
  { role, nth, post, shift }: (typeof standingDuties)[number],
): Duty {
  return { date, post, shift, personId: personIn(place, role, nth) };
}

/** Who is ill, and on which days: today, or the next working day where today is over, and the two after it. */
export function illIn(place: Place, now: Date): { personId: string; days: [string, string, string] } {
  const calendar = branchCalendar(place.branch);
  const today = calendar.localDate(now);
  const close = calendar.hours(today)?.close;
  const first = close && close > now ? today : calendar.nextWorkingDay(today);
  const second = calendar.nextWorkingDay(first);
  return { personId: personIn(place, 'staff', 2), days: [first, second, calendar.nextWorkingDay(second)] };
}

/**
 * The roster that a trial begins with: several weeks before and after now; somebody ill, whose first day is
 * uncovered, whose second somebody takes over, and whose third is still open; and a swap that waits for a leader.
 * Made only once, even where the first start was killed.
 */
export async function makeRoster(db: Db, place: Place, now: Date): Promise<void> {
  const { branch } = place;
  const calendar = branchCalendar(branch);
  const monday = mondayOf(calendar.localDate(now));
  const dates = Array.from({ length: back + ahead }, (_, day) => addDays(monday, day - back));
  const open = dates.filter((date) => calendar.isWorkingDay(date));
  const duties = open.flatMap((date) => standingDuties.map((stand) => dutyOn(place, date, stand)));
  if ((await db.prisma.shift.count({ where: { branchId: branch.id } })) === 0)
    await db.prisma.$transaction(async (tx) => {
      await lockRoster(tx, branch.id);
      await addDuties(tx, branch.id, duties);
    });
  await fallsIll(db, place, now);
  await keepDays(db, place, { duties, dates: open.filter((date) => date < calendar.localDate(now)) });
  // In the week after next, in which nobody is ill.
  await wantToSwap(db, place, calendar.nextWorkingDay(addDays(monday, 13)), now);
}

/** Stores who attended on past days. */
async function keepDays(
  db: Db,
  { branch }: Place,
  { duties, dates }: { duties: readonly Duty[]; dates: readonly string[] },
): Promise<void> {
  const calendar = branchCalendar(branch);
  const [first, last] = [dates[0], dates.at(-1)];
  if (first === undefined || last === undefined) return;
  const came = await presencesIn(db, branch.id, first, last);
  const days = dates.flatMap((date) => {
    const day = calendar.hours(date);
    if (!day) return [];
    const here = new Map(came.filter((one) => one.date === date).map(({ personId, at }) => [personId, at]));
    const known = { date, day, absences: [], here, couldSay: day.arrive };
    return attendedOn({ ...known, duties: duties.filter((duty) => duty.date === date) });
  });
  await db.prisma.$transaction((tx) =>
    insertAttendance(
      tx,
      days.map((one) => ({ branchId: branch.id, ...one })),
    ),
  );
}

async function fallsIll(db: Db, place: Place, now: Date): Promise<void> {
  const { branch } = place;
  const { personId, days } = illIn(place, now);
  const [from, second, to] = days;
  const supervisor = personIn(place, 'duty_supervisor');
  const ill = { personId, from, to, kind: 'sick', note: null } as const;
  const nobody = { deciders: [], at: now };
  await once(() =>
    askAbsence({ db, branch, now, key: `trial:${branch.channel}:ill` }, ill, nobody, supervisor),
  );
  const shown = (await dutiesIn(db, branch.id, second, second)).filter(({ post }) => post === 'lobby');
  const standIn: Duty = { date: second, post: 'lobby', shift: 'late', personId: personIn(place, 'staff', 0) };
  const edit = { date: second, post: 'lobby', shown, chosen: [...shown, standIn], also: [] } as const;
  await once(() =>
    savePost({ db, branch, actor: supervisor, key: `trial:${branch.channel}:stand-in`, now }, edit),
  );
}

/** Asks for a swap that the colleague has agreed to, and that a leader has still to approve. */
async function wantToSwap(db: Db, place: Place, date: string, now: Date): Promise<void> {
  const { branch, members } = place;
  const [askedBy, withId] = [personIn(place, 'staff', 0), personIn(place, 'staff', 1)];
  const takenOn = branchCalendar(branch).nextWorkingDay(date);
  const standing = async (personId: string, on: string) =>
    (await dutiesIn(db, branch.id, on, on)).find((duty) => duty.personId === personId);
  const [gives, takes] = [await standing(askedBy, date), await standing(withId, takenOn)];
  if (!gives || !takes) return;
  const asked = { askedBy, withId, gives, takes };
  await once(() => askSwap({ db, branch, now, key: `trial:${branch.channel}:swap` }, asked));
  const swap = await db.prisma.request.findFirst({ where: { branchId: branch.id, what: 'swap', askedBy } });
  if (swap?.state !== 'asked') return;
  const leaders = deciders(members, [askedBy, withId]).map(({ personId }) => personId);
  const yes = { by: withId, to: 'agreed' } as const;
  await once(() =>
    answerSwap({ db, branch, now, key: `trial:${branch.channel}:agreed` }, swap.id, yes, leaders),
  );
}

async function once(does: () => Promise<unknown>): Promise<void> {
  try {
    await does();
  } catch (error) {
    if (!(error instanceof AlreadyDone)) throw error;
  }
}
