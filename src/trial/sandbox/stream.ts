import type { IncomingMessage, ServerResponse } from 'node:http';
import type { World } from './world.js';

const aliveMs = 20_000;

/** Keeps a person's page told of what changes, as server-sent events. */
export function stream(world: World, request: IncomingMessage, response: ServerResponse): void {
  const user = new URL(request.url ?? '/', world.url).searchParams.get('user') ?? '';
  response.writeHead(200, {
    'Content-Type': 'text/event-stream',
    'Cache-Control': 'no-cache',
    Connection: 'keep-alive',
  });
  response.write(': here\n\n');
  const stop = world.workspace.notices.listen(user, (notice) => {
    response.write(`data: ${JSON.stringify(notice)}\n\n`);
  });
  const alive = setInterval(() => response.write(': alive\n\n'), aliveMs).unref();
  response.once('close', () => {
    clearInterval(alive);
    stop();
  });
}
