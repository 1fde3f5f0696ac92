import { z } from 'zod';
import { type Role, roles } from '../directory/roles.js';
import { type ListName, listNames } from '../directory/settings.js';

/**
 * What all fields have in common. A field defines what its values are and whether they are private; inputs.ts draws
 * it as one of Slack's inputs, and the catalogues hold its labels.
 */
interface Common {
  /** Sealed at rest, never in a channel, a notification or a log. */
  private?: true;
  /** A value must be given. Everything else can be filled in later. */
  required?: true;
  /** Kept in the clear, since rules look at it, but shown only in forms: never in a message. */
  discreet?: true;
  /** A rule of its kind of record sets it: no form asks for it. */
  derived?: true;
  /** What a form starts with: the record's value of this other field. */
  from?: string;
}

/** A text from which records of another kind are made: one for each line, or one for the whole. */
export interface Becomes {
  kind: string;
  of: 'each line' | 'the whole';
}

export type Field = Common &
  /** `names` a customer: a customer's name found in another text can be moved into it. */
  (
    | { type: 'text'; max: number; lines: 'one' | 'many'; becomes?: Becomes; names?: 'customer' }
    /** `#option` in a quick line sets it, where it is quick. */
    | { type: 'choice'; options: readonly string[]; quick?: true }
    | { type: 'choices'; options: readonly string[] }
    /** Stages that are gone through in order: shown as progress, the next one a press away. */
    | { type: 'steps'; options: readonly string[] }
    /** A member, of `role` only where it is given. `@person` in a quick line sets it, where it is quick. */
    | { type: 'person'; role?: Role; quick?: true }
    /** Several members. */
    | { type: 'people' }
    /**
     * One of the branch's own list of that name; anything in words while the branch has none. `#entry` sets it, and where the
     * record is about it (`named`) its name alone.
     */
    | { type: 'entry'; list: ListName; quick?: true; named?: true }
    /**
     * A sum of money. It takes the one sum of a quick line, where it is quick. A `difference` is over (above 0) or short (below), to
     * the cent; `currency`, ISO 4217, where it is not the branch's.
     */
    | { type: 'amount'; quick?: true; difference?: true; currency?: string }
    /**
     * A whole number. It takes a number of a quick line, where it is quick: the one that is called by its name, or counts its
     * unit, else the next at the head of the line. `taps` are values offered as buttons, where the command came without words.
     */
    | {
        type: 'count';
        max: number;
        quick?: true;
        taps?: readonly number[];
        unit?: 'people' | 'minutes' | 'pieces';
      }
    /**
     * `2026-11-30`, `11/30` or `tomorrow` in a quick line sets it, where it is quick. `behind`: it is past or today, a form starts
     * with today, and a quick line gives it where it says that something was received then.
     */
    | { type: 'date'; quick?: true; behind?: true }
    /** A day and a time; `14:30` or `tomorrow 14:30` in a quick line sets it. */
    | { type: 'moment'; quick?: true }
    /** Yes or no; `#` and its label in a quick line says yes. */
    | { type: 'flag'; quick?: true }
    /** Pictures; they are kept apart, like what is private. */
    | { type: 'photos' }
  );

const yes = z.literal(true).exactOptional();
const common = {
  private: yes,
  required: yes,
  discreet: yes,
  derived: yes,
  from: z.string().exactOptional(),
};
const options = z.array(z.string());
/** A field as stored in JSON. */
export const storedField = z.discriminatedUnion('type', [
  z.object({
    ...common,
    type: z.literal('text'),
    max: z.number(),
    lines: z.enum(['one', 'many']),
    becomes: z.object({ kind: z.string(), of: z.enum(['each line', 'the whole']) }).exactOptional(),
    names: z.literal('customer').exactOptional(),
  }),
  z.object({ ...common, type: z.literal('choice'), options, quick: yes }),
  z.object({ ...common, type: z.literal('choices'), options }),
  z.object({ ...common, type: z.literal('steps'), options }),
  z.object({ ...common, type: z.literal('person'), role: z.enum(roles).exactOptional(), quick: yes }),
  z.object({ ...common, type: z.literal('people') }),
  z.object({ ...common, type: z.literal('entry'), list: z.enum(listNames), quick: yes, named: yes }),
  z.object({
    ...common,
    type: z.literal('amount'),
    quick: yes,
    difference: yes,
    currency: z.string().exactOptional(),
  }),
  z.object({
    ...common,
    type: z.literal('count'),
    max: z.number(),
    quick: yes,
    taps: z.array(z.number()).exactOptional(),
    unit: z.enum(['people', 'minutes', 'pieces']).exactOptional(),
  }),
  z.object({ ...common, type: z.literal('date'), quick: yes, behind: yes }),
  z.object({ ...common, type: z.literal('moment'), quick: yes }),
  z.object({ ...common, type: z.literal('flag'), quick: yes }),
  z.object({ ...common, type: z.literal('photos') }),
]) satisfies z.ZodType<Field>;

