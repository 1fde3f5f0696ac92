import type { WebSocket } from 'ws';
import { z } from 'zod';

/** An acknowledgement as the app sends it; anything else is none, and the payload counts as not received. */
const ackSchema = z
  .string()
  .transform((text, context) => {
    try {
      return JSON.parse(text) as unknown;
    } catch {
      context.addIssue({ code: 'custom', message: 'is no JSON' });
      return z.NEVER;
    }
  })
  .pipe(z.looseObject({ envelope_id: z.string(), payload: z.record(z.string(), z.unknown()).optional() }));

interface Listening {
  /** Called for an acknowledgement; `body` is undefined where it has no payload. */
  acknowledged(envelopeId: string, body: unknown): void;
  gone(): void;
}

/** One WebSocket of an app. */
export class Connection {
  #stalled = false;

  constructor(
    private readonly socket: WebSocket,
    { acknowledged, gone }: Listening,
  ) {
    socket.on('close', gone);
    socket.on('error', gone);
    socket.on('ping', (data) => {
      if (!this.#stalled) socket.pong(data);
    });
    socket.on('message', (data) => {
      const frame = this.#stalled ? undefined : ackSchema.safeParse(String(data)).data;
      if (!frame) return;
      const { envelope_id, payload = {} } = frame;
      acknowledged(envelope_id, Object.keys(payload).length > 0 ? payload : undefined);
    });
  }

  write(frame: object): void {
    if (!this.#stalled) this.socket.send(JSON.stringify(frame));
  }

  ping(): void {
    if (!this.#stalled) this.socket.ping();
  }

  /** From now on nothing passes in either direction, but the socket stays open. */
  stall(): void {
    this.#stalled = true;
  }

  close(): void {
    this.socket.close();
  }

  /** Terminates the socket without a closing handshake. */
  terminate(): void {
    this.socket.terminate();
  }
}
