import { z } from 'zod';
import type { Tx } from '../../platform/database/db.js';
import { hasRows, text, uuid } from '../../platform/database/query.js';
import type { Hand } from '../../platform/directory/acting.js';
import type { Branch } from '../../platform/directory/branch.js';
import { leaders, type Role } from '../../platform/directory/roles.js';
import { membersOf } from '../../platform/directory/store/people.js';
import { queue } from '../../platform/outbox/store/queue.js';
import { toPerson } from '../../platform/outbox/target.js';
import { Refusal } from '../../platform/refusal.js';
import { branchCalendar } from '../../platform/time/calendar.js';
import { addDays, weekdayNumber } from '../../platform/time/day.js';
import type { Span } from '../../platform/time/open-day.js';
import { wallClock } from '../../platform/time/zone.js';
import { rosterGaps } from '../contracts.js';
import { arrival, type Duty, type Post, posts, type Shift, shifts, spansOf } from '../rules/roster.js';

type Asking = { prisma: Tx };

/** Duties with a post or shift that only a newer version knows are left out. */
export const storedDuty = z.object({
  date: text,
  post: z.enum(posts),
  shift: z.enum(shifts),
  personId: uuid,
}) satisfies z.ZodType<Duty>;

/** All duties between two local dates, both inclusive. */
export async function dutiesIn(db: Asking, branchId: string, from: string, to: string): Promise<Duty[]> {
  const rows = await db.prisma.shift.findMany({
    where: { branchId, date: { gte: from, lte: to } },
    orderBy: [{ date: 'asc' }, { post: 'asc' }, { shift: 'asc' }, { personId: 'asc' }],
    omit: { branchId: true },
  });
  return rows.flatMap((row) => storedDuty.safeParse(row).data ?? []);
}

/** Monday and Sunday of the date's week. */
const weekOf = (date: string) => {
  const monday = addDays(date, 1 - weekdayNumber(date));
  return [monday, addDays(monday, 6)] as const;
};

/** Who works on a day, and where; without those on call. */
export async function onDuty(
  db: Asking,
  branchId: string,
  date: string,
): Promise<Map<string, { post: Post; shift: Shift }[]>> {
  const found = new Map<string, { post: Post; shift: Shift }[]>();
  for (const { personId, post, shift } of await dutiesIn(db, branchId, date, date))
    if (shift !== 'on_call') found.set(personId, [...(found.get(personId) ?? []), { post, shift }]);
  return found;
}

/** People with an approved absence on that day. */
export async function onLeave(db: Asking, branchId: string, date: string): Promise<Set<string>> {
  const rows = await db.prisma.absence.findMany({
    where: { branchId, state: 'approved', from: { lte: date }, to: { gte: date } },
    select: { personId: true },
  });
  return new Set(rows.map(({ personId }) => personId));
}

/**
 * People who are not there on a day: on approved leave, or on the roster of that week but not of that day. If the
 * day's roster is empty, only the former: it does not mean that everybody is off.
 */
export async function awayOn(db: Asking, branchId: string, date: string): Promise<ReadonlySet<string>> {
  const [leave, week] = await Promise.all([
    onLeave(db, branchId, date),
    dutiesIn(db, branchId, ...weekOf(date)),
  ]);
  const today = new Set(week.filter((duty) => duty.date === date).map(({ personId }) => personId));
  const off = today.size > 0 ? week.map(({ personId }) => personId).filter((one) => !today.has(one)) : [];
  return new Set([...leave, ...off]);
}

/**
 * Whether the branch uses the roster: somebody is on it in the date's week, or was in the seven days before.
 * Otherwise there are no gaps.
 */
export async function isRostered(db: Asking, branchId: string, date: string): Promise<boolean> {
  const span = { gte: addDays(date, -7), lte: weekOf(date)[1] };
  return (await db.prisma.shift.findFirst({ where: { branchId, date: span } })) !== null;
}

