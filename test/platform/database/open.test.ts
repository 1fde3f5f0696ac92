import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { Prisma } from '../../../src/platform/database/generated/client.js';
import { openDatabase } from '../../../src/platform/database/open.js';
import { wayTo } from '../../way.js';
import { openMemoryCopy, openTestDatabase, quiet, type TestDatabase } from './image.js';

const onServer = Boolean(process.env.TEST_DATABASE_URL);
const at = new Date('2026-03-29T01:30:00.089Z');

/** PostgreSQL's last message on a connection that an administrator ends. */
const farewell = Buffer.from('SFATAL\0C57P01\0Mterminating connection due to administrator command\0\0');
const goodbye = Buffer.concat([Buffer.from('E'), Buffer.alloc(4), farewell]);
goodbye.writeUInt32BE(farewell.length + 4, 1);

const dataDir = mkdtempSync(join(tmpdir(), 'lobby-open-'));
const options = { dataDir, log: quiet };
afterAll(() => rmSync(dataDir, { recursive: true }));

describe('the embedded database', () => {
  test('is made in its folder, over what an interrupted first start left, and keeps what it is given', async () => {
    mkdirSync(join(dataDir, 'postgres.unfinished'));
    writeFileSync(join(dataDir, 'postgres.unfinished', 'PG_VERSION'), '18');
    const first = await openDatabase(options);
    await first.prisma.inbound.create({ data: { key: 'kept', at } });
    await first.close();

    const second = await openDatabase(options);
    expect(second.kind).toBe('embedded');
    expect(await second.prisma.inbound.findMany()).toEqual([{ key: 'kept', outcome: null, at }]);
    await second.close();
  });

  test('is open in one place at a time', async () => {
    const open = await openDatabase(options);
    await expect(openDatabase(options)).rejects.toMatchObject({ code: 'database_locked' });
    await open.prisma.inbound.create({ data: { key: 'after the refusal' } });
    await open.close();
    await (await openDatabase(options)).close();
  });

  test('is unlocked when opening fails', async () => {
    const open = await openDatabase(options);
    await open.prisma
      .$executeRaw`UPDATE "_prisma_migrations" SET migration_name = migration_name || '_contract'`;
    await open.close();
    await expect(openDatabase(options)).rejects.toMatchObject({ code: 'database_ahead' });
    await expect(openDatabase(options)).rejects.toMatchObject({ code: 'database_ahead' });
  });

  test('can be copied', async () => {
    const original = await openMemoryCopy();
    await original.prisma.inbound.create({ data: { key: 'copied' } });
    const image = await original.dumpImage?.();
    await original.close();
    const copy = await openDatabase({ dataDir: 'memory', image, log: quiet });
    expect(await copy.prisma.inbound.count()).toBe(1);
    await copy.close();
  });
});

describe('any database', () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await openTestDatabase();
  });
  afterAll(() => database.close());

  test('keeps instants to the millisecond, whatever its own time zone', async () => {
    const { prisma } = database;
    await prisma.inbound.create({ data: { key: 'instant', at } });
    expect((await prisma.inbound.findUniqueOrThrow({ where: { key: 'instant' } })).at).toEqual(at);
    expect(
      await prisma.$queryRaw`
      SELECT "at", ("at" = ${at}) AS "same", extract(epoch FROM "at")::float8 * 1000 AS "ms" FROM "Inbound"
    `,
    ).toEqual([{ at, same: true, ms: at.getTime() }]);
  });

  test('knows the present as the process does', async () => {
    const before = Date.now();
    const [row] = await database.prisma.$queryRaw<{ now: Date }[]>`SELECT now() AS "now"`;
    // A server may stand on another machine, whose clock is a little different.
    const skewMs = 1_000;
    expect(row?.now.getTime()).toBeGreaterThan(before - skewMs);
    expect(row?.now.getTime()).toBeLessThan(Date.now() + skewMs);
  });

  test('tells a transaction that it was not committed', async () => {
    const { prisma } = database;
    const twice = prisma.$transaction(async (tx) => {
      await tx.inbound.create({ data: { key: 'twice' } });
      await tx.inbound.create({ data: { key: 'twice' } });
    });
    await expect(twice).rejects.toMatchObject({ code: 'P2002' });
    expect(await prisma.inbound.count({ where: { key: 'twice' } })).toBe(0);
  });
});

