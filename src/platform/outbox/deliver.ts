import { createHash } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Message } from '../blocks/kit.js';
import { type Address, addressOf, draw } from './address.js';
import { DRAWING, NO_SUCH_VIEW } from './cannot-make.js';
import { type Delivering, failed, finish, retryLater } from './delivering.js';
import { resolveUncertain } from './doubt.js';
import type { MessageDefinition, Rendered } from './message.js';
import { editsAtOnce } from './pace.js';
import { batchReminders } from './reminders/batch.js';
import type { Failed } from './slack.js';
import { unbatch } from './store/batch.js';
import {
  type ClaimedRow,
  claim,
  claimUncertain,
  leaseSeconds,
  lookAtOutbox,
  markSending,
  markUncertain,
  type OutboxRow,
  postpone,
  reclaim,
  settle,
} from './store/outbox.js';
import { EDITING, isPaced, slowDown, turnToEdit } from './store/pace.js';
import { doubtLooks, forgetPosted, postedAs } from './store/posted.js';
import { channelTroubles, tokenTroubles } from './trouble.js';

/** Codes after which the bot cannot post there until somebody mends something; tried again for a day. */
const mendable = new Set<string>([
  ...channelTroubles,
  ...tokenTroubles,
  'missing_scope',
  'ratelimited',
  'unreachable',
]);
const gone = new Set(['message_not_found', 'cant_update_message', 'edit_window_closed']);

/** Of a lease, the part in which no other process can have taken a row, whatever this one's clock and line are like. */
const surelyHeldMs = (leaseSeconds * 1000) / 2;

/** So many messages are on their way at once, each to another place. */
const sideBySide = 20;

/** Milliseconds that a message waits at most for the card that it points to. */
const cardMs = 2_000;

/**
 * Sends what is due until nothing is left: many channels side by side, each one's messages in their order. A channel that
 * must wait holds up no other.
 * @param courtesy is waited for before more is taken up. @returns how many rows were taken up
 */
export async function deliverDue(deps: Delivering, courtesy: () => Promise<boolean>): Promise<number> {
  const { db, owner, clock } = deps;
  const under = new Map<string, Promise<void>>();
  let count = 0;
  const begin = (key: string, row: OutboxRow, job: () => Promise<void>) => {
    count++;
    under.set(
      key,
      guarded(deps, row, job).finally(() => under.delete(key)),
    );
  };
  try {
    while (await courtesy()) {
      const found = await lookAtOutbox(db, clock.now());
      if (found.lapsed) await reclaim(db);
      const room = sideBySide - under.size;
      const unsure = found.lapsed && room > 0 ? await claimUncertain(db, owner, room) : [];
      for (const row of unsure)
        begin(row.id, row, async () => {
          // Whatever happens to it, it stays in doubt.
          await resolveUncertain(deps, row).catch((cause: unknown) => {
            throw new Unwritten('a doubt could not be cleared', { cause });
          });
        });
      const free = sideBySide - under.size;
      const rows = (found.due || found.lapsed) && free > 0 ? await take(deps, free, [...under.keys()]) : [];
      const cards = new Map<string, Promise<void> | undefined>();
      for (const row of rows) {
        const card = cards.get(row.subject);
        begin(row.target, row, async () => {
          // What points to a card that is just being posted waits a moment for it.
          if (card) await Promise.race([card, sleep(cardMs)]);
          const whole = await batchReminders(deps, row).catch((error: unknown) => {
            deps.pace.giveBack();
            throw error;
          });
          if (whole) await guarded(deps, whole, () => send(deps, whole, row.sentAgoMs));
          else deps.pace.giveBack();
        });
        if (!card) cards.set(row.subject, under.get(row.target));
      }
      if (rows.length > 0 && under.size < sideBySide) continue;
      if (under.size === 0) return count;
      await Promise.race(under.values());
    }
    return count;
  } finally {
    await Promise.all(under.values());
  }
}

