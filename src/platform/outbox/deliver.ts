import { createHash } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Message } from '../blocks/kit.js';
import { type Address, addressOf, draw } from './address.js';
import { DRAWING, NO_SUCH_VIEW } from './cannot-make.js';
import { type Delivering, failed, finish, retryLater } from './delivering.js';
import { resolveUncertain } from './doubt.js';
import type { MessageDefinition, Rendered } from './message.js';
import { noteRefusal, noteReturn } from './outage.js';
import { editsAtOnce } from './pace.js';
import { batchReminders } from './reminders/batch.js';
import type { Failed } from './slack.js';
import { unbatch } from './store/batch.js';
import { EVERYWHERE, outageNow } from './store/outages.js';
import {
  type ClaimedRow,
  claim,
  claimUncertain,
  hold,
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
import { forgetPosted, markShownUnknown, postedAs } from './store/posted.js';
import { channelTroubles, tokenTroubles } from './trouble.js';
import { waitsUntil } from './working-hours.js';

/** Error codes after which the bot cannot post there until somebody fixes something; tried again for a day. */
const mendable = new Set<string>([
  ...channelTroubles,
  ...tokenTroubles,
  'missing_scope',
  'ratelimited',
  'unreachable',
]);
const gone = new Set(['message_not_found', 'cant_update_message', 'edit_window_closed']);

/**
 * The first half of a lease. Within it no other process can have taken the row, even with a skewed clock or a slow
 * connection.
 */
const surelyHeldMs = (leaseSeconds * 1000) / 2;

/** Messages that are sent at the same time, each to another target. */
const sideBySide = 20;

/** Milliseconds that a message waits at most for a card about the same subject that is being posted. */
const cardMs = 2_000;

/**
 * Sends what is due until nothing is left: many channels side by side, each one's messages in their order. A channel
 * that must wait holds up no other.
 * @param courtesy waited for before more rows are claimed; false ends the sending. @returns how many rows were
 * claimed
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
          // Whatever fails here, the row stays uncertain: it must not be put back and posted again.
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
          // A message about a card that is just being posted waits a moment for it.
          if (card) await Promise.race([card, sleep(cardMs)]);
          const whole = await batchReminders(deps, row).catch((error: unknown) => {
            deps.pace.giveBack();
            throw error;
          });
          if (whole) await guarded(deps, whole, () => send(deps, whole, row));
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
    // It may have been posted: when its lease is over, it is treated as uncertain.
    if (error instanceof Unwritten) return;
    try {
      if (row.view === deps.catalogue.reminders.name && (await unbatch(deps.db, row, DRAWING))) return;
      await failed(deps, row, DRAWING);
    } catch (failure) {
      // The database is away. The row is claimed again when its lease is over.
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

/** Retries while the database is away: nobody but this process knows what Slack answered. */
async function written<T>(job: () => Promise<T>): Promise<T> {
  for (const pause of writingPauses) {
    try {
      return await job();
    } catch {
      await sleep(pause);
    }
  }
  return job().catch((cause: unknown) => {
    throw new Unwritten('what became of a message could not be written down', { cause });
  });
}

const digestOf = (message: Message) =>
  createHash('sha256').update(JSON.stringify(message)).digest('base64url').slice(0, 22);

/** @param claimed the row as it was claimed: reminders that go together are sent in another. */
async function send(deps: Delivering, row: OutboxRow, claimed: ClaimedRow): Promise<void> {
  let posts = false;
  try {
    await sendNow(deps, row, claimed, () => {
      posts = true;
    });
  } finally {
    if (!posts) deps.pace.giveBack();
  }
}

async function sendNow(
  deps: Delivering,
  row: OutboxRow,
  claimed: ClaimedRow,
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
  const drawn = await draw(deps, row, { message, address, now });
  if (drawn === 'skip') return finish(deps, row, 'moot');
  // A message that cannot be drawn has failed by now, so that it is never held and its attempts end.
  const heldTo = posted ? null : await waitsUntil(deps, claimed);
  if (heldTo) return holdBack(deps, row, address, heldTo);
  if (drawn === 'wait') return retryLater(deps, row, 'wait', 2);
  const digest = digestOf(drawn.message);
  if (posted?.digest === digest) return finish(deps, row, 'moot');
  const method = posted ? 'chat.update' : drawn.files ? 'files.completeUploadExternal' : 'chat.postMessage';
  if (!posted) await rest(pace.wait(address.channel, claimed.sentAgoMs), pace.paused(method));
  // Nobody sees a file before it is shared, so an upload can safely be repeated.
  const uploaded = drawn.files && (await deps.postbox.upload(drawn.files));
  if (uploaded && uploaded.as !== 'uploaded') return refused(deps, row, { answer: uploaded, method });
  const begunAt = performance.now();
  if (!(await markSending(db, row))) return;
  // This process stalled: another may have taken the row, and Slack has no idempotency key to refuse a second post.
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
    const away = await written(() => settle(db, { row, as: 'sent' }, shown, now));
    deps.ended?.(row.view, 'sent');
    if (away) await isBack(deps, row.target, posted ? 'edited' : 'posted');
  } else if (posted && (answer.as === 'unknown' || gone.has(answer.code))) {
    // An edit can be made again without harm; a message that somebody deleted is posted anew.
    if (answer.as === 'no') await forgetPosted(db, row, address.channel);
    else {
      await written(() => markShownUnknown(db, row, address.channel));
      await noteRefusal(deps, answer, row.target);
    }
    await retryLater(deps, row, answer.code, 2);
  } else if (answer.as === 'unknown') {
    deps.log.warn({ view: row.view, code: answer.code }, 'nobody knows whether a message was posted');
    await noteRefusal(deps, answer, row.target).catch((cause: unknown) => {
      throw new Unwritten('that Slack is away could not be written down', { cause });
    });
    await written(() => markUncertain(db, row, answer.code, deps.canRead && !message.traceless ? 3 : 0));
    deps.ended?.(row.view, 'unknown');
  } else await refused(deps, row, { answer, method }, { message, address, drawn });
}

