import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

/** A way to a server over TCP that can be held up or cut, as a network does it. */
export interface Way {
  port: number;
  /** Nothing goes through any more; connections stay open. */
  hold(): void;
  /** Every connection is reset, and new ones are refused. */
  cut(): void;
  /** Whatever the server says is followed by this, in the same packet; null: by nothing. */
  follow(words: Buffer | null): void;
  /** All is as before. */
  mend(): void;
  close(): void;
}

export async function wayTo({ hostname, port }: { hostname: string; port: number }): Promise<Way> {
  const pairs = new Set<readonly [Socket, Socket]>();
  let state: 'open' | 'held' | 'cut' = 'open';
  let following: Buffer | null = null;
  const server = createServer((near) => {
    if (state === 'cut') return void near.resetAndDestroy();
    const far = connect(port, hostname);
    const pair = [near, far] as const;
    pairs.add(pair);
    const pass = (from: Socket, to: Socket) => {
      from.on('data', (bytes) =>
        to.write(following && to === near ? Buffer.concat([bytes, following]) : bytes),
      );
      from.on('error', () => {});
      from.on('close', () => {
        to.destroy();
        pairs.delete(pair);
      });
      if (state === 'held') from.pause();
    };
    pass(near, far);
    pass(far, near);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const every = (deed: (socket: Socket) => unknown) => {
    for (const pair of pairs) for (const socket of pair) deed(socket);
  };
  return {
    port: (server.address() as AddressInfo).port,
    hold() {
      state = 'held';
      every((socket) => socket.pause());
    },
    cut() {
      state = 'cut';
      every((socket) => socket.resetAndDestroy());
    },
    follow(words) {
      following = words;
    },
    mend() {
      state = 'open';
      every((socket) => socket.resume());
    },
    close() {
      server.close();
      every((socket) => socket.destroy());
    },
  };
}