/** Claims as many rows as may go now. */
async function take(
  { db, owner, clock, pace }: Delivering,
  limit: number,
  busy: readonly string[],
): Promise<ClaimedRow[]> {
  const { postEveryMs: everyMs } = pace;
  const posting = everyMs > 0 ? { everyMs, unused: pace.takeBack() } : null;
  return claim(db, { owner, now: clock.now(), limit, busy, pace: posting });
}

/** A row that cannot even be drawn must not hold up the others: it is tried again, and after a day given up. */
async function guarded(deps: Delivering, row: OutboxRow, job: () => Promise<void>): Promise<void> {
  try {
    await job();
  } catch (error) {
    deps.log.error({ err: error, view: row.view, row: row.id }, 'a message could not be made');
    // It may have been posted: whoever finds it when the lease is over will doubt it.
    if (error instanceof Unwritten) return;
    try {
      if (row.view === deps.catalogue.reminders.name && (await unbatch(deps.db, row, DRAWING))) return;
      await failed(deps, row, DRAWING);
    } catch (failure) {
      // The database is away. The row is held until its lease is over, and taken up again then.
      deps.log.error({ err: failure, row: row.id }, 'a message could not be put back');
    }
  }
}

/** What became of a post could not be written down. */
class Unwritten extends Error {
  override readonly name = 'Unwritten';
}

/** Milliseconds between the tries; all within a lease. */
const writingPauses = [200, 1_000, 3_000, 8_000];

/** Nobody else knows what Slack answered: it is written down as soon as the database can be reached. */
async function written(job: () => Promise<void>): Promise<void> {
  for (const pause of writingPauses) {
    try {
      return await job();
    } catch {
      await sleep(pause);
    }
  }
  await job().catch((cause: unknown) => {
    throw new Unwritten('what became of a message could not be written down', { cause });
  });
}

const digestOf = (message: Message) =>
  createHash('sha256').update(JSON.stringify(message)).digest('base64url').slice(0, 22);

/** @param sentAgoMs milliseconds since anything was sent there; null: long ago. */
async function send(deps: Delivering, row: OutboxRow, sentAgoMs: number | null): Promise<void> {
  let posts = false;
  try {
    await sendNow(deps, row, sentAgoMs, () => {
      posts = true;
    });
  } finally {
    if (!posts) deps.pace.giveBack();
  }
}

async function sendNow(
  deps: Delivering,
  row: OutboxRow,
  sentAgoMs: number | null,
  posting: () => void,
): Promise<void> {
  const { db, clock, pace } = deps;
  if (row.expiresAt && row.expiresAt < clock.now()) return finish(deps, row, 'expired');
  const message = deps.catalogue.find(row.view);
  // A newer version beside this one may know it.
  if (!message) return failed(deps, row, NO_SUCH_VIEW);
  const address = await addressOf(deps, row);
  if ('as' in address) return refused(deps, row, { answer: address, method: 'conversations.open' });
  const posted = message.kept ? await postedAs(db, row, address.channel) : null;
  // Drawn after the wait: what changes meanwhile is in it, and many presses become one edit.
  if (posted && !(await turnCame(deps, row, `${address.channel}/${posted.ts}`))) return;
  const now = clock.now();
  const drawn = await draw(deps, row, message, address, now);
  if (drawn === 'skip') return finish(deps, row, 'moot');
  if (drawn === 'wait') return retryLater(deps, row, 'wait', 2);
  const digest = digestOf(drawn.message);
  if (posted?.digest === digest) return finish(deps, row, 'moot');
  const method = posted ? 'chat.update' : drawn.files ? 'files.completeUploadExternal' : 'chat.postMessage';
  if (!posted) await rest(pace.wait(address.channel, sentAgoMs), pace.paused(method));
  // Nobody sees a file before it is shared, so all of this can be done again.
  const uploaded = drawn.files && (await deps.postbox.upload(drawn.files));
  if (uploaded && uploaded.as !== 'uploaded') return refused(deps, row, { answer: uploaded, method });
  const begunAt = performance.now();
  if (!(await markSending(db, row))) return;
  // This process stood still meanwhile: another may have taken the row, and Slack knows no key by which to refuse a second post.
  if (performance.now() - begunAt > surelyHeldMs) return retryLater(deps, row, 'stalled', 0);
  if (!posted) posting();
  const answer = posted
    ? await deps.postbox.update(address.channel, posted.ts, drawn.message)
    : uploaded
      ? await deps.postbox.share(address.channel, uploaded.files, drawn.message.text, drawn.thread)
      : await deps.postbox.post(address.channel, drawn.message, row.id, drawn.thread);

  if (answer.as === 'done') {
    const shown = message.kept
      ? { shown: { channel: address.channel, ts: posted?.ts ?? answer.ts, digest } }
      : {};
    await written(() => settle(db, { row, as: 'sent' }, shown, now));
    deps.ended?.(row.view, 'sent');
  } else if (posted && (answer.as === 'unknown' || gone.has(answer.code))) {
    // An edit can be made again without harm; a message that somebody deleted is posted anew.
    if (answer.as === 'no') await forgetPosted(db, row, address.channel);
    else await written(() => doubtLooks(db, row, address.channel));
    await retryLater(deps, row, answer.code, 2);
  } else if (answer.as === 'unknown') {
    deps.log.warn({ view: row.view, code: answer.code }, 'nobody knows whether a message was posted');
    await written(() => markUncertain(db, row, answer.code, deps.canRead && !message.traceless ? 3 : 0));
    deps.ended?.(row.view, 'unknown');
  } else await refused(deps, row, { answer, method }, { message, address, drawn });
}

