import { once } from 'node:events';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { type Sandbox, startSandbox } from '../../../src/trial/sandbox/sandbox.js';
import { call } from './call.js';
import { manifest, workspace } from './workspace.js';

interface Frame {
  type: string;
  envelope_id?: string;
  [key: string]: unknown;
}

describe('Socket Mode', () => {
  let sandbox: Sandbox;
  const sockets: WebSocket[] = [];
  beforeEach(async () => {
    sandbox = await startSandbox({ manifest, workspace, ackMs: 150, eventRetryMs: [20, 20] });
  });
  afterEach(async () => {
    for (const socket of sockets.splice(0)) socket.terminate();
    await sandbox.close();
  });

  const address = async () => {
    const { answer } = await call(sandbox, 'apps.connections.open', {}, sandbox.appToken);
    return String(answer.url);
  };

  /** A connection that keeps its frames, and acknowledges each where it is told to. */
  async function connect(
    acknowledge = true,
    payload?: object,
  ): Promise<{ socket: WebSocket; frames: Frame[] }> {
    const socket = new WebSocket(await address());
    sockets.push(socket);
    const frames: Frame[] = [];
    socket.on('message', (data) => {
      const frame = JSON.parse(String(data)) as Frame;
      frames.push(frame);
      const { envelope_id } = frame;
      if (envelope_id && acknowledge)
        socket.send(JSON.stringify({ envelope_id, ...(payload && { payload }) }));
    });
    await once(socket, 'message');
    return { socket, frames };
  }

  const amy = () => sandbox.as('U0AMY', { settle: false });

  it('greets, delivers and takes an answer', async () => {
    const { frames } = await connect(true, { text: 'Done' });
    expect(frames[0]).toMatchObject({
      type: 'hello',
      num_connections: 1,
      connection_info: { app_id: sandbox.appId },
    });
    expect(await amy().command('/note tea', 'C0LOBBY')).toMatchObject({ ok: true });
    expect(frames[1]).toMatchObject({
      type: 'slash_commands',
      accepts_response_payload: true,
      payload: { command: '/note', text: 'tea' },
    });
    expect(amy().messages('C0LOBBY').at(-1)?.text).toBe('Done');
  });

  it('needs a ticket, and each serves once', async () => {
    const url = await address();
    const first = new WebSocket(url);
    sockets.push(first);
    await once(first, 'open');
    const second = new WebSocket(url);
    const [error] = await once(second, 'error');
    expect(String(error)).toContain('401');
  });

  it('spreads payloads over its connections, ten at most', async () => {
    const all = [];
    for (let index = 0; index < 10; index += 1) all.push(await connect());
    for (let index = 0; index < 10; index += 1) await amy().command('/note', 'C0LOBBY');
    expect(all.map(({ frames }) => frames.length)).toEqual(Array(10).fill(2));
    const { frames } = await connect();
    expect(frames[0]).toMatchObject({ type: 'disconnect', reason: 'too_many_websockets' });
    expect(sandbox.socket.connections).toBe(10);
  });

  it('tells events again where they are not acknowledged, commands not', async () => {
    const { frames } = await connect(false);
    expect(await amy().command('/note', 'C0LOBBY')).toMatchObject({ ok: false, error: 'operation_timeout' });
    await amy().openHome();
    await sandbox.settle({ quietMs: 100 });
    const events = frames.filter(({ type }) => type === 'events_api');
    expect(events.map(({ retry_attempt, retry_reason }) => [retry_attempt, retry_reason])).toEqual([
      [0, ''],
      [1, 'timeout'],
      [2, 'timeout'],
    ]);
    expect(new Set(events.map(({ envelope_id }) => envelope_id)).size).toBe(3);
    expect(frames.filter(({ type }) => type === 'slash_commands')).toHaveLength(1);
  });

  it('delivers the same payload twice where a test asks for it', async () => {
    const { frames } = await connect();
    await amy().openHome();
    await sandbox.redeliver();
    const [first, second] = frames.slice(1);
    expect(second?.payload).toEqual(first?.payload);
    expect(second?.envelope_id).not.toBe(first?.envelope_id);
  });

  it('fails at once without a connection', async () => {
    expect(await amy().command('/note', 'C0LOBBY')).toMatchObject({ ok: false, error: 'dispatch_failed' });
  });

  it('warns and asks for a new connection when it refreshes', async () => {
    const { socket, frames } = await connect();
    sandbox.socket.refresh(10);
    await once(socket, 'close');
    expect(frames.slice(1)).toMatchObject([
      { type: 'disconnect', reason: 'warning' },
      { type: 'disconnect', reason: 'refresh_requested' },
    ]);
    expect(sandbox.socket.connections).toBe(0);
  });

  it('is half open: nothing passes, though nobody hung up', async () => {
    const { socket, frames } = await connect();
    sandbox.socket.halfOpen();
    let ponged = false;
    socket.on('pong', () => {
      ponged = true;
    });
    socket.ping();
    expect(await amy().command('/note', 'C0LOBBY')).toMatchObject({ error: 'operation_timeout' });
    expect([frames.length, ponged, socket.readyState]).toEqual([1, false, WebSocket.OPEN]);
  });

  it('breaks off, and says when events exceed their limit', async () => {
    const { socket, frames } = await connect();
    sandbox.socket.appRateLimited();
    await amy().command('/note', 'C0LOBBY');
    expect(frames[1]).toMatchObject({ type: 'events_api', payload: { type: 'app_rate_limited' } });
    sandbox.socket.disconnect();
    await once(socket, 'close');
    expect(sandbox.socket.connections).toBe(0);
  });

  it('is not put out by an acknowledgement that is none', async () => {
    const { socket } = await connect(false);
    socket.send('not JSON');
    socket.send('{"envelope_id":"unknown"}');
    expect(await amy().command('/note', 'C0LOBBY')).toMatchObject({ error: 'operation_timeout' });
  });
});