/** Locks a branch's roster, so that concurrent changes cannot put somebody at two posts. @throws Refusal `gone` */
export async function lockRoster(tx: Tx, branchId: string): Promise<void> {
  const found = await hasRows(tx)`
    SELECT 1 FROM "Branch" WHERE "id" = ${branchId}::uuid FOR NO KEY UPDATE`;
  if (!found) throw new Refusal('gone');
}

/** Adds duties to the roster; existing ones stay. The caller holds the roster's lock. */
export async function addDuties(tx: Tx, branchId: string, duties: readonly Duty[]): Promise<void> {
  await tx.$executeRaw`
    INSERT INTO "Shift" ("branchId", "date", "post", "shift", "personId")
    SELECT ${branchId}::uuid, d."date", d."post", d."shift", d."personId"
    FROM jsonb_to_recordset(${JSON.stringify(duties)}::jsonb) AS d("date" text, "post" text, "shift" text, "personId" uuid)
    ON CONFLICT DO NOTHING`;
}

/** Removes duties from the roster. The caller holds the roster's lock. */
export async function removeDuties(tx: Tx, branchId: string, duties: readonly Duty[]): Promise<void> {
  await tx.$executeRaw`
    DELETE FROM "Shift" s
    USING jsonb_to_recordset(${JSON.stringify(duties)}::jsonb) AS d("date" text, "post" text, "shift" text, "personId" uuid)
    WHERE s."branchId" = ${branchId}::uuid AND s."date" = d."date" AND s."post" = d."post" AND s."shift" = d."shift"
      AND s."personId" = d."personId"`;
}

/**
 * Whom to tell that something must be filled: holders of the roles who have checked in today, else those who are not
 * away today, else the branch head, else all holders of the roles.
 * @param come today's check-ins by person id
 */
export async function thereOf(
  { tx, branchId, now }: Pick<Hand, 'tx' | 'branchId' | 'now'>,
  whom: readonly string[],
  come: ReadonlyMap<string, unknown> = new Map(),
): Promise<string[]> {
  const members = await membersOf({ prisma: tx }, branchId);
  const { timezone } = await tx.branch.findUniqueOrThrow({
    where: { id: branchId },
    select: { timezone: true },
  });
  const away = await awayOn({ prisma: tx }, branchId, wallClock(now, timezone).date);
  const named = members.filter(({ roles }) => roles.some((role) => whom.includes(role)));
  const heads = members.filter(({ roles }) => roles.includes('branch_head' satisfies Role));
  const here = (people: typeof members) => people.filter(({ personId }) => !away.has(personId));
  const present = named.filter(({ personId }) => come.has(personId));
  const [told = []] = [present, here(named), here(heads), named, heads].filter((people) => people.length > 0);
  return told.map(({ personId }) => personId);
}

/**
 * Tells those who lead the lobby (see `thereOf`) that the roster of these dates may have a gap. Whether it has one is
 * checked when the message is drawn.
 */
export async function flagGaps(
  { tx, branchId, now }: Pick<Hand, 'tx' | 'branchId' | 'now'>,
  dates: readonly string[],
  whom: readonly string[] = leaders,
): Promise<void> {
  if (dates.length === 0) return;
  const told = await thereOf({ tx, branchId, now }, whom);
  const args = { dates: [...new Set(dates)].sort() };
  const messages = told.map((personId) => rosterGaps.for(branchId, toPerson(personId), args));
  await queue(tx, messages, branchId, now);
}

/** Who is at each post at a moment; nobody outside opening hours or without a roster. */
export async function onPostNow(db: Asking, branch: Branch, now: Date): Promise<Map<Post, string[]>> {
  const calendar = branchCalendar(branch);
  const date = calendar.localDate(now);
  const hours = calendar.hours(date);
  const standing = new Map<Post, string[]>();
  if (!hours) return standing;
  for (const { post, shift, personId } of await dutiesIn(db, branch.id, date, date)) {
    const stands = ({ from, to }: Span) => now.getTime() >= from.getTime() - arrival && now < to;
    if (!(spansOf(shift, hours) ?? []).some(stands)) continue;
    standing.set(post, [...(standing.get(post) ?? []), personId]);
  }
  return standing;
}
