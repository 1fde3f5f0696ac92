import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { downloadForApp, sendFile, signIn } from './downloads.js';
import { messageOf } from './page/links.js';
import { type Clock, pageAnswers, servePage } from './page-requests.js';
import { Refused } from './refused.js';
import { readFields, readFile } from './request-body.js';
import { pageFileAt } from './static-files.js';
import { stream } from './stream.js';
import { serveWebApi } from './web-api.js';
import type { World } from './world.js';

/** Listens on the host and port; returns the server and its address without a trailing slash. */
export async function listen(
  world: World,
  { host, port, clock }: { host: string; port: number; clock: Clock | undefined },
): Promise<{ server: Server; url: string }> {
  const serve = router(world, clock);
  const server = createServer({ keepAliveTimeout: 30_000 }, (request, response) => {
    serve(request, response).catch((error: unknown) => {
      console.error('The sandbox failed to answer', request.url, error);
      if (response.headersSent) response.destroy();
      else text(response, 500, 'The sandbox failed to answer; see its log');
    });
  });
  server.on('upgrade', (request, stream, head) => world.sockets.accept(request, stream, head));
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, resolve);
  });
  const { port: taken } = server.address() as AddressInfo;
  return { server, url: `http://${host.includes(':') ? `[${host}]` : host}:${taken}` };
}

type Serve = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

function router(world: World, clock: Clock | undefined): Serve {
  const answers = pageAnswers(world, clock);
  return async (request, response) => {
    const path = new URL(request.url ?? '/', 'http://sandbox').pathname;
    const rest = path.split('/').at(-1) ?? '';
    if (path.startsWith('/api/')) return serveWebApi(world, request, response);
    if (path.startsWith('/response/')) return respond(world, rest, request, response);
    if (path.startsWith('/upload/v1/')) return receiveFile(world, rest, request, response);
    if (path.startsWith('/files-pri/')) return downloadForApp(world, path, request, response);
    if (path === '/signin') return signIn(response);
    if (isFromElsewhere(request)) return text(response, 403, 'Only the sandbox\u2019s own page may ask this');
    if (path === '/sandbox/stream') return stream(world, request, response);
    if (path.startsWith('/sandbox/file/')) return sendFile(world, rest, response);
    if (path.startsWith('/files/')) return sendFile(world, path.split('/')[3] ?? '', response);
    if (path.startsWith('/archives/')) return leadToMessage(world, path, response);
    if (await servePage(answers, request, response)) return;
    return servePageFile(path, response);
  };
}

/** Whether the request comes from a page of another site in the same browser, which must not act here. */
function isFromElsewhere({ headers }: IncomingMessage): boolean {
  return headers.origin !== undefined && headers.origin !== `http://${headers.host}`;
}

/**
 * The address of a message, as an app composes it from `auth.test` or gets it from `chat.getPermalink`, opens the
 * page at that message.
 */
function leadToMessage({ workspace }: World, path: string, response: ServerResponse): void {
  const found = messageOf(new URL(path, 'http://sandbox').href);
  const message = found && workspace.channels.get(found.channel)?.get(found.ts);
  if (!message) {
    text(response, 404, 'Not found');
    return;
  }
  const query = new URLSearchParams({ channel: message.channel, ts: message.ts });
  if (message.threadTs) query.set('thread', message.threadTs);
  response.writeHead(302, { Location: `/?${query}` }).end();
}

async function servePageFile(path: string, response: ServerResponse): Promise<void> {
  const name = path === '/' ? 'index.html' : path.startsWith('/page/') ? path.slice('/page/'.length) : '';
  const file = name && (await pageFileAt(name));
  if (!file) return text(response, 404, 'Not found');
  response
    .writeHead(200, {
      'Content-Type': file.type,
      'Cache-Control': 'no-store',
      'X-Content-Type-Options': 'nosniff',
    })
    .end(file.bytes);
}

async function respond(
  world: World,
  id: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const over = world.traffic.begin();
  response.once('close', over);
  const fields = await readFields(request);
  try {
    world.responseUrls.use(id, fields?.payload ? JSON.parse(String(fields.payload)) : fields);
    text(response, 200, 'ok');
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    const gone = ['invalid_url', 'expired_url', 'used_url'].includes(error.code);
    response
      .writeHead(gone ? 404 : 400, { 'Content-Type': 'application/json' })
      .end(JSON.stringify({ ok: false, error: error.code, ...error.extra }));
  }
}

async function receiveFile(
  world: World,
  id: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const file = world.workspace.files.get(id);
  const bytes = await readFile(request);
  if (!file || file.completed) return text(response, 404, 'file_not_found');
  if (bytes.length !== file.length)
    return text(response, 400, `length_mismatch: ${bytes.length}, not ${file.length}`);
  file.bytes = bytes;
  return text(response, 200, `OK - ${bytes.length}`);
}

function text(response: ServerResponse, status: number, body: string): void {
  response.writeHead(status, { 'Content-Type': 'text/plain; charset=utf-8' }).end(body);
}
