import { z } from 'zod';
import { audit } from '../../platform/database/audit-trail.js';
import type { Db, Tx } from '../../platform/database/db.js';
import { once } from '../../platform/database/once.js';
import { hasRows, row, rows, text, timestamptz, uuid } from '../../platform/database/query.js';
import type { Hand } from '../../platform/directory/acting.js';
import { languages } from '../../platform/directory/branch.js';
import { queue } from '../../platform/outbox/store/queue.js';
import { toChannel, toPerson } from '../../platform/outbox/target.js';
import type { Period } from '../../platform/time/period.js';
import { rollUp, rollUpFile, rollUpTold } from '../contracts.js';
import { type Due, dueBetween, type HeadOffice, nextDue } from '../rules/head-office.js';
import { type Rolled, rolledAs, rolledOf } from '../rules/rolled.js';

type Reader = { prisma: Pick<Tx, '$queryRaw'> };

const officeRow = z.object({
  channel: text,
  timezone: text,
  // A language that only a newer version has must not keep roll-ups from being posted.
  language: z.enum(languages).catch('en'),
}) satisfies z.ZodType<HeadOffice>;
const dueRow = officeRow.extend({ toldTo: timestamptz });
const countryRow = z.object({ country: text });
const nextRow = z.object({ nextAt: timestamptz });
const tellingRow = z.object({ dueAt: timestamptz, settledAt: timestamptz });

/** Head office's channel; null where it has none. */
export async function headOfficeOf({ prisma }: Reader): Promise<HeadOffice | null> {
  return row(prisma, officeRow)`SELECT * FROM "HeadOffice"`;
}

/** The country whose holidays head office keeps: that of most branches in its time zone; empty where there is none. */
async function countryBy({ prisma }: Reader, timezone: string): Promise<string> {
  const found = await row(prisma, countryRow)`
    SELECT "country" FROM "Branch" WHERE "timezone" = ${timezone} GROUP BY "country" ORDER BY count(*) DESC, "country" LIMIT 1`;
  return found?.country ?? '';
}

/**
 * Makes a channel head office's, or changes its settings. What was due before head office had a channel is not
 * posted.
 * @returns the next roll-up there
 */
export async function saveHeadOffice(
  { db, actor, key, now }: { db: Pick<Db, 'prisma'>; actor: string; key: string | null; now: Date },
  office: HeadOffice,
): Promise<Due> {
  const { channel, timezone, language } = office;
  return db.prisma.$transaction(async (tx) => {
    await once(tx, key, null);
    // `nextAt` is now, so that the next beat computes the next time in the new time zone. `toldTo` stays, so what has
    // fallen due since is still posted.
    await tx.$executeRaw`
      INSERT INTO "HeadOffice" ("id", "channel", "timezone", "language", "toldTo", "nextAt")
      VALUES (1, ${channel}, ${timezone}, ${language}, ${now}, ${now})
      ON CONFLICT ("id") DO UPDATE SET "channel" = EXCLUDED."channel", "timezone" = EXCLUDED."timezone",
        "language" = EXCLUDED."language", "nextAt" = EXCLUDED."nextAt"`;
    await audit(tx, 'lobby', now, [
      { actor, action: 'head_office.saved', subject: channel, data: { ...office } },
    ]);
    return nextDue(office, await countryBy({ prisma: tx }, timezone), now);
  });
}

/** Removes head office's channel. */
export async function removeHeadOffice({
  db,
  channel,
  actor,
  key,
  now,
}: {
  db: Pick<Db, 'prisma'>;
  channel: string;
  actor: string;
  key: string | null;
  now: Date;
}): Promise<void> {
  await db.prisma.$transaction(async (tx) => {
    await once(tx, key, null);
    const gone = await tx.$executeRaw`DELETE FROM "HeadOffice" WHERE "channel" = ${channel}`;
    if (gone > 0)
      await audit(tx, 'lobby', now, [{ actor, action: 'head_office.removed', subject: channel, data: {} }]);
  });
}