async function refused(
  deps: Delivering,
  row: OutboxRow,
  { answer, method }: { answer: Failed; method: string },
  /** What was to be posted; absent where it was not drawn yet. */
  plain?: { message: MessageDefinition; address: Address; drawn: Exclude<Rendered, string> },
): Promise<void> {
  const { log, pace, db } = deps;
  deps.retried?.(answer.code, method);
  await noteRefusal(deps, answer, row.target);
  if (answer.as === 'no' && answer.retryAfter) {
    pace.pause(method, answer.retryAfter);
    if (isPaced(method)) await slowDown(db, method, answer.retryAfter);
    return retryLater(deps, row, answer.code, answer.retryAfter);
  }
  if (answer.as === 'unknown' || mendable.has(answer.code))
    return plain ? retryLater(deps, row, answer.code, null) : failed(deps, row, answer.code);
  if (answer.code.startsWith('invalid_blocks') && plain) {
    // The text alone is better than nothing; the invalid blocks are our own fault.
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

/** Records the end of an outage, once. If that fails, the next message that is sent records it. */
async function isBack(deps: Delivering, channel: string, how: 'posted' | 'edited'): Promise<void> {
  await noteReturn(deps, channel, how).catch((error: unknown) =>
    deps.log.error({ err: error }, 'the end of an outage could not be written down'),
  );
}

/** Puts a message back until working hours; whether Slack is back is found out without posting anything. */
async function holdBack(deps: Delivering, row: OutboxRow, { channel }: Address, until: Date): Promise<void> {
  if ((await outageNow(deps.db, channel))?.place === EVERYWHERE) {
    const answer = await deps.postbox.reach();
    if (answer.as !== 'done') return refused(deps, row, { answer, method: 'auth.test' });
    await isBack(deps, EVERYWHERE, 'posted');
  }
  await hold(deps.db, row, until);
}

/**
 * Milliseconds for which an edit may keep its place among the messages being sent; one that must wait longer is put
 * back.
 */
const patienceMs = 2_000;

/** Waits until an edit may go. @returns false where it must wait long, and was put back until then */
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
