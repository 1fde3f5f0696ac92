import type { Db } from '../../platform/database/db.js';
import { Prisma } from '../../platform/database/generated/client.js';
import type { Branch } from '../../platform/directory/branch.js';
import { membersOf } from '../../platform/directory/store/people.js';
import type { Photo } from '../../platform/photos/photo.js';
import { branchCalendar } from '../../platform/time/calendar.js';
import type { Clock } from '../../platform/time/clock.js';
import { kindOf } from '../kinds/index.js';
import { allFields, type Kind } from '../rules/kind.js';
import { readingOf } from '../rules/must-read.js';
import type { LobbyRecord } from '../rules/record.js';
import { readersOf } from './acks.js';
import { earlierOf } from './patterns.js';
import { codeOf } from './records.js';

/** Times as jsonb spells them. */
type SpelledClock = Omit<Clock, 'startedAt' | 'dueAt' | 'wakeAt' | 'stoppedAt'> & {
  [Time in 'startedAt' | 'dueAt']: string;
} & { [Time in 'wakeAt' | 'stoppedAt']: string | null };

/** Everything that a record's card and its forms show, as it is now; one statement, since every card is drawn often. */
export async function cardOf(db: Pick<Db, 'ask' | 'prisma'>, record: LobbyRecord, branch: Branch, now: Date) {
  const kind = kindOf(record.kind);
  const named = Object.entries(allFields(kind))
    .filter(([, field]) => field.type === 'person' || field.type === 'people')
    .flatMap(([name]) => record.details[name]);
  const people = [record.reporterId, record.ownerId, ...named].filter(
    (id) => typeof id === 'string' && id !== '',
  );
  const [row] = await db.ask<{
    clocks: SpelledClock[] | null;
    sealed: string[] | null;
    names: { id: string; name: string }[] | null;
    related: { id: string; kind: string; number: number; absorbed: boolean }[] | null;
    photos: { state: Photo['state']; count: number }[] | null;
  }>(Prisma.sql`
    SELECT (
      SELECT jsonb_agg(jsonb_build_object('id', "id", 'name', "name", 'startedAt', "startedAt", 'dueAt', "dueAt",
        'wakeAt', "wakeAt", 'step', "step", 'stoppedAt', "stoppedAt", 'extended', "extended") ORDER BY "dueAt")
      FROM "Clock" WHERE "subjectId" = ${record.id}::uuid
    ) AS "clocks", (
      SELECT jsonb_agg("field") FROM "Secret" WHERE "recordId" = ${record.id}::uuid
    ) AS "sealed", (
      SELECT jsonb_agg(jsonb_build_object('id', "id", 'name', "name")) FROM "Person" WHERE "id" = ANY(${people}::uuid[])
    ) AS "names", (
      SELECT jsonb_agg(jsonb_build_object('id', "id", 'kind', "kind", 'number', "number", 'absorbed', "mergedId" = ${record.id}::uuid)
        ORDER BY "number")
      FROM "Record" WHERE "id" IN (${record.parentId}::uuid, ${record.mergedId}::uuid) OR "mergedId" = ${record.id}::uuid
    ) AS "related", (
      SELECT jsonb_agg(jsonb_build_object('state', "state", 'count', "count"))
      FROM (SELECT "state", count(*) AS "count" FROM "Photo" WHERE "recordId" = ${record.id}::uuid GROUP BY "state") each
    ) AS "photos"`);
  const related = row?.related ?? [];
  const sealed = row?.sealed ?? [];
  const known = kind.watches?.some(({ same }) => kind.fields[same]?.private && sealed.includes(same));
  const earlier = known ? await earlierOf(db, kind, record) : [];
  const time = (text: string | null) => (text === null ? null : new Date(text));
  return {
    record,
    kind,
    branch,
    clocks: (row?.clocks ?? []).map((clock) => ({
      ...clock,
      startedAt: new Date(clock.startedAt),
      dueAt: new Date(clock.dueAt),
      wakeAt: time(clock.wakeAt),
      stoppedAt: time(clock.stoppedAt),
    })),
    sealed,
    codes: new Map(related.map((one) => [one.id, codeOf(one)])),
    absorbed: related.filter((one) => one.absorbed).map(codeOf),
    earlier: earlier.map(({ number }) => codeOf({ ...record, number })),
    photos: row?.photos ?? [],
    names: new Map((row?.names ?? []).map(({ id, name }) => [id, name])),
    ...(kind.mustRead ? { reading: await readingNow(db, kind, record, branch, now) } : {}),
    now,
  };
}

async function readingNow(
  db: Pick<Db, 'prisma'>,
  kind: Kind,
  record: LobbyRecord,
  branch: Branch,
  now: Date,
) {
  const readers = (await readersOf(db, [record])).get(record.id) ?? new Map();
  const members = await membersOf(db, branch.id);
  return readingOf(kind, record, readers, members, { calendar: branchCalendar(branch), now });
}
