import { z } from 'zod';
import type { Tx } from '../../platform/database/db.js';
import type { Following } from '../../platform/database/follow.js';
import { rows, uuid } from '../../platform/database/query.js';
import type { FactName } from '../../platform/day-facts/facts.js';
import type { Hand } from '../../platform/directory/acting.js';
import type { Branch } from '../../platform/directory/branch.js';
import { branchOf } from '../../platform/directory/store/branches.js';
import { queue, queueAll } from '../../platform/outbox/store/queue.js';
import { toChannel } from '../../platform/outbox/target.js';
import { runPost } from '../contracts.js';
import { fillIn } from '../rules/known.js';
import { knownFor } from './known.js';
import { runOf, writeFilled } from './runs.js';

const found = z.object({ id: uuid });
const waitingRow = z.object({ id: uuid, branchId: uuid });

/**
 * Fills in the posted lists of a branch that depend on facts which may have changed, and queues their redrawing. A
 * list that is locked by somebody's press is only redrawn: the press fills it in itself.
 */
export async function refreshLists(
  { db, tx, branchId, now }: Pick<Hand, 'tx' | 'branchId' | 'now'> & { db: Following },
  names: readonly FactName[],
): Promise<void> {
  const waiting = await waitingAmong(tx, [branchId], names, now);
  if (waiting.length === 0) return;
  const branch = await branchOf({ prisma: tx }, branchId);
  if (!branch) return;
  const free = await freeAmong(
    tx,
    waiting.map(({ id }) => id),
  );
  for (const { id } of waiting) {
    const run = free.has(id) ? await runOf({ prisma: tx }, id) : null;
    const change = run && fillIn(run, await knownFor({ db, tx, branch, now }, run), now);
    if (run && change && change.run.version !== run.version)
      await writeFilled({ db, tx, branch, now }, change);
  }
  const messages = waiting.map(({ id }) => runPost.for(id, toChannel(branch.channel), { priority: 3 }));
  await queue(tx, messages, branchId, now);
}

/** The posted lists of these branches that depend on one of these facts and can still be answered. */
const waitingAmong = (tx: Tx, branchIds: readonly string[], names: readonly FactName[], now: Date) =>
  rows(tx, waitingRow)`
    SELECT r."id", r."branchId" FROM "Run" r WHERE r."branchId" = ANY(${[...branchIds]}::uuid[]) AND r."recordId" IS NULL
      AND r."status" IN ('open', 'settled') AND r."lateUntil" > ${now}
      AND EXISTS (SELECT 1 FROM "Item" i WHERE i."runId" = r."id"
        AND (i."rule" ->> 'knows' = ANY(${[...names]}::text[]) OR i."rule" ->> 'after' = ANY(${[...names]}::text[])))
    ORDER BY r."id"`;

/**
 * Queues the redrawing of lists that depend on one of these facts, which has changed by the mere passing of time;
 * what changes is stored with the next press.
 */
export async function drawWaiting(
  tx: Tx,
  branches: readonly Pick<Branch, 'id' | 'channel'>[],
  names: readonly FactName[],
  now: Date,
): Promise<void> {
  if (branches.length === 0) return;
  const waiting = await waitingAmong(
    tx,
    branches.map(({ id }) => id),
    names,
    now,
  );
  const all = branches.map(({ id: branchId, channel }) => ({
    branchId,
    messages: waiting
      .filter((run) => run.branchId === branchId)
      .map(({ id }) => runPost.for(id, toChannel(channel), { priority: 3 })),
  }));
  await queueAll(tx, all, now);
}

/** Locks those lists that nobody else has locked. @returns their ids */
async function freeAmong(tx: Tx, ids: readonly string[]): Promise<Set<string>> {
  const free = await rows(tx, found)`
    SELECT "id" FROM "Run" WHERE "id" = ANY(${[...ids]}::uuid[]) ORDER BY "id" FOR UPDATE SKIP LOCKED`;
  return new Set(free.map(({ id }) => id));
}
