import type { IncomingMessage, ServerResponse } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { isVisible } from './file-access.js';
import type { World } from './world.js';

/** The name of a download by the app in faults and in the ledger. */
export const downloading = 'files-pri';

/**
 * Sends a file to the app, or fails with the fault that is switched on for it. As in Slack, a request without access
 * is not refused but redirected to a sign-in page.
 */
export async function downloadForApp(
  world: World,
  path: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const over = world.traffic.begin();
  response.once('close', over);
  const id = /^\/files-pri\/[^-]+-([^/]+)\//.exec(path)?.[1] ?? '';
  const note = (outcome: string) =>
    world.ledger.add({
      at: world.wall(),
      method: downloading,
      args: { file: id },
      accepted: outcome === 'ok',
      outcome,
    });
  const fault = world.faults.meet(downloading, undefined);
  if (fault && fault.kind !== 'slow') note(fault.kind);
  switch (fault?.kind) {
    case undefined:
      break;
    case 'slow':
      await sleep(fault?.amount ?? 4000);
      break;
    case 'hang':
    case 'accept-then-hang':
      return over();
    case 'reset':
    case 'accept-then-reset':
      response.socket?.resetAndDestroy();
      return;
    case 'garbage':
      return answer(response, 200, '<html><body>Oops');
    case 'rate-limit':
      return answer(response, 429, 'Too Many Requests', { 'Retry-After': String(fault?.amount ?? 1) });
    default:
      return answer(response, fault?.kind === 'error' ? 500 : 503, 'Service Unavailable');
  }
  const { app, workspace } = world;
  const file = workspace.files.get(id);
  const signedIn = request.headers.authorization === `Bearer ${app.botToken}` && !app.revoked;
  if (!signedIn || !app.scopes.has('files:read') || (file && !isVisible(world, file))) {
    note('signed_out');
    response.writeHead(302, { Location: `/signin?${new URLSearchParams({ redir: path })}` }).end();
    return;
  }
  note(file?.bytes ? 'ok' : 'file_not_found');
  return sendFile(world, id, response);
}

/** The sign-in page. */
export const signIn = (response: ServerResponse): void =>
  answer(response, 200, '<!doctype html><title>Sign in</title><p>Sign in to see this file');

/** Sends a file, to the page or to the app. */
export function sendFile({ workspace }: World, id: string, response: ServerResponse): void {
  const file = workspace.files.get(id);
  if (!file?.bytes || !file.completed) {
    answer(response, 404, 'Not found');
    return;
  }
  const inline = file.mimetype.startsWith('image/') && file.mimetype !== 'image/svg+xml';
  response
    .writeHead(200, {
      'Content-Type': file.mimetype,
      'X-Content-Type-Options': 'nosniff',
      'Content-Disposition': `${inline ? 'inline' : 'attachment'}; filename*=UTF-8''${encodeURIComponent(file.name)}`,
    })
    .end(file.bytes);
}

function answer(
  response: ServerResponse,
  status: number,
  body: string,
  headers: Record<string, string> = {},
): void {
  const type = body.startsWith('<') ? 'text/html' : 'text/plain';
  response.writeHead(status, { 'Content-Type': `${type}; charset=utf-8`, ...headers }).end(body);
}