describe('a server that cannot be used', () => {
  const closing: (() => void)[] = [];
  afterEach(() => {
    for (const close of closing.splice(0)) close();
  });

  /** Where connections are taken and never answered. */
  async function silentPort(): Promise<number> {
    const server = createServer().listen(0, '127.0.0.1');
    server.on('connection', (socket) => closing.push(() => socket.destroy()));
    closing.push(() => server.close());
    await new Promise((ready) => server.once('listening', ready));
    return (server.address() as AddressInfo).port;
  }

  test.each([
    ['refuses', async () => 1],
    ['is silent', silentPort],
  ])('%s: said, without the password, rather than waited for', async (_, findPort) => {
    const port = await findPort();
    const opening = openDatabase({ url: `postgres://lobby:s3cret@127.0.0.1:${port}/bank`, log: quiet });
    const error = await opening.catch((reason: unknown) => reason);
    expect(error).toMatchObject({
      code: 'database_unreachable',
      message: expect.stringContaining(`bank at 127.0.0.1:${port}`),
    });
    expect(String(error)).not.toContain('s3cret');
  });
});

describe.skipIf(!onServer)('a server (set TEST_DATABASE_URL to include it)', () => {
  test('that does not have the database says so', async () => {
    const url = new URL(process.env.TEST_DATABASE_URL ?? '');
    url.pathname = '/no_such_database';
    await expect(openDatabase({ url: url.href, log: quiet })).rejects.toMatchObject({
      code: 'database_unreachable',
      message: expect.stringContaining('no_such_database'),
    });
  });

  test('that cuts every connection is used again at once', async () => {
    const { prisma, pool, close } = await openTestDatabase();
    const pause = () => prisma.$queryRaw`SELECT 1 FROM pg_sleep(0.05)`;
    await Promise.all([pause(), pause(), pause()]);
    await prisma.$executeRaw`
      SELECT pg_terminate_backend(pid) FROM pg_stat_activity
      WHERE datname = current_database() AND pid <> pg_backend_pid()`;
    // The pool has heard of it: what is left is the connection that cut the others.
    await expect.poll(() => pool()?.idle).toBe(1);
    const results = await Promise.all([
      prisma.inbound.count(),
      prisma.inbound.count(),
      prisma.inbound.count(),
    ]);
    expect(results).toEqual([0, 0, 0]);
    await close();
  });

  test('that closes a connection right after an answer: the next statement gets an error, and the process goes on', async () => {
    const database = await openTestDatabase();
    const url = new URL(database.url ?? '');
    const way = await wayTo({ hostname: url.hostname, port: Number(url.port || 5432) });
    url.host = `127.0.0.1:${way.port}`;
    const uncaught: unknown[] = [];
    const note = (error: unknown) => uncaught.push(error);
    process.on('uncaughtExceptionMonitor', note);
    const { prisma, ask, close } = await openDatabase({
      ...{ url: url.href, poolSize: 1, migrate: false, log: quiet },
    });
    await prisma.inbound.count();
    way.follow(goodbye);
    const first = ask(Prisma.sql`SELECT 1 FROM pg_sleep(0.2)`);
    // Waits for the only connection, and gets it when it is over already.
    const second = prisma.$transaction((tx) => tx.inbound.count());
    await Promise.all([expect(first).resolves.toHaveLength(1), expect(second).rejects.toThrow()]);
    way.follow(null);
    expect(await prisma.inbound.count()).toBe(0);
    process.off('uncaughtExceptionMonitor', note);
    expect(uncaught).toEqual([]);
    await close();
    way.close();
    await database.close();
  });
});