async function refused(
  deps: Delivering,
  row: OutboxRow,
  {
    answer,
    method,
  }: { answer: Failed; method: string } /** What was to be posted; absent: it did not come to that. */,
  plain?: { message: MessageDefinition; address: Address; drawn: Exclude<Rendered, string> },
): Promise<void> {
  const { log, pace, db } = deps;
  deps.retried?.(answer.code, method);
  if (answer.as === 'no' && answer.retryAfter) {
    pace.pause(method, answer.retryAfter);
    if (isPaced(method)) await slowDown(db, method, answer.retryAfter);
    return retryLater(deps, row, answer.code, answer.retryAfter);
  }
  if (answer.as === 'unknown' || mendable.has(answer.code))
    return plain ? retryLater(deps, row, answer.code, null) : failed(deps, row, answer.code);
  if (answer.code.startsWith('invalid_blocks') && plain) {
    // Better the words alone than nothing; the drawing is a fault of ours.
    log.error({ view: row.view, subject: row.subject }, 'Slack refused the blocks of a message');
    const { address, drawn, message } = plain;
    const words = { text: drawn.message.text, blocks: [] };
    const retry = await deps.postbox.post(address.channel, words, row.id, drawn.thread);
    if (retry.as === 'done') {
      const shown = message.kept
        ? { shown: { channel: address.channel, ts: retry.ts, digest: digestOf(words) } }
        : {};
      await written(() =>
        settle(db, { row, as: 'sent' }, { ...shown, error: answer.code }, deps.clock.now()),
      );
      deps.ended?.(row.view, 'sent');
      return;
    }
  }
  await finish(deps, row, 'rejected', answer.code);
}

/** Nobody is kept from posting by an edit that must wait longer than this. */
const patienceMs = 2_000;

/** Waits until an edit may go; one that must wait long is put back until then. @returns whether it may go now */
async function turnCame(deps: Delivering, row: OutboxRow, message: string): Promise<boolean> {
  const { db, clock, pace } = deps;
  if (pace.editEveryMs === 0) return true;
  const wait = pace.promised(row.id) ?? (await turnToEdit(db, pace.editEveryMs, editsAtOnce));
  if (wait > patienceMs) {
    pace.promise(row.id, wait);
    await postpone(db, row, new Date(clock.now().getTime() + wait), null);
    return false;
  }
  await rest(wait, pace.edit(message), pace.paused(EDITING));
  return true;
}

async function rest(...milliseconds: number[]): Promise<void> {
  const wait = Math.max(...milliseconds);
  if (wait > 0) await sleep(Math.min(wait, 20_000));
}
