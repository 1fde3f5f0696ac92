import { z } from 'zod';
import { AlreadyDone, type Db } from '../../platform/database/db.js';
import { hasRows, row, text, timestamptz, uuid } from '../../platform/database/query.js';
import type { Hand } from '../../platform/directory/acting.js';
import type { Branch, Scene } from '../../platform/directory/branch.js';
import { maskIn } from '../../platform/directory/masking.js';
import type { Member } from '../../platform/directory/roles.js';
import { branchOf } from '../../platform/directory/store/branches.js';
import { membersOf } from '../../platform/directory/store/people.js';
import { storedValues } from '../../platform/forms/field.js';
import { branchCalendar } from '../../platform/time/calendar.js';
import { isKind, kindOf } from '../kinds/index.js';
import { type LogInput, log } from '../rules/log.js';
import type { Change, LobbyRecord } from '../rules/record.js';
import { writeNew } from './write.js';

const spread = z.object({
  recordId: uuid,
  kind: text,
  text,
  details: storedValues,
  by: uuid,
  rest: z.array(uuid),
  at: timestamptz,
});

/** Branches for which one transaction writes copies. */
const chunk = 20;

/**
 * Saves a record, with the list of other branches that are to get a copy.
 * @param text as it was given; the text stored for the copies is masked.
 * @throws AlreadyDone
 */
export async function saveAcross(
  { db, key, branch }: Pick<Hand, 'db' | 'key'> & { branch: Branch },
  change: Change,
  text: string,
  rest: readonly string[],
): Promise<LobbyRecord> {
  const { record } = change;
  return db.prisma.$transaction(async (tx) => {
    const number = await writeNew({ db, tx, channel: branch.channel, key }, change);
    if (rest.length > 0)
      await tx.spread.create({
        data: {
          recordId: record.id,
          kind: record.kind,
          text: maskIn(branch, text).text,
          details: record.details,
          by: record.reporterId,
          rest: [...rest],
          at: record.createdAt,
        },
      });
    return { ...record, number };
  });
}

/** A copy that could not be written. */
export class CopyFailed extends Error {
  override readonly name = 'CopyFailed';
  constructor(
    /** `record/branch` as written by `copyOf`, or the record's id alone where its kind is unknown. */
    readonly copy: string,
    cause: unknown,
  ) {
    super(`the copy ${copy} could not be written`, { cause });
  }
}

/** The key of the copy of a record for a branch. */
const copyOf = (recordId: string, branchId: string) => `${recordId}/${branchId}`;

/**
 * Writes the next copies of a record for other branches. A second process finds the row locked and does nothing.
 * @param except keys of copies that are put off after failures.
 * @returns whether there was anything to do.
 * @throws CopyFailed, and then nothing was written
 */
export async function spreadOn(db: Db, now: Date, except: readonly string[] = []): Promise<boolean> {
  // Usually there is nothing to copy, so most beats end here, without a transaction.
  const any = await hasRows(db.prisma)`SELECT 1 FROM "Spread" LIMIT 1`;
  if (!any) return false;
  return db.prisma.$transaction(async (tx) => {
    const next = await row(tx, spread)`
      SELECT * FROM "Spread" s WHERE "recordId"::text <> ALL(${[...except]}::text[]) AND EXISTS (
        SELECT 1 FROM unnest("rest") b WHERE s."recordId" || '/' || b <> ALL(${[...except]}::text[])
      ) ORDER BY "at" LIMIT 1 FOR UPDATE SKIP LOCKED`;
    if (!next) return false;
    if (!isKind(next.kind))
      throw new CopyFailed(next.recordId, new Error(`no kind of record is called ${next.kind}`));
    const taken = next.rest
      .filter((branchId) => !except.includes(copyOf(next.recordId, branchId)))
      .slice(0, chunk);
    for (const branchId of taken)
      await copyTo({ db, tx, branchId, now }, next).catch((error: unknown) => {
        throw new CopyFailed(copyOf(next.recordId, branchId), error);
      });
    const rest = next.rest.filter((branchId) => !taken.includes(branchId));
    const where = { recordId: next.recordId };
    if (rest.length === 0) await tx.spread.delete({ where });
    else await tx.spread.update({ where, data: { rest } });
    return true;
  });
}

/** Writes one branch's copy. Nothing happens if it exists, or if the branch does not use the kind any more. */
async function copyTo(
  { db, tx, branchId, now }: Pick<Hand, 'db' | 'tx' | 'branchId' | 'now'>,
  row: z.infer<typeof spread>,
): Promise<void> {
  const branch = await branchOf({ prisma: tx }, branchId);
  if (!branch || branch.settings.kindsOff?.includes(row.kind)) return;
  const members = await membersOf({ prisma: tx }, branchId);
  const scene: Scene = { branch, calendar: branchCalendar(branch), members, now };
  const author = await tx.person.findUniqueOrThrow({ where: { id: row.by } });
  const who: Member = { personId: row.by, slackId: author.slackId, name: author.name, roles: ['hq'] };
  const input: LogInput = { text: row.text, values: row.details, parentId: row.recordId, free: true };
  const { change } = log(kindOf(row.kind), input, who, scene);
  try {
    await writeNew({ db, tx, channel: branch.channel, key: `spread:${row.recordId}:${branchId}` }, change);
  } catch (error) {
    if (!(error instanceof AlreadyDone)) throw error;
  }
}
