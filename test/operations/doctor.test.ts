import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { saveBranches } from '../../src/branches/store/save.js';
import { followers } from '../../src/modules.js';
import { examineBranches } from '../../src/operations/doctor/branches.js';
import { examineChannels } from '../../src/operations/doctor/channels.js';
import { examineSlack } from '../../src/operations/doctor/slack.js';
import { manifestScopes } from '../../src/operations/manifest.js';
import { checkKey } from '../../src/platform/database/key-check.js';
import { createSeal, makeKey } from '../../src/platform/database/seal.js';
import { type Sandbox, startSandbox } from '../../src/trial/sandbox/sandbox.js';
import { manifest, workspace } from '../bot.js';
import { type AtTerminal, sitAtTerminal } from './terminal.js';

const key = makeKey();
const riverside = {
  name: 'Riverside',
  channel: 'C0LOBBY',
  timezone: 'Asia/Shanghai',
  language: 'en' as const,
  country: 'CN',
  hours: { mon: '09:00-17:00' },
  people: { U01AMY: ['staff' as const] },
  schedules: {},
};

let at: AtTerminal;
let sandbox: Sandbox;
let slack: Record<string, string>;
const servers: Server[] = [];

/** A program of some kind at a port; `answer` is what it says, as JSON where it is an object. */
async function listening(answer: (path: string, body: string) => object | string): Promise<string> {
  const server = createServer(async (request, response) => {
    const chunks: Uint8Array[] = [];
    for await (const chunk of request) chunks.push(chunk as Uint8Array);
    const said = answer(request.url ?? '', Buffer.concat(chunks).toString());
    response.end(typeof said === 'string' ? said : JSON.stringify(said));
  });
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return String((server.address() as AddressInfo).port);
}

/** Asks the doctor with these settings besides. */
async function ask(settings: Record<string, string>): Promise<{ code: number | undefined; said: string }> {
  const usual = { ...at.env };
  Object.assign(at.env, settings);
  try {
    return await at.lobby('doctor');
  } finally {
    for (const name of Object.keys(at.env)) delete at.env[name];
    Object.assign(at.env, usual);
  }
}

beforeAll(async () => {
  [at, sandbox] = await Promise.all([sitAtTerminal(), startSandbox({ manifest, workspace })]);
  slack = {
    SLACK_API_URL: sandbox.apiUrl,
    SLACK_BOT_TOKEN: sandbox.botToken,
    SLACK_APP_TOKEN: sandbox.appToken,
    LOBBY_KEY: key,
  };
});
afterAll(async () => {
  for (const server of servers) server.close();
  await Promise.all([at.close(), sandbox.close()]);
});

test('without anything of Slack: the sandbox', async () => {
  const { code, said } = await ask({});
  expect(code).toBe(0);
  expect(said).toMatch(/^ok {4}Settings: no Slack: the sandbox/);
  expect(said).toContain('note  No bot runs on port 1 of this machine.');
  expect(said).toContain('ok    The database is reachable and up to date.');
  expect(said).toMatch(/note {2}There is no branch yet\.\n {6}→ `\/lobby setup` in its channel/);
  expect(said).toMatch(/Nothing is red\.$/);
});

test('with Slack, all well', async () => {
  await at.use(async (prisma) => {
    await checkKey(prisma, createSeal(key));
    await saveBranches({ prisma, followers }, [riverside], 'test', new Date());
  });
  const port = await listening(() => ({ ready: true, database: true, slack: true, heartbeat: true }));
  const { code, said } = await ask({ ...slack, PORT: port });
  expect(said).toContain(`ok    The bot on port ${port} is running and ready.`);
  expect(said).toContain('ok    LOBBY_KEY opens what is sealed here.');
  expect(said).toContain('note  No branch head: Riverside (C0LOBBY).');
  expect(said).toContain('ok    Slack: the bot token is good, in the workspace Harbour Bank.');
  expect(said).toContain('ok    The clock agrees with Slack.');
  expect(said).toContain('ok    Slack: all scopes that are needed were granted.');
  expect(said).toContain(
    'note  Slack: these optional scopes were not granted: channels:history, groups:history',
  );
  // Who installed it by an older manifest was never asked for them.
  expect(said).toMatch(/note {2}Slack: these optional .*\n {6}→ .*put manifest\.yml in anew, and install/);
  expect(said).toContain('ok    Slack: the app token opens connections.');
  expect(said).toContain('ok    Slack refused no message to a branch in the last week.');
  expect(said).not.toContain(sandbox.botToken);
  expect(code).toBe(0);
});

