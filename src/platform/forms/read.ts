import type { z } from 'zod';
import { amountTyped } from '../reading/amounts.js';
import { differenceTyped } from '../reading/difference.js';
import { Refusal } from '../refusal.js';
import { fold } from '../text/fold.js';
import type { Fields } from './field.js';

/**
 * Parses what a button or a form carries, which another version may have written. @throws Refusal `gone` where it
 * does not have the shape
 */
export function carriedAs<T>(shape: z.ZodType<T>, given: unknown): T {
  const read = shape.safeParse(given);
  if (!read.success) throw new Refusal('gone');
  return read.data;
}

/**
 * What a person put into a form's inputs, by field name: text as text, numbers as numbers, choices as their options.
 * What was left empty is `undefined`; what is not a number stays a text, for the field's rule to refuse.
 * @param currency ISO 4217; without one, a sum is a bare number
 */
export function readForm(
  fields: Fields,
  values: Record<string, InputState>,
  currency: string | null = null,
): Record<string, unknown> {
  const given: Record<string, unknown> = {};
  for (const [name, field] of Object.entries(fields)) {
    const state = values[name];
    if (!state || field.derived) continue;
    switch (field.type) {
      case 'text':
        given[name] = text(state);
        break;
      case 'amount':
        given[name] = field.difference
          ? differenceIn(text(state), field.currency ?? currency)
          : amount(text(state), field.currency ?? currency);
        break;
      case 'count':
        given[name] = number(text(state));
        break;
      case 'choice':
      case 'steps':
      case 'person':
        given[name] = state.selected_option?.value;
        break;
      // An entry of the branch's list, or typed words where it has none.
      case 'entry':
        given[name] = state.selected_option?.value ?? text(state);
        break;
      case 'choices':
      case 'people':
        given[name] = state.selected_options?.length
          ? state.selected_options.map(({ value }) => value)
          : undefined;
        break;
      case 'date':
        given[name] = state.selected_date ?? undefined;
        break;
      case 'moment':
        given[name] = state.selected_date_time
          ? new Date(state.selected_date_time * 1000).toISOString()
          : undefined;
        break;
      case 'photos':
        given[name] = state.files?.length ? state.files.map(({ id }) => id) : undefined;
        break;
      case 'flag':
        given[name] = state.selected_option ? state.selected_option.value === 'yes' : undefined;
        break;
    }
  }
  return given;
}

/** The words in a text input; undefined where there are none. */
export function text(state: InputState | undefined): string | undefined {
  const value = state?.value?.trim();
  return value ? value : undefined;
}

/** Accepts sums as people write them: `1,200.50`, `3k`, `5千`, `30万`, `£1.2m`. */
function amount(typed: string | undefined, currency: string | null): number | string | undefined {
  if (typed === undefined) return undefined;
  const plain = number(typed);
  return typeof plain === 'number' || currency === null
    ? plain
    : (amountTyped(fold(typed), currency) ?? typed);
}

/** Reads by how much cash is over or short; anything else stays text. */
const differenceIn = (typed: string | undefined, currency: string | null): number | string | undefined =>
  typed === undefined ? undefined : (differenceTyped(fold(typed), currency ?? 'XXX') ?? typed);

/** Digits grouped with the same separator throughout: 1,234,567 or 1 234 567, and 12,3456 in groups of four. */
const GROUPED = /^\d{1,3}(?:([,\s'])\d{3}(?:\1\d{3})*)?(?:\.\d+)?$|^\d{1,4}(?:,\d{4})+(?:\.\d+)?$/;

/** Accepts what people type on a phone: `1,200.50`, full-width digits. Wrongly grouped digits are refused. */
function number(typed: string | undefined): number | string | undefined {
  if (typed === undefined) return undefined;
  const plain = typed.normalize('NFKC');
  if (/^\d+(\.\d+)?$/.test(plain)) return Number(plain);
  return GROUPED.test(plain) ? Number(plain.replace(/[,\s']/g, '')) : typed;
}

/** The state of one input, as Slack sends it. */
export interface InputState {
  type: string;
  value?: string | null;
  selected_option?: { value: string } | null;
  selected_options?: { value: string }[];
  selected_date?: string | null;
  /** Seconds since 1970. */
  selected_date_time?: number | null;
  selected_user?: string | null;
  selected_users?: string[];
  selected_conversation?: string | null;
  selected_channel?: string | null;
  files?: { id: string }[];
}
