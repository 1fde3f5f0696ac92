import { createHmac } from 'node:crypto';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { saveBranches } from '../../src/branches/store/save.js';
import { type Running, start } from '../../src/main.js';
import type { Tx } from '../../src/platform/database/db.js';
import { makeKey } from '../../src/platform/database/seal.js';
import { openLog } from '../../src/platform/log.js';
import { type Sandbox, startSandbox } from '../../src/trial/sandbox/sandbox.js';
import { channels, manifest, people, riverside, workspace } from '../bot.js';
import { openTestDatabase, type TestDatabase } from '../platform/database/image.js';
import { type Way, wayTo } from '../way.js';

const onServer = Boolean(process.env.TEST_DATABASE_URL);
const log = openLog('silent');
let sandbox: Sandbox;
let running: Running;
let database: TestDatabase | undefined;
let way: Way | undefined;

/** A bot as `npm start` makes it; on a server, by a way that can be held up. */
async function begin(options: { heartbeat?: boolean; http?: boolean } = {}) {
  sandbox = await startSandbox({ manifest, workspace });
  database = onServer ? await openTestDatabase() : undefined;
  const url = database?.url ? new URL(database.url) : undefined;
  if (url) {
    way = await wayTo({ hostname: url.hostname, port: Number(url.port || 5432) });
    Object.assign(url, { hostname: '127.0.0.1', port: way.port });
  }
  const common = {
    ...{ botToken: sandbox.botToken, slackApiUrl: sandbox.apiUrl, dataDir: 'memory', port: 0 },
    ...{ logLevel: 'silent', production: false, keys: { current: makeKey() } },
    ...(url ? { databaseUrl: url.href } : {}),
  };
  running = await start(
    options.http
      ? { ...common, mode: 'http', signingSecret: sandbox.signingSecret }
      : { ...common, mode: 'socket', appToken: sandbox.appToken },
    {
      ...{ log, paceMs: 0, heartbeat: options.heartbeat ?? true },
      prepare: async (db) => void (await saveBranches(db, [riverside], 'test', new Date())),
    },
  );
}
afterEach(async () => {
  way?.mend();
  await running.stop().catch(() => {});
  await sandbox.close();
  way?.close();
  await database?.close();
});

const ask = async (path: string) => {
  const response = await fetch(`http://127.0.0.1:${running.port}${path}`);
  return { status: response.status, text: await response.text() };
};
const readyz = async () => {
  const { status, text } = await ask('/readyz');
  return { status, ...(JSON.parse(text) as Record<string, boolean>) };
};
const well = { status: 200, ready: true, database: true, slack: true, token: true, heartbeat: true };
/** The value of one line of the metrics. */
const metric = async (line: string) => {
  const { text } = await ask('/metrics');
  const found = text.split('\n').find((one) => one.startsWith(`${line} `));
  return found === undefined ? undefined : Number(found.slice(line.length + 1));
};
const incident = (words: string) =>
  sandbox.as(people.amy, { settle: false }).command(`/lobby incident ${words}`, channels.lobby);

describe('/readyz', () => {
  it('is not ready until the first beat, and when the beats stop', async () => {
    await begin({ heartbeat: false });
    expect(await readyz()).toMatchObject({ ...well, status: 503, ready: false, heartbeat: false });
    expect((await ask('/healthz')).status).toBe(200);
    const beaten = Date.now();
    const wall = vi.spyOn(Date, 'now').mockReturnValue(beaten);
    await running.app.heartbeat.beat();
    expect(await readyz()).toMatchObject(well);
    expect(await metric('lobby_heartbeat_age_seconds')).toBe(0);
    // A minute later by the clock of the machine, and nobody has beaten.
    wall.mockReturnValue(beaten + 61_000);
    expect(await readyz()).toMatchObject({ ...well, status: 503, ready: false, heartbeat: false });
    expect(await metric('lobby_heartbeat_age_seconds')).toBeGreaterThan(60);
    vi.restoreAllMocks();
  });

  it('is not ready where the database hangs, and still answers every request', async () => {
    await begin();
    expect(await readyz()).toMatchObject(well);
    let letGo = () => {};
    if (way) way.hold();
    else {
      // The embedded database is held up by any open transaction.
      const held = new Promise<void>((resolve) => {
        letGo = resolve;
      });
      await new Promise<void>((begun) => {
        const hold = async (tx: Tx) => {
          await tx.$queryRaw`SELECT 1`;
          begun();
          await held;
        };
        running.db.prisma.$transaction(hold, { timeout: 30_000 }).catch(() => {});
      });
    }
    const answers = await Promise.all([readyz(), readyz(), readyz()]);
    // It hangs until it is let go, further down: whoever waited for it would have no answer here.
    for (const answer of answers)
      expect(answer).toMatchObject({ status: 503, ready: false, database: false });
    expect((await ask('/healthz')).status).toBe(200);
    const { text } = await ask('/metrics');
    expect(text).toContain('\nlobby_database_up 0\n');
    expect(text).not.toContain('\nlobby_outbox_rows{');
    way?.mend();
    letGo();
    await expect.poll(async () => (await readyz()).status).toBe(200);
    expect(await metric('lobby_database_up')).toBe(1);
  });

  it.skipIf(!onServer)('is red where the database is lost, and green when it is back', async () => {
    await begin();
    way?.cut();
    expect(await readyz()).toMatchObject({ status: 503, ready: false, database: false });
    way?.mend();
    await expect.poll(async () => (await readyz()).status).toBe(200);
  });

  it('is not ready where no connection to Slack is up', async () => {
    await begin();
    await expect.poll(() => metric('lobby_slack_connections')).toBe(2);
    sandbox.faults([{ method: 'apps.connections.open', kind: 'http-503' }]);
    sandbox.socket.disconnect();
    await expect.poll(readyz).toMatchObject({ status: 503, ready: false, slack: false, database: true });
    expect(await metric('lobby_slack_connections')).toBe(0);
    sandbox.faults([]);
    await expect.poll(readyz).toMatchObject(well);
  });

  it('is not ready once Slack has refused the token for a message', async () => {
    await begin();
    expect(await metric('lobby_slack_token_refused')).toBe(0);
    sandbox.faults([
      { method: 'chat.postMessage', kind: 'error', code: 'token_revoked' },
      { method: 'auth.test', kind: 'error', code: 'token_revoked' },
    ]);
    await incident('one');
    await expect.poll(readyz).toMatchObject({ status: 503, ready: false, token: false, slack: true });
    expect(await metric('lobby_slack_token_refused')).toBe(1);
    expect(
      await metric('lobby_retries_total{code="token_revoked",method="chat.postMessage"}'),
    ).toBeGreaterThan(0);
    await expect.poll(() => metric('lobby_troubles{what="token"}')).toBe(1);
    sandbox.faults([]);
    await expect.poll(readyz).toMatchObject(well);
  });
});

