import { z } from 'zod';
import type { Channel } from '../channel.js';
import { Refused } from '../refused.js';

/** Arguments arrive as JSON or as form fields, where everything is a string, lists and objects as JSON text. */
export const parsed = (value: unknown): unknown => {
  if (typeof value !== 'string') return value;
  try {
    return JSON.parse(value);
  } catch {
    return value;
  }
};

export const text = z.string();
export const flag = z.preprocess(
  (value) => ({ true: true, '1': true, false: false, '0': false })[String(value)] ?? value,
  z.boolean(),
);
export const count = z.preprocess(
  (value) => (typeof value === 'string' ? Number(value) : value),
  z.number().int(),
);
export const jsonObject = z.preprocess(parsed, z.record(z.string(), z.unknown()));
/** A list whose items are checked later, by the rules for blocks. */
export const jsonList = z.preprocess(parsed, z.unknown()).transform((value, context) => {
  if (Array.isArray(value)) return value as unknown[];
  context.addIssue({ code: 'custom', message: 'must be a list' });
  return z.NEVER;
});
/** Any JSON; the caller checks it. */
export const json = z.preprocess(parsed, z.unknown());

export const page = { cursor: text.optional(), limit: count.optional() };

/**
 * One page of a list, and the cursor to the next as Slack gives it. Throws `invalid_cursor`, `invalid_limit`.
 */
export function pageOf<T>(
  all: readonly T[],
  { cursor = '', limit = 100 }: { cursor?: string | undefined; limit?: number | undefined },
) {
  if (limit < 1 || limit > 1000) throw new Refused('invalid_limit');
  const from = cursor === '' ? 0 : Number(Buffer.from(cursor, 'base64').toString());
  if (!Number.isInteger(from) || from < 0) throw new Refused('invalid_cursor');
  const until = from + limit;
  const next_cursor = until < all.length ? Buffer.from(String(until)).toString('base64') : '';
  return { items: all.slice(from, until), response_metadata: { next_cursor } };
}

/** The thread a reply belongs to: always its first message. Throws `thread_not_found` where there is no such message. */
export function threadOf(channel: Channel, ts: string | undefined): { threadTs?: string } {
  if (!ts) return {};
  const message = channel.get(ts);
  if (!message) throw new Refused('thread_not_found');
  return { threadTs: message.threadTs ?? message.ts };
}
