import fc from 'fast-check';
import type { PrismaClient } from '../../src/platform/database/generated/client.js';
import { kinds } from '../../src/records/kinds/index.js';
import type { Status } from '../../src/records/rules/kind.js';
import type { Rows } from './naive.js';
import { given, someDetails, told } from './random-details.js';

const hour = 60 * 60_000;
const nobody = '00000000-0000-4000-8000-000000000000';
const people = [1, 2, 3, 4, 5, 6, 7].map((number) => nobody.replace(/0$/, String(number)));
const toldOften = [
  ...kinds,
  ...kinds.filter(({ name }) => told.has(name)),
  ...kinds.filter(({ name }) => told.has(name)),
];

/**
 * Rows since some moment and around `edges`, many of them on the very edge of a period or a millisecond beside it; some
 * struck out, merged into others, taken up again, or of lists that belong to a record.
 */
export function someRows(since: Date, edges: readonly Date[]): fc.Arbitrary<Rows> {
  const first = Math.min(...edges.map(Number));
  const last = Math.max(...edges.map(Number));
  const edge = fc
    .tuple(fc.constantFrom(...edges), fc.constantFrom(-1, 0, 1))
    .map(([at, beside]) => new Date(at.getTime() + beside));
  const anywhere = fc
    .integer({ min: first - 900 * hour, max: last + 900 * hour })
    .map((milliseconds) => new Date(milliseconds));
  const before = fc
    .integer({ min: since.getTime() - 100 * hour, max: last })
    .map((milliseconds) => new Date(milliseconds));
  const moment = fc.oneof(
    { weight: 1, arbitrary: edge },
    { weight: 3, arbitrary: anywhere },
    { weight: 2, arbitrary: before },
  );
  const later = fc.integer({ min: 0, max: 500 * hour });
  const lasting = fc.option(later, { freq: 3 });

  const record = fc.constantFrom(...toldOften).chain((kind) => {
    const statuses = Object.entries<Status>(kind.statuses);
    const open = statuses.filter(([, status]) => status.open).map(([name]) => name);
    const ended = statuses.filter(([, status]) => !status.open).map(([name]) => name);
    return fc.record({
      id: fc.uuid(),
      kind: fc.constant(kind.name as string),
      createdAt: moment,
      // What is over when it is told was never open. What is taken up again keeps what was given when it ended.
      open: open.length > 0 ? lasting : fc.constant(0),
      openStatus: fc.constantFrom(...(open.length > 0 ? open : ended)),
      endStatus: fc.constantFrom(...ended),
      severity: 'severity' in kind ? fc.constantFrom(1, 2, 3, 4) : fc.constant(null),
      isMerged: fc.constantFrom(false, false, false, false, false, true),
      details: someDetails(kind),
      clocks: fc.uniqueArray(
        fc.record({
          subject: fc.constantFrom('record', 'record', 'run'),
          name: fc.constantFrom('answer', 'solve', 'taken', 'due'),
          limit: fc.integer({ min: 0, max: 200 * hour }),
          stop: lasting,
          met: fc.constantFrom(false, false, false, true),
          before: fc.option(later, { freq: 5, nil: null }),
        }),
        { selector: ({ name }) => name, maxLength: 3 },
      ),
    });
  });
  const run = fc.record({
    id: fc.uuid(),
    list: fc.constantFrom('opening', 'closing'),
    recordId: fc.constantFrom(null, null, null, null, nobody),
    dueAt: moment,
    late: fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 4 * hour })),
    done: fc.option(fc.integer({ min: -2 * hour, max: 3 * hour }), { freq: 3 }),
    items: fc.array(
      fc.record({
        state: fc.constantFrom('open', 'done', 'na', 'finding', 'finding'),
        text: fc.constantFrom('Badges worn', 'Forms filled up', 'Lights on', 'Seats whole'),
        after: fc.integer({ min: -3 * hour, max: 3 * hour }),
      }),
      { maxLength: 5 },
    ),
  });
  return fc
    .record({
      records: fc.uniqueArray(record, { selector: ({ id }) => id, minLength: 40, maxLength: 120 }),
      runs: fc.uniqueArray(run, { selector: ({ id }) => id, maxLength: 30 }),
      outages: fc.array(fc.record({ from: moment, length: fc.integer({ min: 0, max: 12 * hour }) }), {
        maxLength: 6,
      }),
    })
    .map(({ records, runs, outages }) => ({
      records: records.map(({ open, openStatus, endStatus, isMerged, clocks: _, ...one }, place) => ({
        ...one,
        details: given(one.details, one.createdAt),
        mergedId: isMerged ? nobody : null,
        status: open === null ? openStatus : endStatus,
        closedAt: open === null ? null : new Date(one.createdAt.getTime() + open),
        number: place + 1,
        ownerId: place % 3 === 0 ? null : nobody,
        reporterId: people[place % people.length] ?? nobody,
      })),
      clocks: records.flatMap(({ id, kind, createdAt, open, clocks }) =>
        clocks.map(({ subject, name, limit, stop, met }) => ({
          subject,
          subjectId: id,
          kind,
          name,
          startedAt: createdAt,
          dueAt: new Date(createdAt.getTime() + limit),
          // No limit runs on something that is closed.
          stoppedAt:
            stop === null && open === null
              ? null
              : new Date(createdAt.getTime() + Math.min(stop ?? Infinity, open ?? Infinity)),
          met: met ? new Date(createdAt.getTime() + limit / 2) : null,
        })),
      ),
      pastClocks: records.flatMap(({ id, kind, createdAt, clocks }) =>
        clocks.flatMap(({ subject, name, limit, before }) =>
          before === null
            ? []
            : [
                {
                  subject,
                  subjectId: id,
                  kind,
                  name,
                  startedAt: createdAt,
                  dueAt: new Date(createdAt.getTime() + limit / 3),
                  stoppedAt: new Date(createdAt.getTime() + before),
                },
              ],
        ),
      ),
      runs: runs.map(({ id, list, recordId, dueAt, late, done }, place) => ({
        id,
        list,
        recordId,
        date: `2000-01-01/${place}`,
        dueAt,
        lateUntil: new Date(dueAt.getTime() + late),
        doneAt: done === null ? null : new Date(dueAt.getTime() + done),
        seenAt: place % 4 === 0 ? dueAt : null,
        awayTo: place % 5 === 0 ? new Date(dueAt.getTime() + 2 * hour) : null,
        ...(place % 3 === 0 ? { burst: { items: 12, seconds: 8, by: id, at: dueAt.toISOString() } } : {}),
      })),
      // Only one can be going on.
      outages: outages.map(({ from, length }, place) => ({
        from,
        until: place === 0 && length > 11 * hour ? null : new Date(from.getTime() + length),
      })),
      items: runs.flatMap(({ id, dueAt, items }) =>
        items.map(({ state, text, after }) => ({
          runId: id,
          state,
          text,
          at: state === 'open' ? null : new Date(dueAt.getTime() + after),
        })),
      ),
    }));
}

