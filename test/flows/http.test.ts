import { createHmac } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { saveBranches } from '../../src/branches/store/save.js';
import { type Running, start } from '../../src/main.js';
import { makeKey } from '../../src/platform/database/seal.js';
import { openLog } from '../../src/platform/log.js';
import { type Sandbox, type SignedRequests, startSandbox } from '../../src/trial/sandbox/sandbox.js';
import { channels, manifest, people, riverside, workspace } from '../bot.js';

let sandbox: Sandbox;
let running: Running;
let requests: SignedRequests;
const base = () => `http://127.0.0.1:${running.port}`;

beforeAll(async () => {
  sandbox = await startSandbox({ manifest, workspace });
  const log = openLog('silent');
  running = await start(
    {
      mode: 'http',
      botToken: sandbox.botToken,
      signingSecret: sandbox.signingSecret,
      slackApiUrl: sandbox.apiUrl,
      dataDir: 'memory',
      logLevel: 'silent',
      port: 0,
      production: false,
      keys: { current: makeKey() },
    },
    { log, paceMs: 0, prepare: async (db) => void (await saveBranches(db, [riverside], 'test', new Date())) },
  );
  requests = sandbox.deliverTo({ requestUrl: `${base()}/slack/events` });
});
afterAll(async () => {
  await running.stop();
  await sandbox.close();
});

const form = 'application/x-www-form-urlencoded';
/** A signed request, as Slack would have sent it so many seconds ago. */
function send(body: string, type = 'application/json', secondsAgo = 0): Promise<Response> {
  const timestamp = String(Math.floor(sent / 1000) - secondsAgo);
  const signature = `v0=${createHmac('sha256', sandbox.signingSecret).update(`v0:${timestamp}:${body}`).digest('hex')}`;
  return fetch(`${base()}/slack/events`, {
    method: 'POST',
    body,
    headers: { 'content-type': type, 'x-slack-request-timestamp': timestamp, 'x-slack-signature': signature },
  });
}
const sent = Date.now();
const count = () => running.db.prisma.record.count();

describe('over HTTP', () => {
  it('answers health checks', async () => {
    expect((await fetch(`${base()}/healthz`)).status).toBe(200);
    const ready = await fetch(`${base()}/readyz`);
    expect(await ready.json()).toEqual({
      ready: true,
      database: true,
      slack: true,
      token: true,
      heartbeat: true,
    });
    const metrics = await (await fetch(`${base()}/metrics`)).text();
    expect(metrics).toContain('lobby_outbox_rows');
    expect((await fetch(`${base()}/nothing`)).status).toBe(404);
  });

  it('carries out a signed request once, and refuses the same one again', async () => {
    const outcome = await sandbox.as(people.amy).command('/lobby incident over http', channels.lobby);
    expect(outcome).toMatchObject({ ok: true });
    expect(await count()).toBe(1);
    const [body = ''] = requests.sent.slice(-1).map((request) => request.body);
    const fresh = body.replace(/trigger_id=[^&]*/, 'trigger_id=1.2.fresh');
    expect((await send(fresh, form)).status).toBe(200);
    expect((await send(fresh, form)).status).toBe(401);
    expect(await count()).toBe(2);
  });

  it('refuses what is forged, too old, or from the future', async () => {
    const last = requests.sent.at(-1);
    if (!last) throw new Error('nothing was sent');
    expect((await requests.post(last, { signature: 'v0=00' })).status).toBe(401);
    expect((await requests.post(last, { skew: 3600 })).status).toBe(401);
    expect((await requests.post(last, { skew: -3600 })).status).toBe(401);
    expect(await count()).toBe(2);
  });

  it('takes a command with the same trigger but a new signature once', async () => {
    const before = await count();
    const body = new URLSearchParams({
      command: '/lobby',
      text: 'incident the very same press',
      user_id: people.amy,
      channel_id: channels.lobby,
      team_id: 'T0BANK',
      trigger_id: '1.2.same',
      response_url: `${sandbox.url}/none`,
    }).toString();
    for (const later of [0, 1]) expect((await send(body, form, later)).status).toBe(200);
    expect(await count()).toBe(before + 1);
  });

  it('answers malformed and huge bodies without falling over', async () => {
    expect((await send('{ no json')).status).toBe(400);
    expect((await send('payload=nothing', form)).status).toBeLessThan(500);
    expect((await send('null')).status).toBeLessThan(500);
    expect((await send(`{"x":"${'y'.repeat(1_200_000)}"}`)).status).toBe(413);
    expect((await fetch(`${base()}/healthz`)).status).toBe(200);
  });
});
