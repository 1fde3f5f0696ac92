import { z } from 'zod';
import type { Role } from './people/roles.js';

/**
 * What can be asked about a thing. A field knows how a value of it looks and whether it is private; it knows nothing
 * of Slack's inputs (messages/form.ts draws them) and nothing of words (the catalogues hold the labels).
 */
interface Common {
  /** Sealed at rest, never in a channel, a notification or a log. */
  private?: true;
  /** A value must be given. Everything else can be filled in later. */
  required?: true;
}
export type Field = Common &
  (
    | { type: 'text'; max: number; lines: 'one' | 'many' }
    | { type: 'choice'; options: readonly string[] /** `#option` in a quick line sets it. */; quick?: true }
    | { type: 'choices'; options: readonly string[] }
    | {
        type: 'person' /** Only members with this role. */;
        role?: Role /** `@person` in a quick line sets it. */;
        quick?: true;
      }
    | { type: 'amount' }
    | { type: 'count' }
    | { type: 'date' }
    | { type: 'flag' }
  );

/** A field's value as it is stored: text, choice, person (id) and date (YYYY-MM-DD) are strings. */
export type Value = string | number | boolean | string[];
export type Values = Record<string, Value>;
export type Fields = Record<string, Field>;

export const text = <const O extends Common & { max?: number }>(options?: O) =>
  ({ type: 'text', lines: 'one', max: 300, ...options }) as const satisfies Field;
export const longText = <const O extends Common & { max?: number }>(options?: O) =>
  ({ type: 'text', lines: 'many', max: 3000, ...options }) as const satisfies Field;
export const choice = <const N extends string, const O extends Common & { quick?: true }>(
  options: readonly N[],
  more?: O,
) => ({ type: 'choice', options, ...more }) as const satisfies Field;
export const choices = <const N extends string>(options: readonly N[]) =>
  ({ type: 'choices', options }) as const satisfies Field;
export const person = <const O extends Common & { quick?: true; role?: Role }>(options?: O) =>
  ({ type: 'person', ...options }) as const satisfies Field;
export const amount = <const O extends Common>(options?: O) =>
  ({ type: 'amount', ...options }) as const satisfies Field;
export const count = <const O extends Common>(options?: O) =>
  ({ type: 'count', ...options }) as const satisfies Field;
export const date = <const O extends Common>(options?: O) =>
  ({ type: 'date', ...options }) as const satisfies Field;
export const flag = <const O extends Common>(options?: O) =>
  ({ type: 'flag', ...options }) as const satisfies Field;

/** The rule a field's value must meet on its way in and out of the database. */
export function rule(field: Field): z.ZodType<Value> {
  switch (field.type) {
    case 'text':
      return z.string().trim().min(1).max(field.max);
    case 'choice':
      return z.enum(field.options as [string, ...string[]]);
    case 'choices':
      return z.array(z.enum(field.options as [string, ...string[]])).min(1);
    case 'person':
      return z.uuid();
    case 'amount':
      return z.number().finite().min(0).max(1e12);
    case 'count':
      return z.number().int().min(0).max(1e9);
    case 'date':
      return z.iso.date();
    case 'flag':
      return z.boolean();
  }
}

export type Fault = 'missing' | 'invalid' | 'too_long';

/**
 * Checks values against their fields.
 * @returns the values that are there, or the fault of each field that has one. Unknown names are faults too.
 */
export function check(
  fields: Fields,
  given: Record<string, unknown>,
): { values: Values } | { faults: Record<string, Fault> } {
  const values: Values = {};
  const faults: Record<string, Fault> = {};
  for (const name of Object.keys(given)) if (!(name in fields)) faults[name] = 'invalid';
  for (const [name, field] of Object.entries(fields)) {
    const value = given[name];
    if (value === undefined || value === null || value === '') {
      if (field.required) faults[name] = 'missing';
      continue;
    }
    const parsed = rule(field).safeParse(value);
    if (parsed.success) values[name] = parsed.data;
    else faults[name] = field.type === 'text' && String(value).length > field.max ? 'too_long' : 'invalid';
  }
  return Object.keys(faults).length > 0 ? { faults } : { values };
}
