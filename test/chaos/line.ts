import { connect, createServer, type Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { listen } from './listen.js';

/** Which way bytes go: from the bot, or to it. */
export type Heading = 'out' | 'in';

/** One connection of a line, as whoever watches it knows it. */
export interface Watched {
  /** What was seen on it and is still waited for. */
  expects: string | null;
}

/**
 * Looks at bytes before they go on. `lost`: they never arrive; a promise: they arrive when it resolves; nothing: they go on.
 */
export type Watch = (bytes: Buffer, heading: Heading, on: Watched) => Promise<void> | 'lost' | undefined;

interface Pair {
  near: Socket;
  far: Socket;
  /** Nothing passes any more, not even an end. */
  held: boolean;
  delayMs: number;
}

/**
 * The way of one bot process to a server over TCP. Here bytes are slow, lost without a word, and cut off; the bot and the
 * server know of nothing.
 */
export class Line {
  /** How slow a new connection is, each way; asked once for each. */
  slowness: () => number = () => 0;
  #pairs = new Set<Pair>();
  #port = 0;
  #holding = false;
  readonly #server = createServer((near) => this.#join(near));

  constructor(
    private readonly to: { host: string; port: number },
    private readonly watch: Watch = () => undefined,
  ) {}

  get port(): number {
    return this.#port;
  }

  async open(): Promise<void> {
    this.#port = await listen(this.#server, this.#port);
  }

  async close(): Promise<void> {
    if (!this.#server.listening) return;
    const closed = new Promise((resolve) => this.#server.close(resolve));
    this.cut();
    await closed;
  }

  /** Ends every connection. */
  cut(): void {
    for (const { near, far } of [...this.#pairs]) {
      near.resetAndDestroy();
      far.destroy();
    }
  }

  /** Ends every connection, and nothing can connect for a while. */
  async away(ms: number): Promise<void> {
    await this.close();
    await sleep(ms);
    await this.open();
  }

  /** Present connections and those that begin meanwhile stay open on both sides, and nothing ever passes over them again. */
  async hold(ms: number): Promise<void> {
    this.#holding = true;
    const held = [...this.#pairs];
    for (const pair of held) pair.held = true;
    await sleep(ms);
    this.#holding = false;
    // The way is there again: who asks now hears that the other side has gone.
    for (const { near, far } of this.#pairs) if (near.destroyed) far.destroy();
  }

  /** Makes every connection, also those that begin meanwhile, so slow for a while. */
  async slow(ms: number, slowness: () => number): Promise<void> {
    this.slowness = slowness;
    for (const pair of this.#pairs) pair.delayMs = slowness();
    await sleep(ms);
    this.slowness = () => 0;
    for (const pair of this.#pairs) pair.delayMs = 0;
  }

  #join(near: Socket): void {
    const far = connect(this.to);
    const pair: Pair = { near, far, held: this.#holding, delayMs: this.slowness() };
    this.#pairs.add(pair);
    const on: Watched = { expects: null };
    this.#carry(pair, near, far, 'out', on);
    this.#carry(pair, far, near, 'in', on);
    const forget = () => {
      if (near.destroyed && far.destroyed) this.#pairs.delete(pair);
    };
    for (const [one, other] of [
      [near, far],
      [far, near],
    ] as const) {
      one.setNoDelay(true);
      one.on('error', () => {});
      one.on('close', () => {
        if (!(pair.held && this.#holding)) other.destroy();
        forget();
      });
    }
  }

  #carry(pair: Pair, from: Socket, to: Socket, heading: Heading, on: Watched): void {
    let before: Promise<unknown> | null = null;
    let dueAt = 0;
    const pass = (bytes: Buffer) => {
      if (!pair.held && to.writable) to.write(bytes);
    };
    /** In their order, whatever each of them waits for. */
    const later = (waiting: Promise<unknown>, doing: () => void) => {
      const mine = Promise.all([before, waiting]).then(doing);
      before = mine;
      void mine.then(() => {
        if (before === mine) before = null;
      });
    };
    from.on('data', (bytes: Buffer) => {
      if (pair.held) return;
      const verdict = this.watch(bytes, heading, on);
      if (verdict === 'lost') return;
      dueAt = Math.max(dueAt, Date.now() + pair.delayMs);
      if (verdict || before || pair.delayMs > 0)
        later(Promise.all([verdict, sleep(dueAt - Date.now())]), () => pass(bytes));
      else pass(bytes);
    });
    from.on('end', () => {
      if (pair.held) return;
      if (before) later(Promise.resolve(), () => to.end());
      else to.end();
    });
  }
}