test('wrong settings are red, and the database is checked all the same', async () => {
  const { code, said } = await ask({ NODE_ENV: 'production', PORT: 'x' });
  expect(code).toBe(1);
  expect(said).toMatch(/RED {3}SLACK_BOT_TOKEN missing: the Bot User OAuth Token/);
  expect(said).toMatch(/RED {3}PORT must be a port number/);
  expect(said).toContain('ok    The database is reachable and up to date.');
  expect(said).toMatch(/4 red\.$/);
});

test('tokens that Slack refuses are red', async () => {
  const wrong = await ask({ ...slack, SLACK_BOT_TOKEN: 'xoxb-wrong', SLACK_APP_TOKEN: 'xapp-wrong' });
  expect(wrong.code).toBe(1);
  expect(wrong.said).toMatch(
    /RED {3}Slack refuses the bot token: invalid_auth\.\n {6}→ In the Slack app: OAuth/,
  );
  expect((await ask({ ...slack, SLACK_APP_TOKEN: 'xapp-wrong' })).said).toMatch(
    /RED {3}Slack refuses the app token: invalid_auth\.\n {6}→ .*connections:write/,
  );
  expect((await ask({ ...slack, SLACK_API_URL: 'http://127.0.0.1:1/api/' })).said).toMatch(
    /RED {3}Slack cannot be reached at http:\/\/127\.0\.0\.1:1\/api\//,
  );
});

test('a key of another installation is red', async () => {
  const { code, said } = await ask({ ...slack, LOBBY_KEY: makeKey() });
  expect(code).toBe(1);
  expect(said).toMatch(
    /RED {3}LOBBY_KEY is not the key that seals this database\. .*\n.*`node dist\/cli\.js key rotate`/,
  );
});

test('a scope that is missing is red', async () => {
  const poor = await startSandbox({ manifest, workspace, scopes: ['commands', 'users:read'] });
  const { said } = await ask({
    ...slack,
    SLACK_API_URL: poor.apiUrl,
    SLACK_BOT_TOKEN: poor.botToken,
    SLACK_APP_TOKEN: poor.appToken,
  });
  await poor.close();
  expect(said).toMatch(
    /RED {3}Slack: these scopes were not granted: chat:write, im:write\.\n.*install the app again/,
  );
});

test('a clock that is off is red', async () => {
  const config = {
    mode: 'http' as const,
    dataDir: '',
    logLevel: 'info',
    port: 1,
    production: false,
    slackApiUrl: sandbox.apiUrl,
    botToken: sandbox.botToken,
    signingSecret: 'x',
    keys: { current: key },
  };
  const words = async (offset: number) => {
    const { findings } = await examineSlack(config, () => Date.now() + offset * 1000);
    return findings.map(({ level, words }) => `${level} ${words}`).join('\n');
  };
  expect(await words(20)).toContain('ok The clock agrees');
  expect(await words(90)).toMatch(/red This machine's clock is (89|90|91) seconds ahead of Slack's/);
  expect(await words(-45)).toMatch(/red This machine's clock is (44|45|46) seconds behind Slack's/);
});

test('what answers at the port is recognised', async () => {
  const stranger = await ask({ ...slack, PORT: await listening(() => 'hello') });
  expect(stranger.said).toMatch(/RED {3}Another program answers on port \d+\./);
  const port = await listening(() => ({ ready: false, database: true, slack: false, heartbeat: false }));
  expect((await ask({ ...slack, PORT: port })).said).toMatch(
    /RED {3}The bot on port \d+ runs but is not ready: it has no connection to Slack; its schedule stands still/,
  );
  const { SLACK_APP_TOKEN, ...http } = slack;
  expect((await ask({ ...http, SLACK_SIGNING_SECRET: sandbox.signingSecret })).said).toContain(
    "No bot runs on port 1 of this machine. Slack's requests, POST /slack/events, must be led to port 1.",
  );
});

