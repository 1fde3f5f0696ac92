import { Pool } from 'undici';
import { sign } from '../../src/trial/sandbox/signed-requests.js';
import { incidentCommand } from './bank.js';

export interface Loaded {
  /** Commands that were answered with the number of a record. */
  acknowledged: number;
  perSecond: number;
  /** Milliseconds from each request to its acknowledgement. */
  ms: number[];
}

/** People who send incidents the way Slack does, signed and over HTTP, each of them waiting for the answer to the last. */
export interface Crowd {
  /** Each sends one. After it each has a connection: a busy process accepts new ones slowly. */
  once(): Promise<Loaded>;
  /** They go on for so many seconds. */
  during(seconds: number): Promise<Loaded>;
  /** They send so many in all. */
  together(commands: number): Promise<Loaded>;
  leave(): Promise<void>;
}

let sent = 0;

/**
 * @param ports of the programs; each person sticks to one, as a balancer may do.
 * @throws (every deed) where an answer is not that the incident was logged.
 */
export function crowd(ports: readonly number[], secret: string, size: number): Crowd {
  const pools = ports.map((port) => new Pool(`http://127.0.0.1:${port}`, { connections: size }));
  const load = async (goesOn: (ms: number) => boolean): Promise<Loaded> => {
    const ms: number[] = [];
    const began = performance.now();
    const sender = async (_: unknown, index: number) => {
      const pool = pools[index % pools.length];
      if (!pool) throw new Error('nobody takes commands');
      while (goesOn(performance.now() - began)) {
        const start = performance.now();
        await say(pool, secret);
        ms.push(performance.now() - start);
      }
    };
    await Promise.all(Array.from({ length: size }).map(sender));
    return { acknowledged: ms.length, perSecond: (ms.length / (performance.now() - began)) * 1000, ms };
  };
  const together = (commands: number) => {
    let left = commands;
    return load(() => left-- > 0);
  };
  return {
    once: () => together(size),
    during: (seconds) => load((ms) => ms < seconds * 1000),
    together,
    leave: async () => void (await Promise.all(pools.map((pool) => pool.close()))),
  };
}

async function say(pool: Pool, secret: string): Promise<void> {
  const body = new URLSearchParams(incidentCommand(sent++)).toString();
  const timestamp = Math.floor(Date.now() / 1000);
  const response = await pool.request({
    method: 'POST',
    path: '/slack/events',
    headers: {
      'content-type': 'application/x-www-form-urlencoded',
      'x-slack-request-timestamp': String(timestamp),
      'x-slack-signature': sign(secret, timestamp, body),
    },
    body,
  });
  const text = await response.body.text();
  if (response.statusCode !== 200 || !text.includes('INC-'))
    throw new Error(`a command was answered with ${response.statusCode} ${text.slice(0, 300)}`);
}
