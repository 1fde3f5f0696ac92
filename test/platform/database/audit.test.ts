import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { verifyAudit } from '../../../src/platform/database/audit.js';
import { openTestDatabase, type TestDatabase } from './image.js';

let database: TestDatabase;
let chain = '';
let chainNumber = 0;

beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());
beforeEach(() => {
  chainNumber += 1;
  chain = `branch-${chainNumber}`;
});

/** Appends entries one by one; every second one with characters that are easy to count wrongly. */
async function append(count: number): Promise<void> {
  for (let n = 0; n < count; n++) {
    const data = n % 2 === 0 ? '{"a":1}' : '{"客户":"é😀","n":"1,2:3"}';
    const at = new Date(Date.UTC(2026, 2, 4, 5, 6, 7, n));
    const blank = { seq: 0, previous: '', hash: '' };
    await database.prisma.auditEntry.create({
      data: { chain, at, actor: 'person', action: `did-${n}`, subject: 'record', data, ...blank },
    });
  }
}

/** Does what only somebody who owns the database can: switches the triggers off, and on again. */
async function tamper(sql: string): Promise<void> {
  const { prisma } = database;
  for (const table of ['AuditEntry', 'AuditHead']) {
    await prisma.$executeRawUnsafe(`ALTER TABLE "${table}" DISABLE TRIGGER USER`);
  }
  await prisma.$executeRawUnsafe(sql.replaceAll('$chain', `'${chain}'`));
  for (const table of ['AuditEntry', 'AuditHead']) {
    await prisma.$executeRawUnsafe(`ALTER TABLE "${table}" ENABLE TRIGGER USER`);
  }
}

const verify = () => verifyAudit(database.prisma, chain);
const brokenSeqs = async () => (await verify()).broken.map(({ seq }) => seq);

describe('the trail', () => {
  test('numbers and chains entries, whatever the writer says', async () => {
    await append(3);
    const entries = await database.prisma.auditEntry.findMany({ where: { chain }, orderBy: { seq: 'asc' } });
    expect(entries.map(({ seq }) => seq)).toEqual([1, 2, 3]);
    expect(entries.map(({ previous }) => previous)).toEqual(['', entries[0]?.hash, entries[1]?.hash]);
    expect(await verify()).toEqual({ entries: 3, chains: 1, broken: [] });
  });

  test('takes several entries in one statement', async () => {
    await database.prisma.$executeRaw`
      WITH more AS (
        INSERT INTO "AuditEntry" ("chain", "at", "actor", "action", "subject", "data", "seq", "previous", "hash")
        SELECT ${chain}, now(), 'a', n::text, 's', '{}', 0, '', '' FROM generate_series(1, 5) n RETURNING 1
      ) SELECT count(*) FROM more`;
    expect(await verify()).toEqual({ entries: 5, chains: 1, broken: [] });
  });

  test('uses no number for an entry that is rolled back', async () => {
    await append(1);
    const failing = database.prisma.$transaction(async (tx) => {
      const blank = { seq: 0, previous: '', hash: '' };
      const entry = { chain, at: new Date(), actor: 'a', action: 'b', subject: 's', data: '{}' };
      await tx.auditEntry.create({ data: { ...entry, ...blank } });
      throw new Error('changed my mind');
    });
    await expect(failing).rejects.toThrow('changed my mind');
    await append(1);
    expect(await verify()).toEqual({ entries: 2, chains: 1, broken: [] });
  });

  test('is one unbroken chain when many write at once', async () => {
    await Promise.all(Array.from({ length: 20 }, () => append(1)));
    expect(await verify()).toEqual({ entries: 20, chains: 1, broken: [] });
  });

  test('is read in pages', async () => {
    await database.prisma.$executeRaw`
      INSERT INTO "AuditEntry" ("chain", "at", "actor", "action", "subject", "data", "seq", "previous", "hash")
      SELECT ${chain}, now(), 'a', n::text, 's', '{}', 0, '', '' FROM generate_series(1, 2500) n`;
    expect(await verify()).toEqual({ entries: 2500, chains: 1, broken: [] });
  });

  test.each([
    'UPDATE "AuditEntry" SET "actor" = \'nobody\'',
    'DELETE FROM "AuditEntry"',
    'TRUNCATE "AuditEntry"',
    'UPDATE "AuditHead" SET "seq" = 0',
    'DELETE FROM "AuditHead"',
    'TRUNCATE "AuditHead"',
    "INSERT INTO \"AuditHead\" VALUES ('new', 0, '')",
  ])('refuses %s', async (sql) => {
    await append(1);
    await expect(database.prisma.$executeRawUnsafe(sql)).rejects.toThrow('never changed by hand');
    expect(await brokenSeqs()).toEqual([]);
  });
});

