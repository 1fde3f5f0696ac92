import { Prisma } from './generated/client.js';

export type SqlType = 'uuid' | 'text' | 'int' | 'jsonb' | 'timestamptz';

/** Columns of a table and their types, from which its statements are composed. */
export type Columns = Readonly<Record<string, SqlType>>;

/** Values by column, as JSON has them. */
export type Row<Of extends Columns> = { readonly [Column in keyof Of]: unknown };

/** Some of the columns. */
export function pick<Of extends Columns, Name extends keyof Of & string>(
  columns: Of,
  names: readonly Name[],
): Pick<Of, Name> {
  return Object.fromEntries(names.map((name) => [name, columns[name]])) as Pick<Of, Name>;
}

/** All of the columns but these. */
export function omit<Of extends Columns, Name extends keyof Of & string>(
  columns: Of,
  names: readonly Name[],
): Omit<Of, Name> {
  const out: readonly string[] = names;
  return Object.fromEntries(Object.entries(columns).filter(([name]) => !out.includes(name))) as Omit<
    Of,
    Name
  >;
}

const joined = (columns: Columns, each: (name: string) => string) =>
  Prisma.raw(Object.keys(columns).map(each).join(', '));

/** `"id", "at"`, or with an alias `e."id", e."at"`. */
export const named = (columns: Columns, alias?: string): Prisma.Sql =>
  joined(columns, (name) => (alias === undefined ? `"${name}"` : `${alias}."${name}"`));

/** `"id" = EXCLUDED."id", "at" = EXCLUDED."at"`: what an UPDATE sets. */
export const setTo = (columns: Columns, alias: string): Prisma.Sql =>
  joined(columns, (name) => `"${name}" = ${alias}."${name}"`);

/** Rows as a table of a statement: `jsonb_to_recordset(…) AS e("id" uuid, "at" timestamptz)`. */
export function recordset<Of extends Columns>(
  columns: Of,
  rows: readonly Row<Of>[],
  alias: string,
): Prisma.Sql {
  const shape = joined(columns, (name) => `"${name}" ${columns[name]}`);
  return Prisma.sql`jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS ${Prisma.raw(alias)}(${shape})`;
}
