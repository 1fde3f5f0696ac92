import fc from 'fast-check';
import type { PrismaClient } from '../../src/database/generated/client.js';
import { kinds } from '../../src/domain/records/index.js';
import { allFields, type Status } from '../../src/domain/records/kind.js';
import type { Rows } from './naive.js';

const hour = 60 * 60_000;
const nobody = '00000000-0000-4000-8000-000000000000';

/** Rows of some months around `edges`, many of them on the very edge of a period or a millisecond beside it. */
export function someRows(edges: readonly Date[]): fc.Arbitrary<Rows> {
  const first = Math.min(...edges.map(Number));
  const last = Math.max(...edges.map(Number));
  const edge = fc
    .tuple(fc.constantFrom(...edges), fc.constantFrom(-1, 0, 1))
    .map(([at, beside]) => new Date(at.getTime() + beside));
  const anywhere = fc
    .integer({ min: first - 900 * hour, max: last + 900 * hour })
    .map((milliseconds) => new Date(milliseconds));
  const moment = fc.oneof({ weight: 1, arbitrary: edge }, { weight: 4, arbitrary: anywhere });
  const later = fc.integer({ min: 0, max: 500 * hour });
  const lasting = fc.option(later, { freq: 3 });

  const record = fc.constantFrom(...kinds).chain((kind) => {
    const choices = Object.entries(allFields(kind)).flatMap(([name, field]) =>
      field.type === 'choice' ? [[name, fc.constantFrom(...field.options)] as const] : [],
    );
    const statuses = Object.entries<Status>(kind.statuses);
    const open = statuses.filter(([, status]) => status.open).map(([name]) => name);
    const ended = statuses.filter(([, status]) => !status.open).map(([name]) => name);
    return fc.record({
      id: fc.uuid(),
      kind: fc.constant(kind.name as string),
      createdAt: moment,
      // What is over when it is told was never open.
      open: open.length > 0 ? lasting : fc.constant(0),
      openStatus: fc.constantFrom(...(open.length > 0 ? open : ended)),
      endStatus: fc.constantFrom(...ended),
      severity: 'severity' in kind ? fc.constantFrom(1, 2, 3, 4) : fc.constant(null),
      details: fc.record(
        {
          ...Object.fromEntries(choices),
          won_amount: fc.integer({ min: 0, max: 1e9 }).map((cents) => cents / 100),
        },
        { requiredKeys: [] },
      ),
      clocks: fc.uniqueArray(
        fc.record({
          subject: fc.constantFrom('record', 'record', 'run'),
          name: fc.constantFrom('answer', 'solve', 'taken', 'due'),
          limit: fc.integer({ min: 0, max: 200 * hour }),
          stop: lasting,
        }),
        { selector: ({ name }) => name, maxLength: 3 },
      ),
    });
  });
  const run = fc.record({
    id: fc.uuid(),
    list: fc.constantFrom('opening', 'closing'),
    dueAt: moment,
    late: fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 4 * hour })),
    done: fc.option(fc.integer({ min: -2 * hour, max: 3 * hour }), { freq: 3 }),
    items: fc.array(fc.constantFrom('open', 'done', 'na', 'finding'), { maxLength: 5 }),
  });
  return fc
    .record({
      records: fc.uniqueArray(record, { selector: ({ id }) => id, minLength: 30, maxLength: 90 }),
      runs: fc.uniqueArray(run, { selector: ({ id }) => id, maxLength: 30 }),
    })
    .map(({ records, runs }) => ({
      records: records.map(({ open, openStatus, endStatus, clocks: _, ...one }, place) => ({
        ...one,
        status: open === null ? openStatus : endStatus,
        closedAt: open === null ? null : new Date(one.createdAt.getTime() + open),
        number: place + 1,
        ownerId: place % 3 === 0 ? null : nobody,
      })),
      clocks: records.flatMap(({ id, kind, createdAt, open, clocks }) =>
        clocks.map(({ subject, name, limit, stop }) => ({
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
        })),
      ),
      runs: runs.map(({ id, list, dueAt, late, done }, place) => ({
        id,
        list,
        date: `2000-01-01/${place}`,
        dueAt,
        lateUntil: new Date(dueAt.getTime() + late),
        doneAt: done === null ? null : new Date(dueAt.getTime() + done),
      })),
      items: runs.flatMap(({ id, items }) => items.map((state) => ({ runId: id, state }))),
    }));
}

/** Puts the rows into a branch, a statement a table. */
export async function insertRows(prisma: PrismaClient, branchId: string, rows: Rows): Promise<void> {
  await prisma.record.createMany({
    data: rows.records.map((one) => ({
      ...one,
      branchId,
      summary: 'something',
      reporterId: nobody,
      updatedAt: one.createdAt,
    })),
  });
  await prisma.clock.createMany({
    data: rows.clocks.map((one) => ({ ...one, id: crypto.randomUUID(), branchId })),
  });
  await prisma.run.createMany({
    data: rows.runs.map((one) => ({ ...one, branchId, slot: '08:15', status: 'open', opensAt: one.dueAt })),
  });
  await prisma.item.createMany({
    data: rows.items.map((one, position) => ({
      ...one,
      id: crypto.randomUUID(),
      position,
      group: 'people',
      groupText: 'People',
      text: 'Badges worn',
    })),
  });
}
