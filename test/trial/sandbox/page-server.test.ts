import { request } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Notice, Outcome, Workspace } from '../../../src/trial/sandbox/contract.js';
import { type Sandbox, startSandbox } from '../../../src/trial/sandbox/sandbox.js';
import { startTinyBot, type TinyBot } from './tiny-bot.js';
import { manifest, workspace } from './workspace.js';

describe('what the page asks', () => {
  let sandbox: Sandbox;
  let bot: TinyBot;
  let now = new Date('2026-03-02T08:30:00Z');
  const clock = {
    now: () => now,
    advanceTo: async (to: Date) => {
      now = to;
    },
  };
  beforeAll(async () => {
    sandbox = await startSandbox({ manifest, workspace, clock });
    bot = await startTinyBot(sandbox, 'socket');
  });
  afterAll(async () => {
    await bot.stop();
    await sandbox.close();
  });

  const get = async <T>(path: string) => (await fetch(`${sandbox.url}${path}`)).json() as Promise<T>;
  const post = (path: string, body: unknown, headers = {}) =>
    fetch(`${sandbox.url}${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify(body),
    });
  const act = async (body: object) => (await (await post('/sandbox/act', body)).json()) as Outcome;

  it('shows the workspace as one person sees it', async () => {
    const seen = await get<Workspace>('/sandbox/workspace?user=U0HUA');
    expect(seen).toMatchObject({
      now: '2026-03-02T08:30:00.000Z',
      team: { id: 'T0BANK' },
      botUser: sandbox.botUserId,
      me: { id: 'U0HUA', locale: 'zh-CN' },
      commands: [{ command: '/note', usageHint: '[text]' }],
      shortcuts: [
        { callbackId: 'note', type: 'global' },
        { callbackId: 'note_this', type: 'message' },
      ],
      faults: [],
    });
    expect(seen.channels.map(({ name, type }) => [name, type])).toEqual([
      ['lobby', 'channel'],
      ['', 'im'],
    ]);
    const newcomer = await get<Workspace>('/sandbox/workspace');
    expect(newcomer.me.id).toBe('U0AMY');
    expect(await get('/sandbox/workspace?user=U0NONE')).toEqual({ error: 'user_not_found' });
  });

  it('acts, and tells everybody who watches', async () => {
    const notices: Notice[] = [];
    const watching = request(`${sandbox.url}/sandbox/stream?user=U0HUA`);
    const stopped = new Promise((resolve) => watching.once('close', resolve));
    await new Promise<void>((resolve) => {
      watching.on('response', (stream) => {
        stream.setEncoding('utf8').on('data', (chunk: string) => {
          resolve();
          for (const [, data] of chunk.matchAll(/^data: (.+)$/gm)) notices.push(JSON.parse(data ?? ''));
        });
      });
      watching.end();
    });
    const outcome = await act({ act: 'command', user: 'U0AMY', channel: 'C0LOBBY', text: '/note a leak' });
    expect(outcome).toMatchObject({ ok: true, view: null, ackMs: expect.any(Number) });
    await sandbox.settle();
    const seen = await get<Workspace>('/sandbox/workspace?user=U0HUA');
    expect(seen.channels[0]).toMatchObject({ unread: 1, mentions: 0 });
    const conversation = await get<{ messages: { ts: string; text: string }[] }>(
      '/sandbox/conversation?user=U0HUA&channel=C0LOBBY',
    );
    const ts = conversation.messages.at(-1)?.ts;
    expect(conversation.messages.at(-1)?.text).toBe('a leak');
    expect(notices).toContainEqual({ type: 'message', channel: 'C0LOBBY', ts });
    await act({ act: 'read', user: 'U0HUA', channel: 'C0LOBBY' });
    expect((await get<Workspace>('/sandbox/workspace?user=U0HUA')).channels[0]?.unread).toBe(0);

    await act({ act: 'shortcut', user: 'U0AMY', callbackId: 'note' });
    await sandbox.settle();
    expect(notices.some(({ type }) => type === 'view')).toBe(false);
    await post('/sandbox/clock', { to: '2026-03-02T09:00:00Z' });
    await sandbox.settle();
    expect(notices.at(-1)).toEqual({ type: 'clock', now: '2026-03-02T09:00:00.000Z' });
    watching.destroy();
    await stopped;
  });

  it('opens Home, and does not ask the app again right after it drew', async () => {
    await get('/sandbox/home?user=U0HUA');
    await sandbox.settle();
    bot.bodies.length = 0;
    expect(await get('/sandbox/home?user=U0HUA')).toMatchObject({ view: { type: 'home' } });
    await sandbox.settle();
    expect(bot.bodies).toEqual([]);
  });

  it('switches faults, and refuses what is none', async () => {
    const faults = [{ method: 'chat.postMessage', kind: 'http-503', times: 2 }];
    expect(await (await post('/sandbox/faults', faults)).json()).toEqual(faults);
    expect((await get<Workspace>('/sandbox/workspace?user=U0AMY')).faults).toEqual(faults);
    expect((await post('/sandbox/faults', [{ method: 'x', kind: 'boom' }])).status).toBe(400);
    await post('/sandbox/faults', []);
  });

  it('gives its own files and no others', async () => {
    const page = await fetch(sandbox.url);
    expect([page.status, page.headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8']);
    expect((await fetch(`${sandbox.url}/page/style.css`)).status).toBe(200);
    const raw = (path: string) =>
      new Promise<number | undefined>((resolve, reject) => {
        const { hostname, port } = new URL(sandbox.url);
        request({ hostname, port, path }, (response) => {
          response.resume();
          resolve(response.statusCode);
        })
          .on('error', reject)
          .end();
      });
    for (const path of [
      '/page/../contract.js',
      '/page/../../../package.json',
      '/page/%2e%2e/%2e%2e/%2e%2e/package.json',
      '/page/..%2f..%2f..%2fpackage.json',
      '/page/main.ts',
      '/page/%',
      '/package.json',
    ]) {
      expect([path, await raw(path)]).toEqual([path, 404]);
    }
  });

  it('obeys no page of another site', async () => {
    const deed = { act: 'say', user: 'U0AMY', channel: 'C0LOBBY', text: 'not me' };
    expect((await post('/sandbox/act', deed, { origin: 'https://evil.example' })).status).toBe(403);
    expect((await post('/sandbox/act', deed, { origin: sandbox.url })).status).toBe(200);
    expect((await post('/sandbox/act', { act: 'dance', user: 'U0AMY' })).status).toBe(400);
  });
});
