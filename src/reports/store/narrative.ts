import { z } from 'zod';
import type { Db, Tx } from '../../platform/database/db.js';
import { int, rows, text } from '../../platform/database/query.js';
import type { Branch } from '../../platform/directory/branch.js';
import { membersOf } from '../../platform/directory/store/people.js';
import { speak } from '../../platform/language/speak.js';
import { branchCalendar } from '../../platform/time/calendar.js';
import type { Period } from '../../platform/time/period.js';
import { log, narrative, worklog, writeNew } from '../../records/module.js';
import { draftOf } from '../messages/narrative.js';
import { dueOn, type Gathered, writerOf } from '../rules/narrative.js';
import type { Report } from '../rules/report.js';

const suggestionRow = z.object({ department: text.nullable(), words: text });
const topicRow = z.object({ topic: text, count: int });
const dayRow = z.object({ day: text, suggestions: text.nullable(), market: text.nullable() });
const lostRow = z.object({ to: text });

/** Entries of each sort in a draft, so that there is room left for writing. */
const most = 30;

/** Gathers the material for a period's narrative. Words are masked as in the channel. */
async function gather(tx: Tx, branchId: string, { from, to, start, end }: Period): Promise<Gathered> {
  const [suggestions, topics, days, lost] = await Promise.all([
    rows(tx, suggestionRow)`
      SELECT "details"->>'department' AS "department", "summary" AS "words" FROM "Record"
      WHERE "branchId" = ${branchId}::uuid AND "createdAt" >= ${from} AND "createdAt" < ${to} AND "kind" = 'suggestion'
        AND "mergedId" IS NULL ORDER BY "createdAt" LIMIT ${most}`,
    rows(tx, topicRow)`
      SELECT "details"->>'topic' AS "topic", count(*)::int AS "count" FROM "Record"
      WHERE "branchId" = ${branchId}::uuid AND "createdAt" >= ${from} AND "createdAt" < ${to} AND "kind" = 'enquiry'
        AND "mergedId" IS NULL AND "details" ? 'topic' GROUP BY 1 ORDER BY 2 DESC, 1`,
    rows(tx, dayRow)`
      SELECT "details"->>'day' AS "day", "details"->>'suggestions' AS "suggestions", "details"->>'market' AS "market" FROM "Record"
      WHERE "branchId" = ${branchId}::uuid AND "kind" = ${worklog.name} AND "mergedId" IS NULL
        AND "details"->>'day' >= ${start} AND "details"->>'day' <= ${end} ORDER BY 1 LIMIT 100`,
    rows(tx, lostRow)`
      SELECT "details"->>'went_to' AS "to" FROM "Record"
      WHERE "branchId" = ${branchId}::uuid AND "closedAt" >= ${from} AND "closedAt" < ${to} AND "kind" = 'retention'
        AND "status" = 'lost' AND "mergedId" IS NULL AND "details" ? 'went_to' ORDER BY "closedAt" LIMIT ${most}`,
  ]);
  return { suggestions, topics, days, lostTo: lost.map(({ to: where }) => where) };
}

/**
 * Opens the narrative of a period, with a draft from the records, for its writer to finish.
 * @returns its id; null where the branch does not use narratives, or has nobody to write one
 */
export async function beginNarrative(
  { db, tx, now }: { db: Db; tx: Tx; now: Date },
  branch: Branch,
  report: Pick<Report, 'name'>,
  period: Period,
): Promise<string | null> {
  if (branch.settings.kindsOff?.includes(narrative.name)) return null;
  const members = await membersOf({ prisma: tx }, branch.id);
  const writer = writerOf(members);
  if (!writer) return null;
  const scene = { branch, calendar: branchCalendar(branch), members, now };
  const values = {
    ...draftOf(await gather(tx, branch.id, period), speak(branch.language)),
    report: report.name,
    period: period.name,
    due: dueOn(period),
  };
  const { change } = log(
    narrative,
    { text: '', values, ownerId: writer.personId, free: true },
    writer,
    scene,
  );
  await writeNew({ db, tx, channel: branch.channel, key: null }, change);
  return change.record.id;
}
