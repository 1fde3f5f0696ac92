import { z } from 'zod';
import { audit } from '../../platform/database/audit-trail.js';
import type { Tx } from '../../platform/database/db.js';
import { tell } from '../../platform/database/follow.js';
import { once } from '../../platform/database/once.js';
import { rows, text, timestamptz, uuid } from '../../platform/database/query.js';
import type { Hand } from '../../platform/directory/acting.js';
import type { OutboxMessage } from '../../platform/outbox/message.js';
import { queue } from '../../platform/outbox/store/queue.js';
import { toPerson } from '../../platform/outbox/target.js';
import { Refusal } from '../../platform/refusal.js';
import { branchCalendar } from '../../platform/time/calendar.js';
import { absence, absenceBack, absenceMine } from '../contracts.js';
import type {} from '../happenings.js';
import { type Absence, absenceKinds, absenceStates, datesOf } from '../rules/absence.js';
import { flagGaps, lockRoster } from './roster.js';
import { wasAway } from './was-away.js';

const storedAbsence = z.object({
  id: uuid,
  branchId: uuid,
  personId: uuid,
  from: text,
  to: text,
  // A sort that only a newer version knows is shown as `other`.
  kind: z.enum(absenceKinds).catch('other'),
  state: z.enum(absenceStates),
  askedAt: timestamptz,
  decidedBy: uuid.nullable(),
  decidedAt: timestamptz.nullable(),
  note: text.nullable(),
}) satisfies z.ZodType<Absence>;
const dated = z.object({ date: text });

export async function absenceOf(db: { prisma: Tx }, id: string): Promise<Absence | null> {
  const row = await db.prisma.absence.findUnique({ where: { id } });
  return row && storedAbsence.parse(row);
}

/** Approved absences that overlap the dates. */
export async function absencesIn(
  db: { prisma: Tx },
  branchId: string,
  from: string,
  to: string,
): Promise<Absence[]> {
  const where = { branchId, state: 'approved', from: { lte: to }, to: { gte: from } };
  const found = await db.prisma.absence.findMany({ where, orderBy: { from: 'asc' } });
  return found.map((row) => storedAbsence.parse(row));
}

export const isAwayIn = (absences: readonly Absence[]) => (personId: string, date: string) =>
  absences.some((one) => one.personId === personId && one.from <= date && date <= one.to);

export type AskedAbsence = Pick<Absence, 'personId' | 'from' | 'to' | 'kind' | 'note'>;

const told = (
  id: string,
  message: typeof absence,
  people: readonly string[],
  notBefore?: Date,
): OutboxMessage[] => people.map((personId) => message.for(id, toPerson(personId), { notBefore }));

/**
 * Records a request for an absence and asks those who decide. With `by`, a leader enters it for somebody else, and it
 * is approved at once.
 * @param question whom to ask, and the earliest time: it can wait until they are at work
 * @returns false where the person already has a request for one of these days
 */
export async function askAbsence(
  { db, branch, now, key }: Pick<Hand, 'db' | 'branch' | 'now' | 'key'>,
  asked: AskedAbsence,
  question: { deciders: readonly string[]; at: Date },
  by: string | null,
): Promise<boolean> {
  const { personId, from, to } = asked;
  return db.prisma.$transaction(async (tx) => {
    await once(tx, key, null);
    await lockRoster(tx, branch.id);
    const standing = await tx.absence.findFirst({
      where: {
        branchId: branch.id,
        personId,
        state: { in: ['asked', 'approved'] },
        from: { lte: to },
        to: { gte: from },
      },
    });
    if (standing) return false;
    const id = crypto.randomUUID();
    const decided = by ? { state: 'approved', decidedBy: by, decidedAt: now } : {};
    await tx.absence.create({ data: { id, branchId: branch.id, ...asked, askedAt: now, ...decided } });
    await log(
      tx,
      { branchId: branch.id, actor: by ?? personId },
      { action: by ? 'absence.noted' : 'absence.asked', subject: id },
      now,
    );
    await queue(
      tx,
      [
        ...(by ? [] : told(id, absence, question.deciders, question.at)),
        ...told(id, absenceMine, [personId]),
      ],
      branch.id,
      now,
    );
    if (by) await takeOff({ db, tx, branch, now }, asked);
    return true;
  });
}

/**
 * Decides a request; the first decision counts. An approved absence removes the person from the roster, and gaps that
 * this leaves are reported.
 * @throws Refusal `gone`, `moved_on`
 */
export async function decideAbsence(
  { db, branch, now, key }: Pick<Hand, 'db' | 'branch' | 'now' | 'key'>,
  id: string,
  { by, state }: { by: string; state: 'approved' | 'declined' | 'withdrawn' },
  deciders: readonly string[],
): Promise<void> {
  await db.prisma.$transaction(async (tx) => {
    await once(tx, key, null);
    await lockRoster(tx, branch.id);
    const before = await absenceOf({ prisma: tx }, id);
    if (!before) throw new Refusal('gone');
    const open = state === 'withdrawn' ? ['asked', 'approved'] : ['asked'];
    if (!open.includes(before.state)) throw new Refusal('moved_on');
    await tx.absence.update({ where: { id }, data: { state, decidedBy: by, decidedAt: now } });
    await log(tx, { branchId: branch.id, actor: by }, { action: `absence.${state}`, subject: id }, now);
    const back = state === 'withdrawn' && before.state === 'approved';
    await queue(
      tx,
      [
        // The request, as everybody who was asked sees it, is edited into the decision.
        ...told(id, absence, deciders),
        ...(back ? told(id, absenceBack, deciders) : []),
        ...told(id, absenceMine, [before.personId]),
      ],
      branch.id,
      now,
    );
    if (state === 'approved') await takeOff({ db, tx, branch, now }, before);
    else if (back)
      await tell(db, tx, 'roster.changed', { branch, date: branchCalendar(branch).localDate(now), now });
  });
}

async function takeOff(
  { db, tx, branch, now }: Pick<Hand, 'db' | 'tx' | 'branch' | 'now'>,
  away: Pick<Absence, 'personId' | 'from' | 'to' | 'kind'>,
): Promise<void> {
  await wasAway(tx, branch.id, away);
  const today = branchCalendar(branch).localDate(now);
  const freed = await rows(tx, dated)`
    DELETE FROM "Shift" WHERE "branchId" = ${branch.id}::uuid AND "personId" = ${away.personId}::uuid
      AND "date" >= ${today} AND "date" BETWEEN ${away.from} AND ${away.to} RETURNING "date"`;
  await flagGaps(
    { tx, branchId: branch.id, now },
    freed.map(({ date }) => date),
  );
  if (datesOf(away, today).includes(today))
    await tell(db, tx, 'roster.changed', { branch, date: today, now });
}

const log = (
  tx: Tx,
  { branchId, actor }: { branchId: string; actor: string },
  { action, subject }: { action: string; subject: string },
  now: Date,
) => audit(tx, branchId, now, [{ actor, action, subject, data: {} }]);
