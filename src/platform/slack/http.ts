import type { IncomingMessage, ServerResponse } from 'node:http';
import { type App, HTTPModuleFunctions, HTTPResponseAck, type Receiver } from '@slack/bolt';
import type { Log } from '../log.js';
import { readRequest } from './http-request.js';
import { boltLogger } from './logger.js';

/** Seconds by which Slack's clock may be ahead of ours. Bolt itself accepts any time in the future. */
const skewSeconds = 60;
/** Milliseconds for which a signature is remembered: Bolt refuses requests older than five minutes. */
const rememberMs = (300 + skewSeconds) * 1000;

export interface HttpReceiver extends Receiver {
  /** Handles a request for `/slack/events`; the server itself is the caller's. */
  take(request: IncomingMessage, response: ServerResponse): Promise<void>;
}

/**
 * Slack over HTTP: every request is verified by its signature, refused with 401 where its time is more than a minute
 * ahead or five behind, or where its signature was used before.
 * @param options.now milliseconds by the real clock, as Slack's time stamps are
 * @param options.refused called with the reason of each refusal, for the metrics
 */
export function httpReceiver(options: {
  signingSecret: string;
  log: Log;
  now?: () => number;
  refused?(reason: string): void;
}): HttpReceiver {
  const { signingSecret, log, now = Date.now, refused = () => {} } = options;
  const logger = boltLogger(log);
  const seen = new Map<string, number>();
  let app: App | undefined;

  const seenBefore = (signature: string): boolean => {
    const at = now();
    for (const [old, until] of seen) {
      if (until > at) break;
      seen.delete(old);
    }
    if (seen.has(signature)) return true;
    seen.set(signature, at + rememberMs);
    return false;
  };

  return {
    init(bolt) {
      app = bolt;
    },
    start: () => Promise.resolve(),
    stop: () => Promise.resolve(),
    async take(request, response) {
      let buffered: Awaited<ReturnType<typeof HTTPModuleFunctions.parseAndVerifyHTTPRequest>>;
      try {
        buffered = await HTTPModuleFunctions.parseAndVerifyHTTPRequest(
          { signingSecret, bodyLimit: '1mb' },
          request,
        );
      } catch (error) {
        const large = HTTPModuleFunctions.isRawBodyError(error) && error.statusCode === 413;
        refused(large ? 'large' : 'unsigned');
        log.warn({ err: error }, 'a request was refused');
        HTTPModuleFunctions.buildNoBodyResponse(response, large ? 413 : 401);
        return;
      }
      let body: ReturnType<typeof HTTPModuleFunctions.parseHTTPRequestBody>;
      try {
        body = HTTPModuleFunctions.parseHTTPRequestBody(buffered);
      } catch {
        refused('malformed');
        return HTTPModuleFunctions.buildNoBodyResponse(response, 400);
      }
      if (typeof body !== 'object' || body === null)
        return HTTPModuleFunctions.buildNoBodyResponse(response, 400);
      // Bolt accepts this one unsigned, and so it must not be handled any further.
      if (body.ssl_check) return HTTPModuleFunctions.buildSSLCheckResponse(response);
      const timestamp = Number(request.headers['x-slack-request-timestamp']);
      if (!Number.isFinite(timestamp) || timestamp * 1000 > now() + skewSeconds * 1000) {
        refused('future');
        log.warn('a request from the future was refused');
        return HTTPModuleFunctions.buildNoBodyResponse(response, 401);
      }
      // Bolt ignores whatever follows a second equals sign, so the header as a whole could be varied to replay a
      // request.
      const [, hash = ''] = String(request.headers['x-slack-signature']).split('=');
      if (seenBefore(hash)) {
        refused('replayed');
        log.warn('a replayed request was refused');
        return HTTPModuleFunctions.buildNoBodyResponse(response, 401);
      }
      if (body.type === 'url_verification')
        return HTTPModuleFunctions.buildUrlVerificationResponse(response, body);
      const read = readRequest(body);
      if (typeof read === 'string') {
        refused(read);
        log.warn({ reason: read }, 'a request was refused');
        return HTTPModuleFunctions.buildNoBodyResponse(response, read === 'unknown' ? 404 : 400);
      }
      const unheard = () => {
        if (!response.headersSent) HTTPModuleFunctions.buildNoBodyResponse(response, 404);
      };
      const ack = new HTTPResponseAck({
        logger,
        processBeforeResponse: false,
        unhandledRequestHandler: unheard,
        unhandledRequestTimeoutMillis: 3001,
        httpRequest: buffered,
        httpRequestBody: read,
        httpResponse: response,
      });
      try {
        await app?.processEvent({ body: read, ack: ack.bind() });
        // All listeners have ended, so nobody will answer any more.
        unheard();
      } catch (error) {
        log.error({ err: error }, 'a request failed');
        if (!response.headersSent) HTTPModuleFunctions.buildNoBodyResponse(response, 500);
      }
    },
  };
}
