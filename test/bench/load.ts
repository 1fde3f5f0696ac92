import { Pool } from 'undici';
import { sign } from '../../src/sandbox/signed-requests.js';
import { incidentCommand } from './bank.js';

export interface Loaded {
  /** Commands that were answered with the number of a record. */
  acknowledged: number;
  perSecond: number;
  /** Milliseconds from each request to its acknowledgement. */
  ms: number[];
}

/** Keeps commands in flight until so many seconds have passed, or so many were sent. */
export interface Amount {
  inFlight: number;
  seconds?: number;
  commands?: number;
}

let sent = 0;

/**
 * Sends incidents to a bot the way Slack does, signed and over HTTP; every sender waits for its answer.
 * @throws where an answer is not that the incident was logged.
 */
export async function load(port: number, secret: string, amount: Amount): Promise<Loaded> {
  const { inFlight, seconds = Number.POSITIVE_INFINITY, commands = Number.POSITIVE_INFINITY } = amount;
  const pool = new Pool(`http://127.0.0.1:${port}`, { connections: inFlight });
  const ms: number[] = [];
  let left = commands;
  const began = performance.now();
  const sender = async () => {
    while (left-- > 0 && performance.now() - began < seconds * 1000) {
      const start = performance.now();
      await say(pool, secret);
      ms.push(performance.now() - start);
    }
  };
  try {
    await Promise.all(Array.from({ length: inFlight }, sender));
  } finally {
    await pool.close();
  }
  return { acknowledged: ms.length, perSecond: (ms.length / (performance.now() - began)) * 1000, ms };
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
