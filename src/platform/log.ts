import { type Logger, pino } from 'pino';

export type Log = Logger;

/**
 * The log: one JSON line an event. Nothing that people wrote is ever put into it; keys that could carry such words or
 * secrets are cut out wherever they appear.
 */
export function openLog(level: string): Log {
  return pino({
    level,
    base: undefined,
    redact: {
      paths: [
        'token',
        '*.token',
        '*.text',
        '*.summary',
        '*.blocks',
        '*.authorization',
        'err.config',
        'err.request',
        'err.data',
        'err.original',
      ],
      censor: '[cut]',
    },
  });
}
