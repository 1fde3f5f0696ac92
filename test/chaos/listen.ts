import { once } from 'node:events';
import type { AddressInfo, Server } from 'node:net';

/** Listens on a port of this machine alone; 0: any that is free. @returns which */
export async function listen(server: Server, port: number): Promise<number> {
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  return (server.address() as AddressInfo).port;
}