/** A field's value as it is stored: text, choice, step, entry, person (id), date (YYYY-MM-DD) and moment (ISO) are strings. */
export const storedValue = z.union([z.string(), z.number(), z.boolean(), z.array(z.string())]);
export type Value = z.infer<typeof storedValue>;
export const storedValues = z.record(z.string(), storedValue);
export type Values = z.infer<typeof storedValues>;
export type Fields = Record<string, Field>;

export const text = <const O extends Common & { max?: number; becomes?: Becomes; names?: 'customer' }>(
  options?: O,
) => ({ type: 'text', lines: 'one', max: 300, ...options }) as const satisfies Field;
export const longText = <const O extends Common & { max?: number; becomes?: Becomes }>(options?: O) =>
  ({ type: 'text', lines: 'many', max: 3000, ...options }) as const satisfies Field;
/** Who the customer is, sealed. */
export const customerName = () => text({ private: true, names: 'customer' });
export const choice = <const N extends string, const O extends Common & { quick?: true }>(
  options: readonly N[],
  more?: O,
) => ({ type: 'choice', options, ...more }) as const satisfies Field;
export const choices = <const N extends string>(options: readonly N[]) =>
  ({ type: 'choices', options }) as const satisfies Field;
export const steps = <const N extends string>(options: readonly N[]) =>
  ({ type: 'steps', options }) as const satisfies Field;
export const person = <const O extends Common & { quick?: true; role?: Role }>(options?: O) =>
  ({ type: 'person', ...options }) as const satisfies Field;
export const people = <const O extends Common>(options?: O) =>
  ({ type: 'people', ...options }) as const satisfies Field;
export const entry = <const O extends Common & { quick?: true; named?: true }>(list: ListName, options?: O) =>
  ({ type: 'entry', list, ...options }) as const satisfies Field;
export const amount = <const O extends Common & { quick?: true }>(options?: O) =>
  ({ type: 'amount', ...options }) as const satisfies Field;
/** By how much cash is over or short. */
export const difference = () => ({ type: 'amount', difference: true }) as const satisfies Field;
export const count = <
  const O extends Common & {
    max?: number;
    quick?: true;
    taps?: readonly number[];
    unit?: 'people' | 'minutes' | 'pieces';
  },
>(
  options?: O,
) => ({ type: 'count', max: 1e9, ...options }) as const satisfies Field;
export const date = <const O extends Common & { quick?: true; behind?: true }>(options?: O) =>
  ({ type: 'date', ...options }) as const satisfies Field;
export const moment = <const O extends Common & { quick?: true }>(options?: O) =>
  ({ type: 'moment', ...options }) as const satisfies Field;
export const flag = <const O extends Common & { quick?: true }>(options?: O) =>
  ({ type: 'flag', ...options }) as const satisfies Field;
export const photos = () => ({ type: 'photos', private: true }) as const satisfies Field;

const made = new WeakMap<Field, z.ZodType<Value>>();

/** The rule a field's value must meet on its way in and out of the database. */
export function rule(field: Field): z.ZodType<Value> {
  const known = made.get(field) ?? make(field);
  made.set(field, known);
  return known;
}

function make(field: Field): z.ZodType<Value> {
  switch (field.type) {
    case 'text':
      return z.string().trim().min(1).max(field.max);
    case 'choice':
    case 'steps':
      return z.enum(field.options as [string, ...string[]]);
    case 'choices':
      return z.array(z.enum(field.options as [string, ...string[]])).min(1);
    case 'person':
      return z.uuid();
    case 'people':
      return z.array(z.uuid()).min(1).max(100);
    case 'entry':
      return z.string().trim().min(1).max(100);
    case 'amount':
      return z
        .number()
        .finite()
        .min(field.difference ? -1e12 : 0)
        .max(1e12);
    case 'count':
      return z.number().int().min(0).max(field.max);
    case 'date':
      return z.iso.date();
    case 'moment':
      return z.iso.datetime();
    case 'flag':
      return z.boolean();
    case 'photos':
      // Ids of files at Slack; what they hold is fetched, checked and kept by the photos' own rules.
      return z.array(z.string().min(1).max(40)).min(1).max(10);
  }
}

/** Why a value is refused; each has a sentence in the catalogues, under `faults`. */
export const faults = [
  'missing',
  'invalid',
  'too_long',
  /** A time or a day in the future where it must be in the past; and the other way round. */
  'future',
  'past',
  /** Earlier than the day or time that it must follow. */
  'too_soon',
  /** More than there are. */
  'too_many',
  /** No number at all, where the kind of record consists of numbers. */
  'no_number',
  /** It is not a difference, or does not say whether cash is over or short. */
  'difference',
] as const;
export type Fault = (typeof faults)[number];
export const isFault = (why: string): why is Fault => faults.some((fault) => fault === why);

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
    else faults[name] = faultOf(field, value);
  }
  return Object.keys(faults).length > 0 ? { faults } : { values };
}

function faultOf(field: Field, value: unknown): Fault {
  if (field.type === 'text' && String(value).length > field.max) return 'too_long';
  return field.type === 'amount' && field.difference ? 'difference' : 'invalid';
}
