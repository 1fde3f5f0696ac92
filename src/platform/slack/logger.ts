import { type Logger, LogLevel } from '@slack/bolt';
import { type Log, sentenceOfError } from '../log.js';

/** Writes Bolt's log into ours. Bolt's debug lines hold whole payloads, with customers' words, and are dropped. */
export function boltLogger(log: Log): Logger {
  const words = (parts: unknown[]) =>
    parts
      .map((part) => (part instanceof Error ? sentenceOfError(part) : typeof part === 'string' ? part : ''))
      .join(' ');
  return {
    debug: () => {},
    info: (...parts) => log.debug({ from: 'slack' }, words(parts)),
    warn: (...parts) => log.warn({ from: 'slack' }, words(parts)),
    error: (...parts) => log.error({ from: 'slack' }, words(parts)),
    setLevel: () => {},
    getLevel: () => LogLevel.INFO,
    setName: () => {},
  };
}
