import { z } from 'zod';
import { Prisma } from './generated/client.js';
import { boolean, int, text, timestamptz, uuid } from './query.js';

export type SqlType = 'uuid' | 'text' | 'int' | 'boolean' | 'jsonb' | 'timestamptz';

/** Columns of a table and their types, from which its statements are composed. */
export type Columns = Readonly<Record<string, SqlType>>;

/** The column types of the shapes in query.ts. An enum is text; every other shape is jsonb. */
const plain = new Map<unknown, SqlType>([
  [uuid, 'uuid'],
  [text, 'text'],
  [int, 'int'],
  [boolean, 'boolean'],
  [timestamptz, 'timestamptz'],
]);

/** The type of the column that a shape reads. */
function typeOf(shape: unknown): SqlType {
  if (shape instanceof z.ZodNullable || shape instanceof z.ZodCatch) return typeOf(shape.unwrap());
  return plain.get(shape) ?? (shape instanceof z.ZodEnum ? 'text' : 'jsonb');
}

/** The columns that a row is read from, by the shape that reads it. */
export function columnsOf<Shape extends z.ZodRawShape>(
  row: z.ZodObject<Shape>,
): Readonly<Record<keyof Shape & string, SqlType>> {
  const types = Object.entries(row.shape).map(([name, shape]) => [name, typeOf(shape)]);
  return Object.fromEntries(types) as Record<keyof Shape & string, SqlType>;
}

/** A row's values by column, as JSON represents them. */
export type Row<Of extends Columns> = { readonly [Column in keyof Of]: unknown };

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

/** Parts of statements, cached: the statements that every command waits for are composed of them. */
const cache = new WeakMap<Columns, Map<string, string>>();

function cached(columns: Columns, key: string, each: (name: string) => string): string {
  const texts = cache.get(columns) ?? new Map<string, string>();
  const text = texts.get(key) ?? Object.keys(columns).map(each).join(', ');
  cache.set(columns, texts.set(key, text));
  return text;
}

/** `"id", "at"`, or with an alias `e."id", e."at"`. */
export const named = (columns: Columns, alias = ''): Prisma.Sql =>
  Prisma.raw(
    cached(columns, `named ${alias}`, (name) => (alias === '' ? `"${name}"` : `${alias}."${name}"`)),
  );

/** `"id" = EXCLUDED."id", "at" = EXCLUDED."at"`: what an UPDATE sets. */
export const setTo = (columns: Columns, alias: string): Prisma.Sql =>
  Prisma.raw(cached(columns, `set ${alias}`, (name) => `"${name}" = ${alias}."${name}"`));

/** Rows as a table of a statement: `jsonb_to_recordset(…) AS e("id" uuid, "at" timestamptz)`. */
export function recordset<Of extends Columns>(
  columns: Of,
  rows: readonly Row<Of>[],
  alias: string,
): Prisma.Sql {
  const shape = cached(columns, 'shape', (name) => `"${name}" ${columns[name]}`);
  return Prisma.sql(['jsonb_to_recordset(', `::jsonb) AS ${alias}(${shape})`], JSON.stringify(rows));
}

/**
 * The part of an INSERT after the table's name: the columns, and a SELECT of the rows in the order given. A WHERE
 * clause can name them as `r`.
 */
export const rowsInto = <Of extends Columns>(columns: Of, rows: readonly Row<Of>[]): Prisma.Sql =>
  Prisma.sql`(${named(columns)}) SELECT ${named(columns, 'r')} FROM ${recordset(columns, rows, 'r')}`;