/**
 * Queues the roll-ups that are due in head office's channel, each period once, in one transaction. Those that are too
 * late are settled as expired, with an entry in the audit trail. A second process finds the row locked and does
 * nothing.
 * @returns how many periods were settled
 */
export async function postDueRollUps(db: Pick<Db, 'prisma'>, now: Date, sendsFiles = false): Promise<number> {
  // Roll-ups are rare, so most beats end here, without a transaction.
  const due = await hasRows(db.prisma)`SELECT 1 FROM "HeadOffice" WHERE "nextAt" <= ${now}`;
  if (!due) return 0;
  return db.prisma.$transaction(async (tx) => {
    const found = await row(tx, dueRow)`
      SELECT * FROM "HeadOffice" WHERE "nextAt" <= ${now} FOR UPDATE SKIP LOCKED`;
    if (!found) return 0;
    const { toldTo, ...office } = found;
    const country = await countryBy({ prisma: tx }, office.timezone);
    let settled = 0;
    for (const each of dueBetween(office, country, toldTo, now))
      if (await settleOne({ tx, now }, office, each, sendsFiles)) settled++;
    const { at } = nextDue(office, country, now);
    await tx.$executeRaw`UPDATE "HeadOffice" SET "toldTo" = ${now}, "nextAt" = ${at}`;
    return settled;
  });
}

const peopleRow = z.object({ personId: uuid });
const clockRow = z.object({ timezone: text });
const turnRow = z.object({ toldTo: timestamptz });

/** The ids of all members of head office. */
export async function peopleOf({ prisma }: Reader): Promise<string[]> {
  const found = await rows(
    prisma,
    peopleRow,
  )`SELECT DISTINCT "personId" FROM "Membership" WHERE "role" = 'hq'`;
  return found.map(({ personId }) => personId);
}

/** Head office's time zone while it has no channel: that of most branches; null where there are no branches. */
export async function clockOfMost({ prisma }: Reader): Promise<string | null> {
  const found = await row(prisma, clockRow)`
    SELECT "timezone" FROM "Branch" GROUP BY "timezone" ORDER BY count(*) DESC, "timezone" LIMIT 1`;
  return found?.timezone ?? null;
}

/**
 * While head office has no channel, queues the roll-ups that are due for each of its members. Those that were due
 * before it had a member are not sent.
 * @returns how many periods were settled
 */
export async function tellDueRollUps(db: Pick<Db, 'prisma'>, now: Date): Promise<number> {
  // Most beats end here, without a transaction.
  const isWanted = await hasRows(db.prisma)`
    SELECT 1 WHERE NOT EXISTS (SELECT FROM "HeadOffice") AND EXISTS (SELECT FROM "Membership" WHERE "role" = 'hq')
      AND NOT EXISTS (SELECT FROM "HeadOfficePeople" WHERE "nextAt" > ${now})`;
  if (!isWanted) return 0;
  return db.prisma.$transaction(async (tx) => {
    const timezone = await clockOfMost({ prisma: tx });
    if (!timezone) return 0;
    const country = await countryBy({ prisma: tx }, timezone);
    const { at } = nextDue({ timezone }, country, now);
    await tx.$executeRaw`
      INSERT INTO "HeadOfficePeople" ("id", "toldTo", "nextAt") VALUES (1, ${now}, ${at}) ON CONFLICT DO NOTHING`;
    const turn = await row(tx, turnRow)`
      SELECT "toldTo" FROM "HeadOfficePeople" WHERE "nextAt" <= ${now} FOR UPDATE SKIP LOCKED`;
    if (!turn) return 0;
    const people = await peopleOf({ prisma: tx });
    let settled = 0;
    for (const { report, period, at: dueAt, expiresAt } of dueBetween(
      { timezone },
      country,
      turn.toldTo,
      now,
    )) {
      if (now > expiresAt) continue;
      const rolled = rolledOf(report, period);
      const fresh = await tx.$executeRaw`
        INSERT INTO "Telling" ("report", "period", "dueAt", "state", "settledAt")
        VALUES (${report.name}, ${period.name}, ${dueAt}, 'done', ${now}) ON CONFLICT DO NOTHING`;
      if (fresh === 0) continue;
      settled++;
      const told = people.map((personId) =>
        rollUpTold.for(rolled, toPerson(personId), { priority: 6, expiresAt }),
      );
      await queue(tx, told, null, now);
    }
    await tx.$executeRaw`UPDATE "HeadOfficePeople" SET "toldTo" = ${now}, "nextAt" = ${at}`;
    return settled;
  });
}

