import { createHash } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { takeApart } from '../database/absorb.js';
import { claim, doubt, doubtful, markSending, type OutboxRow, reclaim, settle } from '../database/outbox.js';
import { forgetPosted, postedAs } from '../database/posted.js';
import type { Message } from '../messages/kit.js';
import { type Address, addressOf, draw } from './address.js';
import { again, type Delivering, end } from './delivering.js';
import { clear } from './doubt.js';
import { gather } from './gather.js';
import type { Failed } from './slack.js';
import type { Drawn, View } from './view.js';
import { reminders, viewOf } from './views/index.js';

/** Codes after which the bot cannot post there until somebody mends something; tried again for a day. */
const mendable = new Set([
  'not_in_channel',
  'channel_not_found',
  'is_archived',
  'restricted_action',
  'token_revoked',
  'token_expired',
  'invalid_auth',
  'account_inactive',
  'missing_scope',
  'ratelimited',
  'unreachable',
]);
const gone = new Set(['message_not_found', 'cant_update_message', 'edit_window_closed']);

/** So many messages are on their way at once, each to another place. */
const sideBySide = 20;

/**
 * Sends what is due until nothing is left: many channels side by side, each one's messages in their order. A channel that
 * must wait holds up no other.
 * @param courtesy is waited for before more is taken up. @returns how many rows were taken up
 */
export async function deliverDue(parts: Delivering, courtesy: () => Promise<boolean>): Promise<number> {
  const { db, clock, owner } = parts;
  const under = new Map<string, Promise<void>>();
  let count = 0;
  const begin = (key: string, row: OutboxRow, job: () => Promise<void>) => {
    count++;
    under.set(
      key,
      guarded(parts, row, job).finally(() => under.delete(key)),
    );
  };
  try {
    while (await courtesy()) {
      await reclaim(db);
      const room = sideBySide - under.size;
      const unsure = room > 0 ? await doubtful(db, owner, room) : [];
      for (const row of unsure) begin(row.id, row, () => clear(parts, row));
      const free = sideBySide - under.size;
      const rows = free > 0 ? await claim(db, owner, clock.now(), free, [...under.keys()]) : [];
      for (const row of rows)
        begin(row.target, row, async () => {
          const whole = await gather(parts, row);
          if (whole) await guarded(parts, whole, () => send(parts, whole));
        });
      if (rows.length > 0 && under.size < sideBySide) continue;
      if (under.size === 0) return count;
      await Promise.race(under.values());
    }
    return count;
  } finally {
    await Promise.all(under.values());
  }
}

/** A row that cannot even be drawn must not hold up the others: it is tried again, and after a day given up. */
async function guarded(parts: Delivering, row: OutboxRow, job: () => Promise<void>): Promise<void> {
  try {
    await job();
  } catch (error) {
    parts.log.error({ err: error, view: row.view, row: row.id }, 'a message could not be made');
    if (row.view === reminders.name && (await takeApart(parts.db, row, 'drawing'))) return;
    await again(parts, row, 'drawing', null);
  }
}

const digestOf = (message: Message) =>
  createHash('sha256').update(JSON.stringify(message)).digest('base64url').slice(0, 22);

async function send(parts: Delivering, row: OutboxRow): Promise<void> {
  const { db, clock } = parts;
  const now = clock.now();
  if (row.expiresAt && row.expiresAt < now) return end(parts, row, 'expired');
  const view = viewOf(row.view);
  if (!view) return end(parts, row, 'dead', 'no such view');
  const address = await addressOf(parts, row);
  if ('as' in address) return refused(parts, row, address, 'conversations.open');
  const posted = view.kept ? await postedAs(db, row.view, row.subject, address.channel) : null;
  // Drawn after the wait: what changes meanwhile is in it, and many presses become one edit.
  if (posted)
    await rest(parts.pace.edit(`${address.channel}/${posted.ts}`), parts.pace.paused('chat.update'));
  const drawn = await draw(parts, row, view, address);
  if (drawn === 'moot') return end(parts, row, 'moot');
  if (drawn === 'wait') return again(parts, row, 'wait', 2);
  const digest = digestOf(drawn.message);
  if (posted?.digest === digest) return end(parts, row, 'moot');
  const method = posted ? 'chat.update' : drawn.files ? 'files.completeUploadExternal' : 'chat.postMessage';
  if (!posted) await rest(parts.pace.wait(address.channel), parts.pace.paused(method));
  // Nobody sees a file before it is shared, so all of this can be done again.
  const uploaded = drawn.files && (await parts.postbox.upload(drawn.files));
  if (uploaded && uploaded.as !== 'uploaded') return refused(parts, row, uploaded, method);
  if (!(await markSending(db, row))) return;
  const answer = posted
    ? await parts.postbox.update(address.channel, posted.ts, drawn.message)
    : uploaded
      ? await parts.postbox.share(address.channel, uploaded.files, drawn.message.text)
      : await parts.postbox.post(address.channel, drawn.message, row.id, drawn.thread);

  if (answer.as === 'done') {
    const shown = view.kept
      ? { shown: { channel: address.channel, ts: posted?.ts ?? answer.ts, digest } }
      : {};
    await settle(db, row, 'sent', shown, now);
    parts.ended?.(row.view, 'sent');
  } else if (posted && (answer.as === 'unknown' || gone.has(answer.code))) {
    // An edit can be made again without harm; a message that somebody deleted is posted anew.
    if (answer.as === 'no') await forgetPosted(db, row.view, row.subject, address.channel);
    await again(parts, row, answer.code, 2);
  } else if (answer.as === 'unknown') {
    parts.log.warn({ view: row.view, code: answer.code }, 'nobody knows whether a message was posted');
    await doubt(db, row, answer.code, parts.canRead && !view.traceless ? 3 : 0);
    parts.ended?.(row.view, 'unknown');
  } else await refused(parts, row, answer, method, { view, address, drawn });
}

async function refused(
  parts: Delivering,
  row: OutboxRow,
  answer: Failed,
  method: string,
  plain?: { view: View; address: Address; drawn: Exclude<Drawn, string> },
): Promise<void> {
  const { log, pace, db } = parts;
  if (answer.as === 'no' && answer.retryAfter) {
    pace.pause(method, answer.retryAfter);
    return again(parts, row, answer.code, answer.retryAfter);
  }
  if (answer.as === 'unknown' || mendable.has(answer.code)) return again(parts, row, answer.code, null);
  if (answer.code.startsWith('invalid_blocks') && plain) {
    // Better the words alone than nothing; the drawing is a fault of ours.
    log.error({ view: row.view, subject: row.subject }, 'Slack refused the blocks of a message');
    const { address, drawn, view } = plain;
    const words = { text: drawn.message.text, blocks: [] };
    const retry = await parts.postbox.post(address.channel, words, row.id, drawn.thread);
    if (retry.as === 'done') {
      const shown = view.kept
        ? { shown: { channel: address.channel, ts: retry.ts, digest: digestOf(words) } }
        : {};
      await settle(db, row, 'sent', { ...shown, error: answer.code }, parts.clock.now());
      parts.ended?.(row.view, 'sent');
      return;
    }
  }
  await end(parts, row, 'rejected', answer.code);
}

async function rest(...milliseconds: number[]): Promise<void> {
  const wait = Math.max(...milliseconds);
  if (wait > 0) await sleep(Math.min(wait, 20_000));
}
