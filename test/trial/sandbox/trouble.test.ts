import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type Fault, type Sandbox, startSandbox } from '../../../src/trial/sandbox/sandbox.js';
import { call } from './call.js';
import { manifest, workspace } from './workspace.js';

describe('faults', () => {
  let sandbox: Sandbox;
  beforeAll(async () => {
    sandbox = await startSandbox({ manifest, workspace });
  });
  afterAll(() => sandbox.close());
  afterEach(() => sandbox.faults([]));

  const post = (signal?: AbortSignal) =>
    fetch(`${sandbox.apiUrl}chat.postMessage`, {
      method: 'POST',
      headers: { authorization: `Bearer ${sandbox.botToken}` },
      body: new URLSearchParams({ channel: 'C0LOBBY', text: 'a' }),
      ...(signal && { signal }),
    });
  const shown = () => sandbox.messages('C0LOBBY').length;
  const on = (kind: Fault['kind'], fields: Partial<Fault> = {}) =>
    sandbox.faults([{ method: 'chat.postMessage', kind, times: 1, ...fields }]);

  it.each(['reset', 'accept-then-reset'] as const)('%s breaks the connection', async (kind) => {
    on(kind);
    const before = shown();
    await expect(post()).rejects.toMatchObject({
      cause: { code: expect.stringMatching(/ECONNRESET|UND_ERR_SOCKET/) },
    });
    const accepted = kind === 'accept-then-reset';
    expect(shown() - before).toBe(accepted ? 1 : 0);
    expect(sandbox.ledger.at(-1)).toMatchObject({ accepted, outcome: kind });
    expect(sandbox.ledger.at(-1)?.ts !== undefined).toBe(accepted);
    expect((await post()).status).toBe(200);
  });

  it.each(['http-503', 'accept-then-503'] as const)('%s answers 503', async (kind) => {
    on(kind);
    const before = shown();
    expect((await post()).status).toBe(503);
    expect(shown() - before).toBe(kind === 'accept-then-503' ? 1 : 0);
  });

  it.each(['hang', 'accept-then-hang'] as const)(
    '%s never answers, and nothing waits for it',
    async (kind) => {
      on(kind);
      const before = shown();
      const answer = post(AbortSignal.timeout(200));
      await expect(answer).rejects.toThrow(/abort|timeout/i);
      await sandbox.settle();
      expect(shown() - before).toBe(kind === 'accept-then-hang' ? 1 : 0);
    },
  );

  it('slow answers late, garbage is no JSON, error and rate-limit are Slack\u2019s', async () => {
    on('slow', { amount: 150 });
    const began = performance.now();
    expect((await post()).status).toBe(200);
    expect(performance.now() - began).toBeGreaterThan(140);
    on('garbage');
    await expect((await post()).json()).rejects.toThrow();
    on('error', { code: 'fatal_error' });
    expect(await (await post()).json()).toEqual({ ok: false, error: 'fatal_error' });
    on('rate-limit', { amount: 7 });
    const limited = await post();
    expect([limited.status, limited.headers.get('retry-after')]).toEqual([429, '7']);
  });

  it('are for a method, a channel and a number of times', async () => {
    sandbox.faults([{ method: '*', kind: 'error', channel: 'C0OTHER', times: 2 }]);
    expect((await post()).status).toBe(200);
    const other = () => call(sandbox, 'chat.postMessage', { channel: 'C0OTHER', text: 'a' });
    expect((await other()).answer.error).toBe('internal_error');
    expect((await other()).answer.error).toBe('internal_error');
    expect((await other()).answer.error).toBe('not_in_channel');
  });
});

describe('rate limits', () => {
  it('hold one message a second in each channel, and a tier for each method, by real time', async () => {
    let wall = Date.now();
    const sandbox = await startSandbox({ manifest, workspace, rateLimits: true, wall: () => wall });
    const post = async (channel: string) =>
      (await call(sandbox, 'chat.postMessage', { channel, text: 'a' })).status;
    expect([await post('C0LOBBY'), await post('C0LOBBY'), await post('C0LOBBY')]).toEqual([200, 200, 429]);
    expect(await post('U0AMY')).toBe(200);
    wall += 1000;
    expect([await post('C0LOBBY'), await post('C0LOBBY')]).toEqual([200, 429]);
    const lists = [];
    for (let index = 0; index < 21; index += 1) lists.push(await call(sandbox, 'users.list'));
    expect(lists.map(({ status }) => status)).toEqual([...Array(20).fill(200), 429]);
    expect(lists.at(-1)?.headers.get('retry-after')).toBe('3');
    expect(lists.at(-1)?.answer).toEqual({ ok: false, error: 'ratelimited' });
    await sandbox.close();
  });
});