async function settleOne(
  { tx, now }: Pick<Hand, 'tx' | 'now'>,
  { channel }: HeadOffice,
  { report, period, at, expiresAt }: Due,
  sendsFiles: boolean,
): Promise<boolean> {
  const state = now > expiresAt ? 'expired' : 'done';
  const fresh = await tx.$executeRaw`
    INSERT INTO "Telling" ("report", "period", "dueAt", "state", "settledAt")
    VALUES (${report.name}, ${period.name}, ${at}, ${state}, ${now}) ON CONFLICT DO NOTHING`;
  if (fresh === 0) return false;
  const rolled = rolledOf(report, period);
  const there = toChannel(channel);
  // Only reports that also send branches a workbook have one of all branches.
  const file = sendsFiles && report.files.length > 0;
  if (state === 'done')
    await queue(
      tx,
      [
        rollUp.for(rolled, there, { expiresAt }),
        ...(file ? [rollUpFile.for(rolled, there, { priority: 6, expiresAt })] : []),
      ],
      null,
      now,
    );
  else
    await audit(tx, 'lobby', now, [
      {
        actor: 'lobby',
        action: 'head_office.expired',
        subject: rolledAs(report, period),
        data: { dueAt: at.toISOString() },
      },
    ]);
  return true;
}

/** When the next roll-up is due; null where head office has no channel. */
export async function nextTellingAt({ prisma }: Reader): Promise<Date | null> {
  const found = await row(prisma, nextRow)`
    SELECT "nextAt" FROM "HeadOffice"
    UNION ALL SELECT "nextAt" FROM "HeadOfficePeople" WHERE NOT EXISTS (SELECT FROM "HeadOffice") LIMIT 1`;
  return found?.nextAt ?? null;
}

/** When and how the roll-up of a period was settled; null where it was not. */
export async function tellingOf(
  { prisma }: Reader,
  report: { name: string },
  period: Pick<Period, 'name'>,
): Promise<{ dueAt: Date; settledAt: Date } | null> {
  return row(prisma, tellingRow)`
    SELECT "dueAt", "settledAt" FROM "Telling"
    WHERE "report" = ${report.name} AND "period" = ${period.name} AND "state" = 'done'`;
}

/**
 * Queues the roll-up of a period for head office's channel; if it is posted already it is brought up to date.
 * @throws AlreadyDone
 */
export async function askForRollUp(
  { db, key, now }: { db: Db; key: string; now: Date },
  office: HeadOffice,
  rolled: Rolled,
): Promise<void> {
  await db.prisma.$transaction(async (tx) => {
    const message = rollUp.for(rolled, toChannel(office.channel), { priority: 3 });
    await once(tx, key, message.subject);
    await queue(tx, [message], null, now);
  });
}

/**
 * Queues the workbook of all branches for somebody's direct messages, and records the request in the audit trail.
 * @throws AlreadyDone
 */
export async function askForBranches(
  db: Db,
  { rolled, personId }: { rolled: Rolled; personId: string },
  key: string,
  now: Date,
): Promise<void> {
  await db.prisma.$transaction(async (tx) => {
    const message = rollUpFile.for(rolled, toPerson(personId), { priority: 3 });
    const { subject } = message;
    await once(tx, key, subject);
    await audit(tx, 'lobby', now, [{ actor: personId, action: 'head_office.exported', subject, data: {} }]);
    await queue(tx, [message], null, now);
  });
}
