import { createHmac } from 'node:crypto';
import type { Answer, PayloadKind, Retry, Route } from './delivery.js';

/** A request to the app's URL, sent or to be sent. */
export interface SignedRequest {
  body: string;
  contentType: string;
  retry?: Retry | undefined;
}

export interface Forgery {
  /** Seconds to add to the real time in the timestamp; the signature is made for that time. */
  skew?: number;
  /** Sent instead of the correct signature. */
  signature?: string;
}

export interface AppAddress {
  requestUrl: string;
  signingSecret: string;
}

const remembered = 100;

/** The signature Slack puts on a body at a time, in seconds. */
export function sign(secret: string, timestamp: number, body: string): string {
  return `v0=${createHmac('sha256', secret).update(`v0:${timestamp}:${body}`).digest('hex')}`;
}

/** Payloads as signed HTTP requests to the app's request URL. */
export class SignedRequests implements Route {
  /** The requests that were sent, latest last, so that a test can send one again. */
  readonly sent: SignedRequest[] = [];

  constructor(
    private readonly address: AppAddress,
    private readonly wall: () => number,
    private readonly ackMs: number,
  ) {}

  async send(kind: PayloadKind, payload: Record<string, unknown>, retry?: Retry): Promise<Answer> {
    const began = performance.now();
    const elapsed = () => performance.now() - began;
    const request = { ...encode(kind, payload), retry };
    this.sent.push(request);
    if (this.sent.length > remembered) this.sent.shift();
    try {
      const response = await this.post(request);
      const text = await response.text();
      if (response.status !== 200) return { error: 'dispatch_failed', reason: 'http_error', ms: elapsed() };
      return { body: bodyOf(text), ms: elapsed() };
    } catch (error) {
      return error instanceof Error && error.name === 'TimeoutError'
        ? { error: 'operation_timeout', reason: 'timeout', ms: elapsed() }
        : { error: 'dispatch_failed', reason: 'connection_failed', ms: elapsed() };
    }
  }

  /** Sends a request, again or forged. Rejects where the app does not answer in time or at all. */
  async post(request: SignedRequest, { skew = 0, signature }: Forgery = {}): Promise<Response> {
    const timestamp = Math.floor(this.wall() / 1000) + skew;
    return fetch(this.address.requestUrl, {
      method: 'POST',
      body: request.body,
      redirect: 'manual',
      signal: AbortSignal.timeout(this.ackMs),
      headers: {
        'Content-Type': request.contentType,
        'User-Agent': 'Slackbot 1.0 (+https://api.slack.com/robots)',
        'X-Slack-Request-Timestamp': String(timestamp),
        'X-Slack-Signature': signature ?? sign(this.address.signingSecret, timestamp, request.body),
        ...(request.retry && {
          'X-Slack-Retry-Num': String(request.retry.attempt),
          'X-Slack-Retry-Reason': request.retry.reason,
        }),
      },
    });
  }

  /** Slack's check of a new request URL. True where the app gave the challenge back. */
  async verifyUrl(token: string): Promise<boolean> {
    const challenge = crypto.randomUUID();
    const body = JSON.stringify({ token, challenge, type: 'url_verification' });
    const response = await this.post({ body, contentType: 'application/json' });
    return (await response.text()).includes(challenge);
  }
}

function encode(kind: PayloadKind, payload: Record<string, unknown>): Omit<SignedRequest, 'retry'> {
  if (kind === 'events_api') return { body: JSON.stringify(payload), contentType: 'application/json' };
  const form = kind === 'slash_commands' ? payload : { payload: JSON.stringify(payload) };
  const entries = Object.entries(form).map(([key, value]): [string, string] => [key, String(value)]);
  return { body: new URLSearchParams(entries).toString(), contentType: 'application/x-www-form-urlencoded' };
}

/** JSON where it is an object, else the text itself; nothing for nothing. */
function bodyOf(text: string): unknown {
  if (text.trim() === '') return undefined;
  if (!text.trimStart().startsWith('{')) return text;
  try {
    const body: unknown = JSON.parse(text);
    return Object.keys(body as object).length > 0 ? body : undefined;
  } catch {
    return text;
  }
}
