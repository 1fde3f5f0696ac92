import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openLog } from '../../../src/platform/log.js';
import { type Files, filesAtSlack, hostsOf } from '../../../src/platform/slack/files.js';
import { boltLogger } from '../../../src/platform/slack/logger.js';
import { jpeg } from '../../photos.js';

/** A Slack that tells of one file whatever a test says, and hands out whatever a test wants; and another host. */
let slack: Server;
let elsewhere: Server;
let files: Files;
let info: Record<string, unknown>;
let give: RequestListener;
/** The tokens that came, by host. */
const tokens: { slack: unknown[]; elsewhere: unknown[] } = { slack: [], elsewhere: [] };
const never = new AbortController().signal;
const most = 1000;

const listen = async (listener: RequestListener) => {
  const server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return server;
};
const addressOf = (server: Server) => `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
const close = (server: Server) => {
  server.closeAllConnections();
  return new Promise((resolve) => server.close(resolve));
};

beforeAll(async () => {
  elsewhere = await listen((request, response) => {
    tokens.elsewhere.push(request.headers.authorization);
    response.end(jpeg);
  });
  slack = await listen((request, response) => {
    if (request.url?.startsWith('/api/')) {
      response.setHeader('content-type', 'application/json');
      response.end(JSON.stringify('error' in info ? { ok: false, ...info } : { ok: true, file: info }));
      return;
    }
    tokens.slack.push(request.headers.authorization);
    give(request, response);
  });
  files = filesAtSlack({
    token: 'xoxb-secret',
    slackApiUrl: `${addressOf(slack)}/api/`,
    logger: boltLogger(openLog('silent')),
    timeoutMs: 300,
  });
});
afterAll(async () => {
  await close(slack);
  await close(elsewhere);
});
beforeEach(() => {
  tokens.slack.length = 0;
  tokens.elsewhere.length = 0;
  info = { mimetype: 'image/jpeg', size: jpeg.length, url_private_download: `${addressOf(slack)}/lamp.jpg` };
  give = (_, response) => response.end(jpeg);
});
const fetched = (stop = never) => files.fetch('F0123456789', most, stop);

describe('the token goes to Slack alone', () => {
  const goes = (api: string, address: string) => hostsOf(api)(new URL(address));

  it.each([
    'https://files.slack.com/files-pri/T1-F1/a.jpg',
    'https://files-origin.slack.com/files-pri/T1-F1/a.jpg',
    'https://slack.com/a.jpg',
  ])('%s', (address) => expect(goes('https://slack.com/api/', address)).toBe(true));

  it.each([
    'http://files.slack.com/files-pri/T1-F1/a.jpg',
    'https://files.slack.com:8443/a.jpg',
    'https://files.slack.com.example.com/a.jpg',
    'https://evil-slack.com/a.jpg',
    'https://bank.slack.com/signin',
    'https://files.slack.com@example.com/a.jpg',
    'http://127.0.0.1/a.jpg',
  ])('not to %s', (address) => expect(goes('https://slack.com/api/', address)).toBe(false));

  it('and to a gateway of the bank’s own', () => {
    expect(goes('https://slack.bank.example/api/', 'https://slack.bank.example/files/a.jpg')).toBe(true);
    expect(goes('https://slack.bank.example/api/', 'https://files.slack.com/a.jpg')).toBe(true);
    expect(goes('https://slack.bank.example/api/', 'https://bank.example/a.jpg')).toBe(false);
  });
});

describe('a file is fetched', () => {
  it('with the token', async () => {
    expect(await fetched()).toEqual({ as: 'bytes', bytes: Buffer.from(jpeg) });
    expect(tokens.slack).toEqual(['Bearer xoxb-secret']);
  });

  it('over redirects within Slack, the token going along', async () => {
    give = ({ url }, response) => {
      if (url === '/origin') response.end(jpeg);
      else response.writeHead(302, { location: '/origin' }).end();
    };
    expect(await fetched()).toMatchObject({ as: 'bytes' });
    expect(tokens.slack).toEqual(['Bearer xoxb-secret', 'Bearer xoxb-secret']);
  });

  it('never from another host, by redirect or by address', async () => {
    give = (_, response) => response.writeHead(302, { location: `${addressOf(elsewhere)}/lamp.jpg` }).end();
    expect(await fetched()).toEqual({ as: 'later', code: 'another_host' });
    info.url_private_download = `${addressOf(elsewhere)}/lamp.jpg`;
    expect(await fetched()).toEqual({ as: 'later', code: 'another_host' });
    info.url_private_download = 'http://files.slack.com/lamp.jpg';
    expect(await fetched()).toEqual({ as: 'later', code: 'another_host' });
    expect(tokens.elsewhere).toEqual([]);
  });

  it('not in circles', async () => {
    give = (_, response) => response.writeHead(302, { location: '/lamp.jpg' }).end();
    expect(await fetched()).toEqual({ as: 'later', code: 'too_many_redirects' });
    expect(tokens.slack).toHaveLength(4);
  });
});

describe('no more is read than the limit for pictures', () => {
  it('nothing, where Slack says that it is larger', async () => {
    info.size = most + 1;
    expect(await fetched()).toEqual({ as: 'refused', reason: 'too_big' });
    expect(tokens.slack).toEqual([]);
  });

  it('not the rest, where it is larger than Slack says', async () => {
    let made = 0;
    const endless = function* () {
      for (; made < 100; made++) yield Buffer.alloc(1024 * 1024);
    };
    let over: Promise<unknown> | undefined;
    give = (_, response) => {
      over = pipeline(Readable.from(endless()), response).catch(() => {});
    };
    expect(await fetched()).toEqual({ as: 'refused', reason: 'too_big' });
    // The connection was closed: the rest is not even made.
    await over;
    expect(made).toBeLessThan(20);
  });

  it('everything at the limit', async () => {
    give = (_, response) => response.end(Buffer.alloc(most, 1));
    expect(await fetched()).toMatchObject({ as: 'bytes' });
  });
});

describe('a file is gone', () => {
  it.each([
    ['file_not_found', { error: 'file_not_found' }],
    ['file_deleted', { error: 'file_deleted' }],
    ['a tombstone', { mode: 'tombstone' }],
  ])('%s', async (_, said) => {
    info = said;
    expect(await fetched()).toEqual({ as: 'refused', reason: 'gone' });
  });
  it('404', async () => {
    give = (_, response) => response.writeHead(404).end();
    expect(await fetched()).toEqual({ as: 'refused', reason: 'gone' });
  });
});

it('a file that is only named in Slack is no picture', async () => {
  info = { mode: 'external', mimetype: 'image/jpeg' };
  expect(await fetched()).toEqual({ as: 'refused', reason: 'not_picture' });
});

describe('a download is tried again later', () => {
  it.each([
    ['missing_scope', { error: 'missing_scope' }],
    ['internal_error', { error: 'internal_error' }],
  ])('%s', async (code, said) => {
    info = said;
    expect(await fetched()).toEqual({ as: 'later', code });
  });

  it('when Slack has an outage', async () => {
    give = (_, response) => response.writeHead(503).end('no');
    expect(await fetched()).toEqual({ as: 'later', code: 'http_503' });
    give = (_, response) => response.writeHead(429, { 'retry-after': '7' }).end();
    expect(await fetched()).toEqual({ as: 'later', code: 'http_429', afterSeconds: 7 });
  });

  it('when a sign-in page comes instead', async () => {
    const page = Buffer.from('<html>');
    give = (_, response) => response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(page);
    expect(await fetched()).toEqual({ as: 'later', code: 'a_page_came' });
    // A page that somebody gave as such is what it is.
    info.mimetype = 'text/html';
    expect(await fetched()).toEqual({ as: 'bytes', bytes: page });
  });

  it('when it takes too long, or the bot is stopping', async () => {
    give = (_, response) => response.write('half');
    expect(await fetched()).toEqual({ as: 'later', code: 'TimeoutError' });
    const stop = new AbortController();
    give = (_, response) => {
      response.write('half');
      stop.abort();
    };
    expect(await fetched(stop.signal)).toEqual({ as: 'later', code: 'AbortError' });
  });

  it('when the connection breaks', async () => {
    give = (request) => request.socket.resetAndDestroy();
    expect(await fetched()).toMatchObject({ as: 'later' });
  });
});

describe('what Slack can show', () => {
  it('is returned for each file that exists', async () => {
    info = { mimetype: 'image/png', permalink: 'https://bank.slack.com/files/U1/F1/a.png' };
    expect(await files.seen(['F1', 'F2'])).toEqual(
      new Map(['F1', 'F2'].map((file) => [file, { drawn: true, link: info.permalink }])),
    );
    info = { mimetype: 'image/heic' };
    expect(await files.seen(['F1'])).toEqual(new Map([['F1', { drawn: false, link: null }]]));
  });

  it('is nothing where the file is gone, or Slack does not say', async () => {
    info = { error: 'file_deleted' };
    expect(await files.seen(['F1'])).toEqual(new Map());
    info = { mode: 'tombstone' };
    expect(await files.seen(['F1'])).toEqual(new Map());
    expect(await files.seen([])).toEqual(new Map());
  });
});
