import { auditEach } from '../../platform/database/audit-trail.js';
import type { Db } from '../../platform/database/db.js';
import { noteFacts } from '../../platform/database/facts.js';
import { once } from '../../platform/database/once.js';
import type { Hand } from '../../platform/directory/acting.js';
import type { Branch } from '../../platform/directory/branch.js';
import { toBranch } from '../../platform/directory/store/branches.js';
import { type BranchesMeant, changeDays } from '../../platform/directory/store/days.js';
import { queue } from '../../platform/outbox/store/queue.js';
import { toPerson } from '../../platform/outbox/target.js';
import { forgetPlanned } from '../../platform/schedule/store/occurrences.js';
import { type CountryYear, countryYearSubject, unpublished } from '../contracts.js';
import type { OwnDay } from '../rules/own-days.js';

/** Own days to set in many branches; null removes them. */
export interface DaysForMany {
  dates: readonly string[];
  as: Omit<OwnDay, 'date'> | null;
  /** Own days before this date are dropped. */
  keptFrom: string;
}

/** Ten thousand branches, each with an audit entry, take some seconds. */
const longest = { timeout: 120_000, maxWait: 10_000 };

/**
 * Sets days in all the branches, or in none; branches that need no change are left alone.
 * @returns how many changed.
 * @throws AlreadyDone
 */
export async function setDays(
  { db, actor, key, now }: Pick<Hand, 'db' | 'actor' | 'key' | 'now'>,
  branches: BranchesMeant,
  { dates, as, keptFrom }: DaysForMany,
): Promise<number> {
  const each = <T>(value: T) => Object.fromEntries(dates.map((date) => [date, value]));
  const exceptions = as ? each(as.hours) : {};
  const dayReasons = as?.reason ? each(as.reason) : {};
  const data = { first: dates[0], last: dates.at(-1), hours: as?.hours ?? 'by rule' };
  return db.prisma.$transaction(async (tx) => {
    await once(tx, key, null);
    const changed = await changeDays(tx, branches, { dates, exceptions, dayReasons, keptFrom }, now);
    await auditEach(tx, changed, now, { actor, action: 'branch.days', data });
    // A statement of its own, after the lock, so that it sees occurrences that were planned just before.
    await forgetPlanned(tx, changed, now);
    return changed.length;
  }, longest);
}

/**
 * One branch of each country, for questions with the same answer in all its branches.
 * @param except ids of branches not to choose
 */
export async function sampleBranchPerCountry(db: Db, except: readonly string[] = []): Promise<Branch[]> {
  const rows = await db.prisma.branch.findMany({
    where: { id: { notIn: [...except] } },
    distinct: ['country'],
    orderBy: { createdAt: 'asc' },
  });
  return rows.map(toBranch);
}

/** How many branches a country has. */
export async function countInCountry(db: Db, country: string): Promise<number> {
  return db.prisma.branch.count({ where: { country } });
}

/** Queues the message that a country's year is not published, unless that was done before. */
export async function tellUnpublishedOnce(
  db: Db,
  subject: CountryYear,
  notBefore: Date,
  now: Date,
): Promise<void> {
  await db.prisma.$transaction(async (tx) => {
    const headOffice = await tx.membership.findMany({
      where: { role: 'hq' },
      distinct: ['personId'],
      select: { personId: true },
    });
    // Without members of head office nothing is marked as done, so that it is tried again.
    if (headOffice.length === 0) return;
    const key = `unpublished/${countryYearSubject.format(subject)}`;
    if ((await noteFacts(tx, [key], now.toISOString())) === 0) return;
    const messages = headOffice.map(({ personId }) =>
      unpublished.for(subject, toPerson(personId), { notBefore }),
    );
    await queue(tx, messages, null, now);
  });
}
