import { z } from 'zod';
import { named } from '../../platform/database/columns.js';
import type { Db, Tx } from '../../platform/database/db.js';
import { Prisma } from '../../platform/database/generated/client.js';
import { int, rows, text, timestamptz, uuid } from '../../platform/database/query.js';
import { isId } from '../../platform/id.js';
import { postedHere } from '../../platform/outbox/store/posted.js';
import { spellings } from '../../platform/reading/spelling.js';
import { toClock } from '../../platform/schedule/store/clocks.js';
import type { Clock } from '../../platform/time/clock.js';
import { card } from '../contracts.js';
import type { CardLink } from '../rules/card-link.js';
import { nearTo } from '../rules/near.js';
import type { LobbyRecord } from '../rules/record.js';
import type { SearchWord } from '../rules/search-words.js';
import type { FoundRecord, Sought } from '../rules/sought.js';
import { recordOf } from './records.js';
import { recordColumns, storedRecord } from './stored.js';
import { spelledAs, spelledLike, typedAs } from './words.js';

export { readCode } from '../rules/read-code.js';

const foundRow = storedRecord.extend({
  dueAt: timestamptz.nullable(),
  into: z.object({ id: uuid, kind: text, number: int }).nullable(),
  total: int,
});

/** A page of search results: unfinished records first, by due time, then the newest; with the total number. */
export async function seek(
  db: Db,
  sought: Sought,
  page: { skip: number; take: number },
): Promise<{ records: FoundRecord[]; total: number }> {
  const matches = await rows(db.prisma, foundRow)`
    ${found(sought)}
    ORDER BY ${byNumber(sought)} r."closedAt" IS NOT NULL AND owed."dueAt" IS NULL, owed."dueAt" NULLS LAST, r."createdAt" DESC, r."number" DESC, r."id"
    LIMIT ${page.take} OFFSET ${page.skip}`;
  return { records: matches.map(toFound), total: matches[0]?.total ?? 0 };
}

/** The newest search results with all their clocks, for a file. `total` also counts those beyond `most`. */
export async function findAllForExport(
  db: Db,
  sought: Sought,
  most: number,
): Promise<{ records: FoundRecord[]; clocks: Map<string, Clock[]>; total: number }> {
  const matches = await rows(db.prisma, foundRow)`
    ${found(sought)} ORDER BY r."createdAt" DESC, r."number" DESC, r."id" LIMIT ${most}`;
  const limits = await db.prisma.clock.findMany({
    where: { subjectId: { in: matches.map(({ id }) => id) } },
    orderBy: { startedAt: 'asc' },
  });
  const clocks = new Map<string, Clock[]>();
  for (const row of limits) clocks.set(row.subjectId, [...(clocks.get(row.subjectId) ?? []), toClock(row)]);
  return { records: matches.map(toFound), clocks, total: matches[0]?.total ?? 0 };
}

/** The id of the record with this number, in a branch. */
export async function numbered(
  db: { prisma: Tx },
  branchId: string,
  { kind, number }: { kind: string; number: number },
): Promise<string | null> {
  const row = await db.prisma.record.findUnique({
    where: { branchId_kind_number: { branchId, kind, number } },
    select: { id: true },
  });
  return row?.id ?? null;
}

/** The record whose card a message is; null where it is no card. */
export async function shownBy(db: { prisma: Tx }, { channel, ts }: CardLink): Promise<LobbyRecord | null> {
  const { view } = card.key('');
  const shown = await postedHere(db, { view, channel, ts });
  return shown && isId(shown) ? recordOf(db, shown) : null;
}

/** The newest records of a branch that are searched for similar words. */
const newest = 3_000;
const worded = z.object({ spelling: text });

/** Words in a branch's newest records that are one typing error away from the typed one, the most frequent first. */
export async function nearWords(db: { prisma: Tx }, branchId: string, typed: string): Promise<string[]> {
  const near = nearTo(typed);
  if (!near) return [];
  const found = await rows(db.prisma, worded)`
    SELECT r."spelling" FROM (
      SELECT * FROM "Record" WHERE "branchId" = ${branchId}::uuid ORDER BY "createdAt" DESC LIMIT ${newest}
    ) r WHERE r."mergedId" IS NULL AND ${spelledLike(near.patterns)} LIMIT 50`;
  return near.among(found.map(({ spelling }) => spelling));
}

const toFound = ({ total: _, ...record }: z.infer<typeof foundRow>): FoundRecord => record;

