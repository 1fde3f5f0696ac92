import { z } from 'zod';
import type { Ask, Tx } from './db.js';
import { Prisma } from './generated/client.js';

/** Where a statement is carried out: in a transaction, by the database itself, or (`db.ask`) past Prisma. */
export type Source = Pick<Tx, '$queryRaw'> | Ask;

/** Takes a statement as a template; its values are parameters, or parts made by Prisma.sql. */
type Statement<Found> = (strings: TemplateStringsArray, ...values: unknown[]) => Promise<Found>;

/** A row does not have the expected shape. The message names the columns, never their values. */
export class UnexpectedRow extends Error {
  override readonly name = 'UnexpectedRow';
}

/**
 * Carries a statement out and parses each of its rows: rows(db.prisma, shape)`SELECT …`. Columns that the shape does
 * not name are left out.
 * @param shape made of the column shapes below
 * @throws UnexpectedRow
 */
export const rows =
  <Shape extends z.ZodType>(source: Source, shape: Shape): Statement<z.output<Shape>[]> =>
  async (...statement) =>
    (await carriedOut(source, ...statement)).map((one) => parsed(shape, one));

/** The first row of a statement; null where it gives none. @throws UnexpectedRow */
export const row =
  <Shape extends z.ZodType>(source: Source, shape: Shape): Statement<z.output<Shape> | null> =>
  async (...statement) => {
    const [first] = await carriedOut(source, ...statement);
    return first === undefined ? null : parsed(shape, first);
  };

/** Whether a statement gives any row. */
export const hasRows =
  (source: Source): Statement<boolean> =>
  async (...statement) =>
    (await carriedOut(source, ...statement)).length > 0;

const carriedOut: (source: Source, ...statement: Parameters<Statement<unknown>>) => Promise<unknown[]> = (
  source,
  strings,
  ...values
) =>
  typeof source === 'function'
    ? source(Prisma.sql(strings, ...values))
    : source.$queryRaw<unknown[]>(strings, ...values);

function parsed<Shape extends z.ZodType>(shape: Shape, value: unknown): z.output<Shape> {
  const { success, data, error } = shape.safeParse(value);
  if (success) return data;
  const faults = error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`);
  throw new UnexpectedRow(`a row is not what was asked for: ${faults.join('; ')}`);
}

/** Columns by their types in the database. Each reads a value of its own column and the same value within jsonb. */
export const uuid = z.guid();
export const text = z.string();
export const int = z.int();
export const float = z.number();
export const boolean = z.boolean();
/** Inside jsonb a time is text. */
export const timestamptz = z.preprocess(
  (value) => (typeof value === 'string' ? new Date(value) : value),
  z.date(),
);
/** Drivers return it as a bigint, a number or a text; it is read as a number. */
export const bigint = z.preprocess(
  (value) =>
    typeof value === 'bigint' || (typeof value === 'string' && /^-?\d+$/.test(value)) ? Number(value) : value,
  z.int(),
);
/** For statements that select only a time, such as that of the next of something, or the last. */
export const moment = z.object({ at: timestamptz.nullable() });
/** An object of jsonb with any keys and values. */
export const object = z.record(z.string(), z.unknown());

/** One of these words; null where it is another, such as one that only a newer version knows. */
export const known = <const Word extends string>(words: readonly Word[]) =>
  z.enum(words).nullable().catch(null);

/**
 * An object of jsonb without those of its entries that do not fit the shape, so that an entry of a newer version does
 * not make the others unreadable.
 * @param shape must accept an empty object
 */
export const fitting = <Shape extends z.ZodType>(shape: Shape) =>
  z.unknown().transform((value): z.output<Shape> => {
    const { success, data, error } = shape.safeParse(value);
    if (success) return data;
    const faulty = new Set(error.issues.map(({ path }) => path[0]));
    const { data: whole = {} } = object.safeParse(value);
    return shape.parse(Object.fromEntries(Object.entries(whole).filter(([name]) => !faulty.has(name))));
  });