test.skipIf(process.env.TEST_DATABASE_URL)('a bot that holds the database says the rest itself', async () => {
  const port = await listening(() => ({ ready: true, database: true, slack: true, heartbeat: true }));
  const beside = await at.use(() => ask({ ...slack, PORT: port }));
  expect(beside.code).toBe(0);
  expect(beside.said).toContain('note  The running bot holds the embedded database');
  expect(beside.said).toContain('ok    Slack: the app token opens connections.');
  const alone = await at.use(() => ask(slack));
  expect(alone.said).toMatch(/RED {3}The data folder is in use by process \d+\./);
  const none = await ask({ ...slack, LOBBY_DATA_DIR: join(at.folder, 'none') });
  expect(none.said).toContain('note  There is no database yet.');
});

test('what Slack refused is reported until a message arrives', async () => {
  const row = (state: string, error: string | null, minutesAgo: number) => ({
    id: crypto.randomUUID(),
    view: 'record',
    subject: crypto.randomUUID(),
    target: riverside.channel,
    state,
    error,
    notBefore: new Date(Date.now() - minutesAgo * 60_000),
    settledAt: state === 'planned' ? null : new Date(Date.now() - minutesAgo * 60_000),
  });
  await at.use((prisma) =>
    prisma.outbox.createMany({ data: [row('sent', null, 50), row('planned', 'not_in_channel', 10)] }),
  );
  const { code, said } = await ask(slack);
  expect(code).toBe(1);
  expect(said).toMatch(
    /RED {3}Slack refused the last message to Riverside \(C0LOBBY\): the bot is not in the channel\.\n {6}→ In each of these channels: \/invite @Lobby\./,
  );
  await at.use((prisma) => prisma.outbox.create({ data: row('sent', null, 1) }));
  expect((await ask(slack)).said).toContain('ok    Slack refused no message');
});

test('the list of channels that the bot is in is asked for where it may be', async () => {
  const pages: Record<string, object> = {
    '': { ok: true, channels: [{ id: 'C1' }], response_metadata: { next_cursor: 'more' } },
    more: { ok: true, channels: [{ id: 'C2' }], response_metadata: { next_cursor: '' } },
  };
  const api = (answer: typeof pages) =>
    listening((_path, body) => answer[new URLSearchParams(body).get('cursor') ?? ''] ?? {});
  const branch = (channel: string) => ({
    name: channel,
    channel,
    country: 'CN',
    timezone: 'UTC',
    people: 1,
    heads: 1,
  });
  const examine = async (port: string, channels: string[], scopes = ['channels:read', 'groups:read']) =>
    examineChannels(channels.map(branch), [], {
      apiUrl: `http://127.0.0.1:${port}/api/`,
      token: 'x',
      scopes,
    });
  const port = await api(pages);
  expect(await examine(port, ['C1', 'C2'])).toMatchObject([
    { level: 'ok', words: "The bot is in every branch's channel." },
  ]);
  expect(await examine(port, ['C1', 'C3'])).toMatchObject([
    { level: 'red', words: 'The bot is not in the channels of C3 (C3).' },
  ]);
  // Private channels would be missing from the list.
  expect(await examine(port, ['C3'], ['channels:read'])).toMatchObject([{ level: 'ok' }]);
  const limited = await api({ '': { ok: false, error: 'ratelimited' } });
  expect(await examine(limited, ['C1'])).toMatchObject([
    { level: 'note', words: expect.stringContaining('ratelimited') },
  ]);
});

