import { z } from 'zod';
import type { Db } from '../../platform/database/db.js';
import { boolean, int, row, text, uuid } from '../../platform/database/query.js';
import type { Branch } from '../../platform/directory/branch.js';
import { membersOf } from '../../platform/directory/store/people.js';
import { photoState } from '../../platform/photos/photo.js';
import { storedClock } from '../../platform/schedule/store/clocks.js';
import { branchCalendar } from '../../platform/time/calendar.js';
import { kindOf } from '../kinds/index.js';
import { allFields, type Kind } from '../rules/kind.js';
import { readingOf } from '../rules/must-read.js';
import type { LobbyRecord } from '../rules/record.js';
import { readersOf } from './acks.js';
import { earlierOf } from './patterns.js';
import { codeOf } from './records.js';

const cardRow = z.object({
  clocks: z.array(storedClock).nullable(),
  sealed: z.array(text).nullable(),
  names: z.array(z.object({ id: uuid, name: text })).nullable(),
  related: z.array(z.object({ id: uuid, kind: text, number: int, absorbed: boolean })).nullable(),
  photos: z.array(z.object({ state: photoState, count: int })).nullable(),
});

/** Reads everything that a record's card and forms show, in one statement, because cards are drawn often. */
export async function cardOf(db: Pick<Db, 'ask' | 'prisma'>, record: LobbyRecord, branch: Branch, now: Date) {
  const kind = kindOf(record.kind);
  const named = Object.entries(allFields(kind))
    .filter(([, field]) => field.type === 'person' || field.type === 'people')
    .flatMap(([name]) => record.details[name]);
  const people = [record.reporterId, record.ownerId, ...named].filter(
    (id) => typeof id === 'string' && id !== '',
  );
  const found = await row(db.ask, cardRow)`
    SELECT (
      SELECT jsonb_agg(jsonb_build_object('id', "id", 'name', "name", 'startedAt', "startedAt", 'dueAt', "dueAt",
        'wakeAt', "wakeAt", 'step', "step", 'stoppedAt', "stoppedAt", 'extended', "extended", 'met', "met") ORDER BY "dueAt")
      FROM "Clock" WHERE "subjectId" = ${record.id}::uuid
    ) AS "clocks", (
      SELECT jsonb_agg("field") FROM "Secret" WHERE "recordId" = ${record.id}::uuid
    ) AS "sealed", (
      SELECT jsonb_agg(jsonb_build_object('id', "id", 'name', "name")) FROM "Person" WHERE "id" = ANY(${people}::uuid[])
    ) AS "names", (
      SELECT jsonb_agg(jsonb_build_object('id', "id", 'kind', "kind", 'number', "number", 'absorbed', "mergedId" IS NOT DISTINCT FROM ${record.id}::uuid)
        ORDER BY "number")
      FROM "Record" WHERE "id" IN (${record.parentId}::uuid, ${record.mergedId}::uuid) OR "mergedId" = ${record.id}::uuid
    ) AS "related", (
      SELECT jsonb_agg(jsonb_build_object('state', "state", 'count', "count"))
      FROM (SELECT "state", count(*) AS "count" FROM "Photo" WHERE "recordId" = ${record.id}::uuid GROUP BY "state") each
    ) AS "photos"`;
  const related = found?.related ?? [];
  const sealed = found?.sealed ?? [];
  const known = kind.watches?.some(
    ({ same, sums }) => !sums && kind.fields[same]?.private && sealed.includes(same),
  );
  const earlier = known ? await earlierOf(db, kind, record) : [];
  return {
    record,
    kind,
    branch,
    clocks: found?.clocks ?? [],
    sealed,
    codes: new Map(related.map((one) => [one.id, codeOf(one)])),
    absorbed: related.filter((one) => one.absorbed).map(codeOf),
    earlier: earlier.map(({ number }) => codeOf({ ...record, number })),
    photos: found?.photos ?? [],
    names: new Map((found?.names ?? []).map(({ id, name }) => [id, name])),
    ...(kind.mustRead ? { reading: await readingNow({ db, branch, now }, kind, record) } : {}),
    now,
  };
}

async function readingNow(
  { db, branch, now }: { db: Pick<Db, 'prisma'>; branch: Branch; now: Date },
  kind: Kind,
  record: LobbyRecord,
) {
  const readers = (await readersOf(db, [record])).get(record.id) ?? new Map();
  const members = await membersOf(db, branch.id);
  return readingOf({ kind, record, readers }, members, { calendar: branchCalendar(branch), now });
}