describe('tampering by somebody who owns the database is detected', () => {
  beforeEach(() => append(6));

  test.each(['actor', 'action', 'subject', 'data', 'hash', 'previous'])('changing %s', async (column) => {
    await tamper(`UPDATE "AuditEntry" SET "${column}" = 'x' WHERE "chain" = $chain AND "seq" = 3`);
    expect(await brokenSeqs()).toContain(3);
  });

  test('changing the time by a millisecond', async () => {
    await tamper(
      `UPDATE "AuditEntry" SET "at" = "at" + interval '1 ms' WHERE "chain" = $chain AND "seq" = 3`,
    );
    expect(await brokenSeqs()).toEqual([3]);
  });

  test('changing an entry and computing its hash anew', async () => {
    await tamper(`UPDATE "AuditEntry" SET "actor" = 'x', "hash" = encode(sha256(convert_to(lobby_audit_text(ARRAY[
      "chain", "seq"::text, (extract(epoch FROM "at") * 1000)::bigint::text, 'x', "action", "subject", "data", "previous"
    ]), 'UTF8')), 'hex') WHERE "chain" = $chain AND "seq" = 3`);
    expect(await brokenSeqs()).toEqual([4]);
  });

  test('removing from the middle', async () => {
    await tamper(`DELETE FROM "AuditEntry" WHERE "chain" = $chain AND "seq" IN (3, 4)`);
    expect((await verify()).broken[0]).toEqual({ chain, seq: 3, why: 'missing up to 4' });
  });

  test('removing from the middle and closing the gap', async () => {
    await tamper(`DELETE FROM "AuditEntry" WHERE "chain" = $chain AND "seq" = 3`);
    await tamper(`UPDATE "AuditEntry" SET "seq" = "seq" - 1 WHERE "chain" = $chain AND "seq" = 4`);
    expect(await brokenSeqs()).toContain(3);
  });

  test('cutting the end off', async () => {
    await tamper(`DELETE FROM "AuditEntry" WHERE "chain" = $chain AND "seq" > 4`);
    expect((await verify()).broken).toEqual([
      { chain, seq: 5, why: 'missing up to 6, the end of the chain' },
    ]);
  });

  test('removing a whole chain', async () => {
    await tamper(`DELETE FROM "AuditEntry" WHERE "chain" = $chain`);
    expect(await brokenSeqs()).toEqual([1]);
  });

  test('removing the record of where the chain ends', async () => {
    await tamper(`DELETE FROM "AuditHead" WHERE "chain" = $chain`);
    expect(await brokenSeqs()).toEqual([6]);
  });

  test('setting the recorded end back', async () => {
    await tamper(`UPDATE "AuditHead" SET "seq" = 4 WHERE "chain" = $chain`);
    expect(await brokenSeqs()).toEqual([5]);
  });

  test.each([0, 7])('adding an entry numbered %i', async (seq) => {
    await tamper(`INSERT INTO "AuditEntry" ("chain", "seq", "at", "actor", "action", "subject", "data", "previous", "hash")
      SELECT "chain", ${seq}, "at", "actor", "action", "subject", "data", "hash", 'x' FROM "AuditEntry"
      WHERE "chain" = $chain AND "seq" = 6`);
    expect(await brokenSeqs()).toContain(seq);
  });

  test('putting two entries in the other order', async () => {
    await tamper(`UPDATE "AuditEntry" SET "seq" = -"seq" WHERE "chain" = $chain AND "seq" IN (3, 4)`);
    await tamper(`UPDATE "AuditEntry" SET "seq" = 7 + "seq" WHERE "chain" = $chain AND "seq" < 0`);
    expect(await brokenSeqs()).toEqual(expect.arrayContaining([3, 4]));
  });

  test('does not affect the verification of other chains', async () => {
    await tamper(`UPDATE "AuditEntry" SET "actor" = 'x' WHERE "chain" = $chain AND "seq" = 3`);
    const { broken } = await verifyAudit(database.prisma);
    expect(broken.filter((found) => found.chain === chain)).toHaveLength(1);
    expect(broken.filter((found) => found.chain === 'branch-1')).toHaveLength(0);
  });
});

describe('timelines', () => {
  const event = { recordId: crypto.randomUUID(), branchId: crypto.randomUUID(), type: 'noted' };

  test('are appended to, never changed', async () => {
    const { prisma } = database;
    await prisma.recordEvent.create({ data: { id: crypto.randomUUID(), at: new Date(), ...event } });
    await expect(prisma.recordEvent.updateMany({ data: { type: 'x' } })).rejects.toThrow('never changed');
    await expect(prisma.recordEvent.deleteMany()).rejects.toThrow('never changed');
    await expect(prisma.$executeRaw`TRUNCATE "RecordEvent"`).rejects.toThrow('never changed');
    expect(await prisma.recordEvent.count()).toBe(1);
  });

  test('are deleted by the rule that says so, in its transaction only', async () => {
    const { prisma } = database;
    await prisma.$transaction([
      prisma.$executeRaw`SET LOCAL lobby.purge = 'on'`,
      prisma.recordEvent.updateMany({ data: { type: 'blanked' } }),
      prisma.recordEvent.deleteMany({ where: { recordId: event.recordId } }),
    ]);
    expect(await prisma.recordEvent.count()).toBe(0);
    await prisma.recordEvent.create({ data: { id: crypto.randomUUID(), at: new Date(), ...event } });
    await expect(prisma.recordEvent.deleteMany()).rejects.toThrow('never changed');
  });
});