test('branches that lack something are named, not all of them', () => {
  const branch = {
    name: 'Hill',
    channel: 'C02',
    country: 'CN',
    timezone: 'Asia/Shanghai',
    people: 0,
    heads: 0,
  };
  const found = examineBranches(
    Array.from({ length: 12 }, () => branch),
    new Date('2026-12-01T00:00:00Z'),
  );
  expect(found.find(({ level }) => level === 'red')?.words).toMatch(
    /^Nobody belongs to (Hill \(C02\), ){9}Hill \(C02\) and 2 more\.$/,
  );
  expect(found.filter(({ words }) => words.includes('holidays')).map(({ words }) => words)).toEqual([
    'The public holidays of 2027 are not known for CN: only those of every year are kept.',
  ]);
});

test('the doctor knows the scopes of the manifest', async () => {
  const { needed, optional } = await manifestScopes();
  expect(needed).toEqual(['chat:write', 'commands', 'users:read', 'im:write']);
  expect(optional).toContain('files:read');
});

test('what is late, uncertain, tried again or lost is reported with what to do', async () => {
  const row = (state: string, error: string | null, minutesAgo: number) => ({
    ...{
      id: crypto.randomUUID(),
      view: 'record',
      subject: crypto.randomUUID(),
      target: 'C0OTHER',
      state,
      error,
    },
    notBefore: new Date(Date.now() - minutesAgo * 60_000),
    settledAt: ['dead', 'rejected'].includes(state) ? new Date() : null,
  });
  await at.use((prisma) => prisma.outbox.deleteMany());
  const before = await ask(slack);
  expect(before.said).toContain('ok    Nothing is late: all that was due is done and sent.');
  if (process.env.TEST_DATABASE_URL)
    expect(before.said).toMatch(/ok {4}The database has room: \d+ connections/);
  const made = await at.use(async (prisma) => {
    const { id: branchId } = await prisma.branch.findFirstOrThrow();
    const { id } = await prisma.occurrence.create({
      data: {
        ...{ id: crypto.randomUUID(), branchId, name: 'briefing', date: '2026-01-01', slot: '' },
        ...{ dueAt: new Date(Date.now() - 30 * 60_000), cutoffAt: new Date(Date.now() + 60_000) },
      },
    });
    await prisma.outbox.createMany({
      data: [
        row('planned', null, 12),
        row('unknown', 'request_timeout', 1),
        row('planned', 'internal_error', -1),
        row('dead', 'msg_too_long', 60),
      ],
    });
    return id;
  });
  const { code, said } = await ask(slack);
  expect(code).toBe(1);
  expect(said).toMatch(
    /RED {3}What was due 30 minutes ago is not carried out.*\n {6}→ Start the bot, or restart/,
  );
  expect(said).toMatch(
    /RED {3}A message that could have gone 12 minutes ago still waits\.\n {6}→ Start the bot/,
  );
  expect(said).toMatch(/note {2}Messages in doubt: 1\. .*\n {6}→ The bot clears this up/);
  expect(said).toMatch(/note {2}Messages are tried again: .*internal_error \(1\).*\n {6}→ Slack was slow/);
  expect(said).toMatch(
    /note {2}Messages of the last week that could not be sent: msg_too_long \(1\)\.\n {6}→ Mend/,
  );
  await at.use(async (prisma) => {
    await prisma.outbox.deleteMany({ where: { target: 'C0OTHER' } });
    await prisma.occurrence.delete({ where: { id: made } });
  });
});

test('a database to which a newer version has added is a note, and one that lost something to it is red', async () => {
  const apply = (name: string) =>
    at.use(
      (prisma) => prisma.$executeRaw`
        INSERT INTO "_prisma_migrations" ("id", "checksum", "migration_name", "finished_at", "applied_steps_count")
        VALUES (${name}, '', ${name}, now(), 1)`,
    );
  await apply('29990101000000_more');
  expect((await ask(slack)).said).toMatch(
    /note {2}A newer version of Lobby has added to the database \(29990101000000_more\)\. .*\n {6}→ Update this one soon/,
  );
  await apply('29990102000000_less_contract');
  const { code, said } = await ask(slack);
  expect(code).toBe(1);
  expect(said).toMatch(
    /RED {3}The database was migrated by a newer version .*_contract.*\n {6}→ Install the newer/,
  );
});
