import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { saveBranches } from '../../src/branches/store/save.js';
import { followers } from '../../src/modules.js';
import { type AtTerminal, sitAtTerminal } from './terminal.js';

let at: AtTerminal;
beforeAll(async () => {
  at = await sitAtTerminal();
});
afterAll(() => at.close());

test('help lists every command', async () => {
  const { code, said } = await at.lobby('help');
  expect(code).toBe(0);
  for (const command of ['start', 'migrate', 'key', 'branches', 'audit', 'doctor', 'help'])
    expect(said).toMatch(new RegExp(`^ {2}${command}`, 'm'));
});

test.each([
  [['strat'], /unknown command 'strat'.*Did you mean start\?/s],
  [['branches', 'import'], /missing required argument 'file'/],
  [['key', 'rotat'], /too many arguments|unknown command/],
  [['migrate', '--force'], /unknown option '--force'/],
])('%j is refused', async (words, expected) => {
  const { code, complained } = await at.lobby(...words);
  expect(code).toBe(1);
  expect(complained).toMatch(expected);
});

test('wrong settings give one sentence, and the stack only on request', async () => {
  at.env.LOG_LEVEL = 'loud';
  expect((await at.lobby('migrate')).complained).toMatch(
    /^These settings need a look:\n {2}LOG_LEVEL: must be trace/,
  );
  at.env.LOG_LEVEL = 'debug';
  expect((await at.lobby('branches', 'export', '/')).complained).toMatch(/folder.*\n.*at /s);
  delete at.env.LOG_LEVEL;
});

test('an audit trail is verified, all of it or a branch', async () => {
  const ids = await at.use(async (prisma) => {
    const entry = {
      timezone: 'Asia/Shanghai',
      language: 'en' as const,
      country: 'CN',
      hours: { mon: '09:00-17:00' },
    };
    const entries = ['C01RIVER', 'C02HILL'].map((channel) => ({
      ...entry,
      name: channel,
      channel,
      people: {},
      schedules: {},
    }));
    await saveBranches({ prisma, followers }, entries, 'test', new Date());
    await saveBranches({ prisma, followers }, entries.slice(0, 1), 'test', new Date());
    return (await prisma.branch.findMany({ orderBy: { channel: 'asc' } })).map(({ id }) => id);
  });
  expect(await at.lobby('audit', 'verify')).toMatchObject({
    code: 0,
    said: '3 entries in 2 chains: nothing was altered.',
  });
  expect((await at.lobby('audit', 'verify', '--branch', 'C02HILL')).said).toMatch(/^1 entries in 1 chains/);
  expect(await at.lobby('audit', 'verify', '--branch', 'C03')).toMatchObject({
    code: 1,
    complained: 'No branch has the channel C03.',
  });

  await at.use(async (prisma) => {
    await prisma.$executeRaw`ALTER TABLE "AuditEntry" DISABLE TRIGGER keep_audit`;
    await prisma.$executeRaw`UPDATE "AuditEntry" SET "actor" = 'nobody' WHERE "chain" = ${ids[0]} AND "seq" = 2`;
    await prisma.$executeRaw`ALTER TABLE "AuditEntry" ENABLE TRIGGER keep_audit`;
  });
  expect(await at.lobby('audit', 'verify')).toMatchObject({
    code: 1,
    said: '3 entries in 2 chains: the trail was altered.',
    complained: expect.stringMatching(/^C01RIVER \(C01RIVER\), entry 2: changed/),
  });
  expect(await at.lobby('audit', 'verify', '--branch', 'C02HILL')).toMatchObject({ code: 0 });
});

test.skipIf(process.env.TEST_DATABASE_URL)('what is not there is not made by reading', async () => {
  const elsewhere = { ...at.env, LOBBY_DATA_DIR: join(at.folder, 'elsewhere') };
  const { LOBBY_DATA_DIR } = at.env;
  Object.assign(at.env, elsewhere);
  expect((await at.lobby('audit', 'verify')).complained).toMatch(/^There is no database in .*elsewhere yet/);
  expect(existsSync(elsewhere.LOBBY_DATA_DIR)).toBe(false);
  Object.assign(at.env, { LOBBY_DATA_DIR });
});

test.skipIf(process.env.TEST_DATABASE_URL)('a bot that has the folder open is named', async () => {
  const { code, complained } = await at.use(() => at.lobby('branches', 'export'));
  expect(code).toBe(1);
  expect(complained).toBe(
    `The data folder is in use by process ${process.pid}. Only one process can use the embedded database: stop that one first, or set DATABASE_URL to a PostgreSQL server, which many can share.`,
  );
});

// The last: nothing opens the database after it.
test('migrate has nothing to do twice, and says where the database is newer', async () => {
  expect(await at.lobby('migrate')).toMatchObject({ code: 0, said: 'The database is up to date.' });
  await at.use(
    (prisma) =>
      prisma.$executeRaw`UPDATE "_prisma_migrations" SET migration_name = migration_name || '_contract'`,
  );
  const { code, complained } = await at.lobby('migrate');
  expect(code).toBe(1);
  expect(complained).toMatch(/^The database was migrated by a newer version of Lobby/);
});
