import { createHash } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { branchIn } from '../database/branches.js';
import type { Db } from '../database/db.js';
import {
  claim,
  doubt,
  doubtful,
  markSending,
  type OutboxRow,
  postpone,
  reclaim,
  settle,
} from '../database/outbox.js';
import { keepDirect, personOf } from '../database/people.js';
import { forgetPosted, postedAs } from '../database/posted.js';
import type { Log } from '../log.js';
import type { Message } from '../messages/kit.js';
import { languageOf, type Speech, speak } from '../messages/speak.js';
import type { Pace } from './pace.js';
import type { Failed, Postbox } from './slack.js';
import type { Drawn, View } from './view.js';
import { viewOf } from './views/index.js';

export interface Delivering {
  db: Db;
  clock: { now(): Date };
  log: Log;
  postbox: Postbox;
  pace: Pace;
  /** This process; another may hold other rows. */
  owner: string;
  /** Whether messages can be read back, to find one whose fate is unknown. */
  canRead: boolean;
  link(channel: string, ts: string): string;
  /** Told of every row's end; for the metrics. */
  ended?(view: string, as: string): void;
}

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
const dayMs = 24 * 60 * 60_000;

/** Sends what is due, several channels side by side. @returns how many rows were taken up */
export async function deliverDue(parts: Delivering, limit = 20): Promise<number> {
  const { db, clock, owner } = parts;
  await reclaim(db);
  const unsure = await doubtful(db, owner, limit);
  const rows = await claim(db, owner, clock.now(), limit, []);
  await Promise.all([
    ...unsure.map((row) => guarded(parts, row, () => clear(parts, row))),
    ...rows.map((row) => guarded(parts, row, () => send(parts, row))),
  ]);
  return unsure.length + rows.length;
}

/** A row that cannot even be drawn must not hold up the others: it is tried again, and after a day given up. */
async function guarded(parts: Delivering, row: OutboxRow, job: () => Promise<void>): Promise<void> {
  try {
    await job();
  } catch (error) {
    parts.log.error({ err: error, view: row.view, row: row.id }, 'a message could not be made');
    await again(parts, row, 'drawing', null);
  }
}

interface Address {
  channel: string;
  speech: Speech;
  personId: string | null;
}

async function addressOf(parts: Delivering, row: OutboxRow): Promise<Address | Failed> {
  if (!row.target.startsWith('person:')) {
    const branch = await branchIn(parts.db, row.target);
    return { channel: row.target, speech: speak(branch?.language ?? 'en'), personId: null };
  }
  const person = await personOf(parts.db, row.target.slice('person:'.length));
  if (!person) return { as: 'no', code: 'user_not_found' };
  const speech = speak(languageOf(person.locale));
  if (person.dm) return { channel: person.dm, speech, personId: person.id };
  const opened = await parts.postbox.direct(person.slackId);
  if (!('channel' in opened)) return opened;
  await keepDirect(parts.db, person.id, opened.channel);
  return { channel: opened.channel, speech, personId: person.id };
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
  const drawn = await draw(parts, row, view, address);
  if (drawn === 'moot') return end(parts, row, 'moot');
  if (drawn === 'wait') return again(parts, row, 'wait', 2);
  const digest = digestOf(drawn.message);
  const posted = view.kept ? await postedAs(db, row.view, row.subject, address.channel) : null;
  if (posted?.digest === digest) return end(parts, row, 'moot');
  await slowDown(parts, posted ? 'chat.update' : 'chat.postMessage', address.channel);
  if (!(await markSending(db, row))) return;
  const answer = posted
    ? await parts.postbox.update(address.channel, posted.ts, drawn.message)
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
    await doubt(db, row, answer.code, parts.canRead ? 3 : 0);
    parts.ended?.(row.view, 'unknown');
  } else
    await refused(parts, row, answer, posted ? 'chat.update' : 'chat.postMessage', { view, address, drawn });
}

async function draw(parts: Delivering, row: OutboxRow, view: View, address: Address): Promise<Drawn> {
  const { db, clock, link } = parts;
  return view.draw({ db, now: clock.now(), subject: row.subject, args: row.args, link, ...address });
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

/** What became of a message whose answer was lost: read it back, or decide by the view's rule. */
async function clear(parts: Delivering, row: OutboxRow): Promise<void> {
  const { db, clock, log, postbox } = parts;
  const view = viewOf(row.view);
  const address = await addressOf(parts, row);
  if (!view || 'as' in address) return end(parts, row, 'dead', 'no address');
  const posted = view.kept ? await postedAs(db, row.view, row.subject, address.channel) : null;
  // It was an edit: make it again.
  if (posted) return again(parts, row, 'unknown', 0);
  if (parts.canRead) {
    const drawn = await draw(parts, row, view, address);
    const thread = typeof drawn === 'object' ? drawn.thread : undefined;
    for (const pause of [0, 3_000]) {
      await sleep(pause);
      const ts = await postbox.find(address.channel, row.id, row.createdAt, thread);
      if (!ts) continue;
      // Its looks are not known: an empty digest makes the next edit go out.
      await settle(
        db,
        row,
        'sent',
        view.kept ? { shown: { channel: address.channel, ts, digest: '' } } : {},
        clock.now(),
      );
      if (view.kept) await again(parts, row, 'found', 0);
      parts.ended?.(row.view, 'found');
      return;
    }
    return again(parts, row, 'not posted', null);
  }
  log.warn({ view: row.view, rule: view.inDoubt }, 'an unknown message is decided by rule');
  if (view.inDoubt === 'never') return end(parts, row, 'unknown', 'left as it is');
  // Not at once: while Slack is in trouble every further try could be one more of the same message.
  return again(parts, row, 'unknown', null);
}

async function slowDown({ pace }: Delivering, method: string, channel: string): Promise<void> {
  const wait = Math.max(pace.paused(method), method === 'chat.postMessage' ? pace.wait(channel) : 0);
  if (wait > 0) await sleep(Math.min(wait, 20_000));
}

async function end(
  parts: Delivering,
  row: OutboxRow,
  as: 'moot' | 'rejected' | 'expired' | 'dead' | 'unknown',
  error?: string,
): Promise<void> {
  if (as === 'rejected' || as === 'dead')
    parts.log.error({ view: row.view, error }, `a message ended as ${as}`);
  await settle(parts.db, row, as, error ? { error } : {}, parts.clock.now());
  parts.ended?.(row.view, as);
}

/** Waits and tries again, a little longer each time, for a day. */
async function again(
  parts: Delivering,
  row: OutboxRow,
  error: string,
  seconds: number | null,
): Promise<void> {
  const now = parts.clock.now();
  if (now.getTime() - row.createdAt.getTime() > dayMs && row.attempts > 5)
    return end(parts, row, 'dead', error);
  const wait = seconds ?? Math.min(15 * 60, 2 ** Math.min(row.attempts + 1, 10));
  await postpone(parts.db, row, new Date(now.getTime() + wait * 1000), error);
}
