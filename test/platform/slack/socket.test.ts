import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { WebSocketServer } from 'ws';
import { openLog } from '../../../src/platform/log.js';
import { type SocketReceiver, socketReceiver } from '../../../src/platform/slack/socket.js';

/** Milliseconds that the client waits before it connects again. */
const reconnectMs = 5_000;

let server: Server;
let sockets: WebSocketServer;
/** Whether Slack says hello to whoever connects. */
let greets: boolean;
let receiver: SocketReceiver;
const uncaught: unknown[] = [];
const note = (error: unknown) => void uncaught.push([error]);

beforeEach(async () => {
  uncaught.length = 0;
  process.on('unhandledRejection', note);
  greets = true;
  server = createServer((_, response) => {
    const { port } = server.address() as AddressInfo;
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify({ ok: true, url: `ws://127.0.0.1:${port}/link` }));
  });
  sockets = new WebSocketServer({ server });
  sockets.on('connection', (socket) => {
    if (greets) socket.send(JSON.stringify({ type: 'hello' }));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  receiver = socketReceiver({
    appToken: 'xapp-1',
    slackApiUrl: `http://127.0.0.1:${port}/api/`,
    log: openLog('silent'),
  });
});
afterEach(async () => {
  vi.useRealTimers();
  await receiver.stop();
  for (const socket of sockets.clients) socket.terminate();
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
  process.off('unhandledRejection', note);
});

/** Both connections break, and are opened again after their pause. */
async function breakOff(): Promise<void> {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  for (const socket of sockets.clients) socket.terminate();
  await expect.poll(() => receiver.connected()).toBe(0);
  // What waits a moment longer than the other is counted too.
  await expect.poll(() => vi.getTimerCount()).toBeGreaterThanOrEqual(2);
  vi.advanceTimersByTime(reconnectMs);
  vi.useRealTimers();
}

describe('two connections to Slack', () => {
  it('are opened again where they break', async () => {
    await receiver.start();
    await expect.poll(() => receiver.connected()).toBe(2);
    await breakOff();
    await expect.poll(() => receiver.connected()).toBe(2);
  });

  it('that are stopped while reconnecting are not reported as a fault', async () => {
    await receiver.start();
    await expect.poll(() => receiver.connected()).toBe(2);
    greets = false;
    await breakOff();
    await expect.poll(() => sockets.clients.size).toBe(2);
    await receiver.stop();
    await expect.poll(() => sockets.clients.size).toBe(0);
    // What the client makes of the end has come by the time that something has been asked and answered.
    await fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
    expect(uncaught).toEqual([]);
  });

  it('give the reason why the first was not opened where they are stopped before that', async () => {
    greets = false;
    const starting = receiver.start().catch((error: unknown) => error);
    await expect.poll(() => sockets.clients.size).toBe(1);
    await receiver.stop();
    expect(await starting).toEqual(new Error('stopped before it was connected'));
  });
});
