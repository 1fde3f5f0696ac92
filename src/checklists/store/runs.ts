import { z } from 'zod';
import { auditAll } from '../../platform/database/audit-trail.js';
import { named, recordset, rowsInto } from '../../platform/database/columns.js';
import type { Tx } from '../../platform/database/db.js';
import { type Following, tell } from '../../platform/database/follow.js';
import {
  type Item as ItemRow,
  Prisma,
  type Run as RunRow,
} from '../../platform/database/generated/client.js';
import { once } from '../../platform/database/once.js';
import { rows, text, uuid } from '../../platform/database/query.js';
import type { Hand } from '../../platform/directory/acting.js';
import { queue } from '../../platform/outbox/store/queue.js';
import { toChannel } from '../../platform/outbox/target.js';
import { expectPhotos } from '../../platform/photos/store.js';
import { Refusal } from '../../platform/refusal.js';
import { startClocks, stopClocks } from '../../platform/schedule/store/clocks.js';
import type { Clock } from '../../platform/time/clock.js';
import { codesOf, writeNew } from '../../records/module.js';
import { runPost } from '../contracts.js';
import type {} from '../happenings.js';
import { withBurst } from '../rules/burst.js';
import { type AllKnown, fillIn } from '../rules/known.js';
import { isTaken } from '../rules/outage.js';
import type { Run, RunChange, Tick } from '../rules/run.js';
import { knownFor } from './known.js';
import { auditedAs, insertTicks } from './presses.js';
import { itemColumns, runColumns, storedRun, storedTick } from './stored.js';

export const toRun = (row: RunRow & { items: ItemRow[] }): Run => storedRun.parse(row);

const signed = ({ signatures }: Run) => signatures.map(({ by, at }) => ({ by, at: at.toISOString() }));

/** A run with the clock of its limit; a playbook has none. */
export interface ClockedRun {
  run: Run;
  clock: Clock | null;
}

const madeRun = z.object({ id: uuid });

/** Writes runs and their items; runs that exist already stay as they are. @returns the ids of the new ones */
export async function writeRuns(tx: Tx, runs: readonly Run[]): Promise<Set<string>> {
  const items = runs.flatMap(({ id, items }) => items.map((item) => ({ ...item, runId: id })));
  const made = await rows(tx, madeRun)`
  WITH runs AS (
    INSERT INTO "Run" ${rowsInto(
      runColumns,
      runs.map(({ items: _, ...run }) => run),
    )}
    ON CONFLICT DO NOTHING RETURNING "id"
  ), items AS (
    INSERT INTO "Item" (${named(itemColumns)})
    SELECT ${named(itemColumns, 'i')} FROM runs JOIN ${recordset(itemColumns, items, 'i')} ON i."runId" = runs."id"
  )
  SELECT "id" FROM runs`;
  return new Set(made.map(({ id }) => id));
}

/** Writes runs with their items and clocks; the caller settles their occurrences in the same transaction. */
export async function insertRuns(tx: Tx, runs: readonly ClockedRun[]): Promise<void> {
  if (runs.length === 0) return;
  await writeRuns(
    tx,
    runs.map(({ run }) => run),
  );
  const clocks = runs.flatMap(({ run: { id, branchId, list }, clock }) =>
    clock ? [{ ...clock, branchId, subject: 'run', subjectId: id, kind: list }] : [],
  );
  await startClocks(tx, clocks);
}

export async function runOf(db: { prisma: Tx }, id: string): Promise<Run | null> {
  const row = await db.prisma.run.findUnique({ where: { id }, include: { items: true } });
  return row && toRun(row);
}

/** The lists of a local day in a branch, in order; without playbooks. */
export async function runsOn(db: { prisma: Tx }, branchId: string, date: string): Promise<Run[]> {
  const rows = await db.prisma.run.findMany({
    where: { branchId, date, recordId: null },
    include: { items: true },
    orderBy: { opensAt: 'asc' },
  });
  return rows.map(toRun);
}

/** The title, out of the rules stored at posting. */
const titled = z.object({ title: text }).nullable().catch(null);

/** The first lists of a branch that were due between two times and were missed, with the titles as of posting. */
export async function runsMissed(
  db: { prisma: Tx },
  branchId: string,
  { from, to, most }: { from: Date; to: Date; most: number },
): Promise<{ name: string; title: string | null; at: Date }[]> {
  const missed = await db.prisma.run.findMany({
    where: { branchId, recordId: null, status: 'missed', dueAt: { gte: from, lt: to } },
    orderBy: { dueAt: 'asc' },
    take: most,
  });
  // Lists that an outage left no time for are not counted.
  return missed
    .filter((run) => !isTaken(run))
    .map(({ list, rules, opensAt }) => ({
      name: list,
      title: titled.parse(rules)?.title ?? null,
      at: opensAt,
    }));
}