describe('/metrics', () => {
  it('reports how late each kind of work is, and counts what happens', async () => {
    await begin({ heartbeat: false });
    await running.app.heartbeat.beat();
    const { prisma } = running.db;
    const branch = await prisma.branch.findFirstOrThrow();
    const ago = (seconds: number) => new Date(Date.now() - seconds * 1000);
    const row = (priority: number, seconds: number, more: object = {}) => ({
      ...{ id: crypto.randomUUID(), view: 'record', subject: crypto.randomUUID(), target: channels.plain },
      ...{ priority, notBefore: ago(seconds), leaseUntil: ago(-600), ...more },
    });
    await prisma.occurrence.create({
      data: {
        ...{ id: crypto.randomUUID(), branchId: branch.id, name: 'never', date: '2026-01-01', slot: '' },
        ...{ dueAt: ago(300), cutoffAt: ago(-600) },
      },
    });
    await running.app.stop();
    await prisma.outbox.deleteMany();
    await prisma.outbox.createMany({
      data: [
        row(1, 40),
        row(5, 90),
        row(5, -3600),
        row(5, -30, { error: 'not_in_channel' }),
        row(5, 500, { state: 'unknown' }),
        row(5, 900, { state: 'sent', settledAt: ago(800) }),
      ],
    });
    const near = async (line: string, seconds: number) => {
      const value = await metric(line);
      expect(value, line).toBeGreaterThanOrEqual(seconds);
      expect(value, line).toBeLessThan(seconds + 20);
    };
    await near('lobby_occurrences_lag_seconds', 300);
    await near('lobby_outbox_lag_seconds{priority="urgent"}', 40);
    await near('lobby_outbox_lag_seconds{priority="other"}', 90);
    expect(await metric('lobby_outbox_rows{state="planned"}')).toBe(4);
    expect(await metric('lobby_outbox_rows{state="unknown"}')).toBe(1);
    expect(await metric('lobby_outbox_rows{state="sent"}')).toBeUndefined();
    expect(await metric('lobby_outbox_retrying_rows{code="not_in_channel"}')).toBe(1);
    expect(await metric('lobby_troubles{what="channel"}')).toBe(0);
    expect(await metric('lobby_processes')).toBeGreaterThanOrEqual(1);
    if (onServer) expect(await metric('lobby_database_connections{state="idle"}')).toBeGreaterThan(0);
  });

  it('counts what Slack sends by how it was asked, in time, and what is slowed down', async () => {
    await begin();
    sandbox.faults([{ method: 'chat.postMessage', kind: 'rate-limit', amount: 1, times: 1 }]);
    await incident('one');
    expect(await metric('lobby_ack_seconds_count{kind="command"}')).toBe(1);
    expect(await metric('lobby_ack_seconds_bucket{le="3",kind="command"}')).toBe(1);
    await expect.poll(() => metric('lobby_slack_rate_limited_total{method="chat.postMessage"}')).toBe(1);
  });

  it('counts requests that were refused before they were handled', async () => {
    await begin({ http: true });
    const send = (secret: string, seconds: number, body = '{}') => {
      const timestamp = String(Math.floor(Date.now() / 1000) + seconds);
      const signature = `v0=${createHmac('sha256', secret).update(`v0:${timestamp}:${body}`).digest('hex')}`;
      return fetch(`http://127.0.0.1:${running.port}/slack/events`, {
        method: 'POST',
        body,
        headers: {
          'content-type': 'application/json',
          'x-slack-request-timestamp': timestamp,
          'x-slack-signature': signature,
        },
      });
    };
    const body = '{"type":"url_verification","challenge":"x"}';
    expect((await send('wrong', 0)).status).toBe(401);
    expect((await send(sandbox.signingSecret, 3600)).status).toBe(401);
    expect((await send(sandbox.signingSecret, -3, body)).status).toBe(200);
    expect((await send(sandbox.signingSecret, -3, body)).status).toBe(401);
    const refused = (reason: string) => metric(`lobby_requests_refused_total{reason="${reason}"}`);
    expect(await refused('unsigned')).toBe(1);
    expect(await refused('future')).toBe(1);
    expect(await refused('replayed')).toBe(1);
    expect((await ask('/metrics')).text).not.toContain('lobby_slack_connections 2');
  });
});
