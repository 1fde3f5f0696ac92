import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Takes what is posted to response URLs, each named by its request. */
export interface Desk {
  /** The response URL of a request. */
  urlOf(request: string): string;
  /** What came to it since it was last asked. */
  take(request: string): string[];
  /** How much has come altogether. */
  count(): number;
  close(): Promise<void>;
}

export async function openDesk(): Promise<Desk> {
  const given = new Map<string, string[]>();
  let count = 0;
  const server = createServer(async (request, response) => {
    let body = '';
    for await (const chunk of request) body += chunk;
    const name = request.url?.slice(1) ?? '';
    given.set(name, [...(given.get(name) ?? []), body]);
    count++;
    response.writeHead(200).end('ok');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    urlOf: (request) => `http://127.0.0.1:${port}/${request}`,
    take(request) {
      const all = given.get(request) ?? [];
      given.delete(request);
      return all;
    },
    count: () => count,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