/** Puts the rows into a branch, a statement a table. */
export async function insertRows(prisma: PrismaClient, branchId: string, rows: Rows): Promise<void> {
  await prisma.record.createMany({
    data: rows.records.map((one) => ({
      ...one,
      branchId,
      summary: 'something',
      updatedAt: one.createdAt,
    })),
  });
  await prisma.clock.createMany({
    data: rows.clocks.map((one) => ({ ...one, id: crypto.randomUUID(), branchId })),
  });
  await prisma.pastClock.createMany({
    data: rows.pastClocks.map((one) => ({ ...one, id: crypto.randomUUID(), branchId })),
  });
  await prisma.run.createMany({
    data: rows.runs.map(({ burst, ...one }) => ({
      ...{ ...one, branchId, slot: '08:15', status: 'open', opensAt: one.dueAt },
      ...(burst ? { burst: { items: 12, seconds: 8, by: one.id, at: one.dueAt.toISOString() } } : {}),
    })),
  });
  const channel = branchId;
  await prisma.branch.create({
    data: {
      id: branchId,
      channel,
      name: 'A branch',
      timezone: 'UTC',
      language: 'en',
      country: 'CN',
      hours: {},
    },
  });
  await prisma.outage.createMany({
    data: rows.outages.map((one) => ({ ...one, id: crypto.randomUUID(), place: channel })),
  });
  await prisma.item.createMany({
    data: rows.items.map((one, position) => ({
      ...one,
      id: crypto.randomUUID(),
      position,
      group: 'people',
      groupText: 'People',
    })),
  });
}

/**
 * Corrects one record in four, as people do afterwards: struck out or merged into another, told with other numbers, taken
 * up again, or of another severity. @returns the rows as they are then
 */
export async function correctRows(prisma: PrismaClient, rows: Rows, seed: number): Promise<Rows> {
  const records = await Promise.all(
    rows.records.map(async (one, place) => {
      const luck = (place * 7 + seed) % 16;
      if (luck > 3) return one;
      const details = Object.fromEntries(
        Object.entries(one.details).map(([name, value]) => [
          name,
          typeof value === 'number' ? value + 1 : value,
        ]),
      );
      const change = [
        { status: 'struck' },
        { mergedId: one.mergedId ? null : nobody },
        { closedAt: null, details },
        { details, severity: one.severity && 5 - one.severity },
      ][luck];
      return prisma.record
        .update({ where: { id: one.id }, data: { ...change } })
        .then(() => ({ ...one, ...change }));
    }),
  );
  return { ...rows, records };
}
