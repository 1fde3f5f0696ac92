import { z } from 'zod';
import type { Db } from '../../platform/database/db.js';
import { Prisma } from '../../platform/database/generated/client.js';
import { fitting, int, rows, text, uuid } from '../../platform/database/query.js';
import { storedValues } from '../../platform/forms/field.js';
import { spelling } from '../../platform/reading/spelling.js';
import { kinds } from '../kinds/index.js';
import { allFields, type Kind } from '../rules/kind.js';
import type { LobbyRecord } from '../rules/record.js';

/**
 * Text fields that everybody of the branch may read, as `kind.field`; numbers that identify customers are masked in
 * them.
 */
const legible = (kinds as readonly Kind[]).flatMap((kind) =>
  Object.entries(allFields(kind))
    .filter(
      ([, field]) => (field.type === 'text' || field.type === 'entry') && !field.private && !field.discreet,
    )
    .map(([name]) => `${kind.name}.${name}`),
);
const isLegible = new Set(legible);

/** The columns of a record for searching its words. */
export const spelledColumns = { spelling: 'text', spelled: 'int' } as const;

type Worded = Pick<LobbyRecord, 'kind' | 'summary' | 'details' | 'version'>;

/** The values of these columns: without private or discreet fields. */
export function spelledWords({ kind, summary, details, version }: Worded) {
  const words = Object.entries(details).flatMap(([name, value]) =>
    isLegible.has(`${kind}.${name}`) ? String(value) : [],
  );
  return { spelling: [summary, ...words].map(spelling).join('\n'), spelled: version };
}

/** The SQL condition that record `r` contains one of these texts, each normalised by `spelling`. */
export const spelledAs = (texts: readonly string[]): Prisma.Sql => spelledLike(texts.map(escaped));

/** The same with LIKE patterns, in which `_` is any character. */
export const spelledLike = (patterns: readonly string[]): Prisma.Sql =>
  Prisma.sql`(r."spelled" = r."version" AND r."spelling" LIKE ANY(${patterns.map(anywhere)}::text[]))`;

/** The same for records whose search text is missing or out of date, because a version without it has written them. */
export function typedAs(text: string): Prisma.Sql {
  const like = anywhere(escaped(text));
  return Prisma.sql`(r."spelled" IS DISTINCT FROM r."version" AND (r."summary" ILIKE ${like}
    OR EXISTS (SELECT 1 FROM jsonb_each_text(r."details") d
      WHERE r."kind" || '.' || d."key" = ANY(${legible}) AND d."value" ILIKE ${like})))`;
}

const escaped = (text: string) => text.replace(/[\\%_]/g, '\\$&');
/** Chinese has no spaces between words, so a word is looked for anywhere in the text. */
const anywhere = (pattern: string) => `%${pattern}%`;

/** Records whose search text is filled in at a time; takes a few milliseconds. */
const batch = 200;
const unspelled = z.object({
  id: uuid,
  kind: text,
  summary: text,
  details: fitting(storedValues),
  version: int,
});

/** Fills in the search text of some records that have none. @returns whether there may be more */
export async function spellSome(db: Db): Promise<boolean> {
  const found = await rows(db.prisma, unspelled)`
    SELECT "id", "kind", "summary", "details", "version" FROM "Record" WHERE "spelling" IS NULL ORDER BY "id" LIMIT ${batch}`;
  if (found.length === 0) return false;
  const spelled = found.map((record) => ({ id: record.id, ...spelledWords(record) }));
  // Locked records are skipped: they are being written, or are done the next time.
  await db.prisma.$executeRaw`
    WITH free AS (
      SELECT r."id", s."spelling", s."spelled" FROM "Record" r
      JOIN jsonb_to_recordset(${JSON.stringify(spelled)}::jsonb) AS s("id" uuid, "spelling" text, "spelled" int) ON s."id" = r."id"
      WHERE r."version" = s."spelled" FOR UPDATE OF r SKIP LOCKED
    )
    UPDATE "Record" r SET "spelling" = free."spelling", "spelled" = free."spelled" FROM free WHERE r."id" = free."id"`;
  return found.length === batch;
}