/**
 * Carries out a press on a run, under its lock: people who tick at the same time are served one after the other.
 * @param decide returns the changes, each based on the run that the one before it left; none: nothing happens.
 * @param check checks a further condition in the same transaction, if the press changes something.
 * @throws Refusal, AlreadyDone
 */
export async function changeRun(
  { db, key, branch, actor, now }: Pick<Hand, 'db' | 'key' | 'branch' | 'actor' | 'now'>,
  id: string,
  decide: (run: Run, ticks: Tick[], known: AllKnown) => readonly RunChange[],
  check?: (db: { prisma: Tx }, run: Run) => Promise<void>,
): Promise<Run> {
  return db.prisma.$transaction(async (tx) => {
    await tx.$queryRaw`SELECT "id" FROM "Run" WHERE "id" = ${id}::uuid FOR UPDATE`;
    const run = await runOf({ prisma: tx }, id);
    if (!run) throw new Refusal('stale');
    await once(tx, key, id);
    const ticks = await tx.tick.findMany({ where: { runId: id }, orderBy: { id: 'asc' } });
    // First fill in what is known now, so that the press applies to the current state.
    const known = await knownFor({ db, tx, branch, now }, run);
    const filled = fillIn(run, known, now);
    const log = z.array(storedTick).parse(ticks);
    const decided = decide(filled.run, log, known);
    const changes = [filled, ...decided].filter((change, index, all) => {
      const before = all[index - 1]?.run ?? run;
      return change.run.version !== before.version;
    });
    const last = changes.at(-1)?.run;
    if (!last) return run;
    const after = withBurst(last, [...log, ...changes.flatMap((change) => change.ticks)]);
    await check?.({ prisma: tx }, run);
    for (const change of changes)
      await writeChange({ tx, branch, actor: change.happened === 'filled' ? 'lobby' : actor, now }, change);
    await saveRun({ db, tx, branch, now }, after);
    // Records come last, because writing them may fill in lists in turn.
    for (const spawned of changes.flatMap((change) => change.spawned))
      await writeNew({ db, tx, channel: branch.channel, key: null }, spawned);
    return after;
  });
}

async function writeChange(
  { tx, branch, actor, now }: Pick<Hand, 'tx' | 'branch' | 'actor' | 'now'>,
  change: RunChange,
): Promise<void> {
  for (const { id, state, note, by, at, actionId, value } of change.changed) {
    const data = { state, note, by, at, actionId, value: value ?? Prisma.DbNull };
    await tx.item.update({ where: { id }, data });
  }
  // Lines whose fact nothing provides here become plain questions to people.
  const asked = change.changed.filter(({ rule }) => rule?.knows === undefined).map(({ id }) => id);
  if (change.happened === 'filled' && asked.length > 0)
    await tx.$executeRaw`
      UPDATE "Item" SET "rule" = NULLIF("rule" - 'knows' - 'asked', '{}'::jsonb) WHERE "id" = ANY(${asked}::uuid[])`;
  await expectPhotos(
    tx,
    { recordId: change.run.id, branchId: branch.id, by: actor, at: now },
    (change.files ?? []).map(({ item, file }) => ({ field: item, file })),
  );
  await insertTicks(tx, [change]);
  await auditAll(tx, [auditedAs({ change, actor, at: now })]);
}

/** Writes what Lobby filled in; the caller holds the run's lock. */
export async function writeFilled(
  { db, tx, branch, now }: Pick<Hand, 'tx' | 'branch' | 'now'> & { db: Following },
  change: RunChange,
): Promise<void> {
  await writeChange({ tx, branch, actor: 'lobby', now }, change);
  await saveRun({ db, tx, branch, now }, change.run);
}

/** Writes the run's row, queues its redrawing, and informs the followers. */
export async function saveRun(
  { db, tx, branch, now }: Pick<Hand, 'tx' | 'branch' | 'now'> & { db: Following },
  run: Run,
): Promise<void> {
  const { id, status, version, doneAt, excuse, seenAt, awayTo, dueAt, lateUntil, burst } = run;
  await tx.run.update({
    where: { id },
    data: {
      ...{ status, version, doneAt, excuse, seenAt, awayTo, dueAt, lateUntil },
      signatures: signed(run),
      burst: burst ? { ...burst, at: burst.at.toISOString() } : Prisma.DbNull,
    },
  });
  if (run.status === 'signed' || isTaken(run)) await stopClocks(tx, id, now);
  await queue(tx, [runPost.for(id, toChannel(branch.channel), { priority: 3 })], branch.id, now);
  await tell(db, tx, 'run.saved', { run, branch, now });
}

/** Codes of the records that findings became, by record id. */
export const findingCodes = (
  db: { prisma: Tx },
  ids: readonly (string | null)[],
): Promise<Map<string, string>> =>
  codesOf(
    db,
    ids.filter((id) => id !== null),
  );