const found = (sought: Sought) => Prisma.sql`
  SELECT ${named(recordColumns, 'r')}, owed."dueAt", count(*) OVER ()::int AS "total",
    CASE WHEN m."id" IS NULL THEN NULL ELSE jsonb_build_object('id', m."id", 'kind', m."kind", 'number', m."number") END AS "into"
  FROM "Record" r
  LEFT JOIN (
    SELECT "subjectId", min("dueAt") AS "dueAt" FROM "Clock"
    WHERE "branchId" = ${sought.branchId}::uuid AND "stoppedAt" IS NULL GROUP BY "subjectId"
  ) owed ON owed."subjectId" = r."id"
  LEFT JOIN "Record" m ON m."id" = r."mergedId"
  WHERE ${where(sought)}`;

function where(sought: Sought): Prisma.Sql {
  const { numbers, standings, people, spans, words } = sought;
  return Prisma.join(
    [
      Prisma.sql`r."branchId" = ${sought.branchId}::uuid`,
      ...(numbers.length > 0
        ? [any(numbers.map(({ kind, number }) => Prisma.sql`r."kind" = ${kind} AND r."number" = ${number}`))]
        : // Merged records are only found by their number.
          [any([Prisma.sql`r."mergedId" IS NULL`, ...numbersAlone(sought).map(hasNumber)])]),
      ...(sought.kinds.length > 0 ? [Prisma.sql`r."kind" = ANY(${sought.kinds})`] : []),
      ...(standings.length > 0
        ? [Prisma.sql`r."kind" || '.' || r."status" = ANY(${standings.flatMap(({ of }) => of)})`]
        : []),
      ...(sought.state === 'open' ? [Prisma.sql`r."closedAt" IS NULL`] : []),
      ...(sought.state === 'closed' ? [Prisma.sql`r."closedAt" IS NOT NULL`] : []),
      ...(sought.unfinished ? [Prisma.sql`(r."closedAt" IS NULL OR owed."dueAt" IS NOT NULL)`] : []),
      ...(sought.without ? [Prisma.sql`r."kind" || '.' || r."status" <> ALL(${sought.without})`] : []),
      ...(sought.ownerId ? [Prisma.sql`r."ownerId" = ${sought.ownerId}::uuid`] : []),
      ...(people.length > 0
        ? [Prisma.sql`(r."ownerId" = ANY(${people}::uuid[]) OR r."reporterId" = ANY(${people}::uuid[]))`]
        : []),
      ...(spans.length > 0
        ? [
            any(
              spans.map(
                ({ from, to }) =>
                  Prisma.sql`(${from}::timestamptz IS NULL OR r."createdAt" >= ${from}::timestamptz)
                    AND (${to}::timestamptz IS NULL OR r."createdAt" < ${to}::timestamptz)`,
              ),
            ),
          ]
        : []),
      ...words.map(occurs),
    ],
    ' AND ',
  );
}

/** Numbers without a kind. */
const numbersAlone = ({ words }: Sought): number[] =>
  words.flatMap(({ number }) => (number === undefined ? [] : [number]));
const hasNumber = (number: number) => Prisma.sql`r."number" = ${number}`;

/** Sorts a record with the number before those that only have it in their words. */
const byNumber = (sought: Sought): Prisma.Sql => {
  const numbers = numbersAlone(sought).map(hasNumber);
  return numbers.length > 0 ? Prisma.sql`NOT ${any(numbers)},` : Prisma.empty;
};

const any = (conditions: Prisma.Sql[]) =>
  Prisma.sql`(${Prisma.join(
    conditions.map((one) => Prisma.sql`(${one})`),
    ' OR ',
  )})`;

/** The condition that a word is in the text, in the label of an option, or a name of the kind or status. */
function occurs({ text, kinds, standings, options, number }: SearchWord): Prisma.Sql {
  return any([
    spelledAs(spellings(text)),
    typedAs(text),
    ...(number === undefined ? [] : [hasNumber(number)]),
    ...(kinds.length > 0 ? [Prisma.sql`r."kind" = ANY(${[...kinds]})`] : []),
    ...(standings.length > 0 ? [Prisma.sql`r."kind" || '.' || r."status" = ANY(${[...standings]})`] : []),
    // In lax mode `[*]` also matches a single value that is no array.
    ...(options.length > 0
      ? [
          Prisma.sql`EXISTS (SELECT 1 FROM jsonb_each(r."details") d, jsonb_path_query(d."value", '$[*]') v
            WHERE r."kind" || '.' || d."key" || '.' || (v #>> '{}') = ANY(${[...options]}))`,
        ]
      : []),
  ]);
}
