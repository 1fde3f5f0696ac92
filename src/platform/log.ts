import { type DestinationStream, type Logger, pino } from 'pino';
import { beginning } from './cut.js';

/** Without pino's `child`, whose fields would bypass the lists below. */
export type Log = Pick<Logger, 'debug' | 'info' | 'warn' | 'error'>;

const CUT = '[cut]';

/** Names of the fields that may be logged: ids, codes and numbers. A field of any other name is logged as `[cut]`. */
const fieldNames = new Set([
  'about',
  'ahead',
  'applied',
  'code',
  'error',
  'from',
  'mode',
  'pending',
  'photo',
  'place',
  'port',
  'reason',
  'reference',
  'row',
  'rule',
  'subject',
  'team',
  'tries',
  'view',
  'what',
]);

/**
 * Properties of an error that are logged where they look like a code: never its parameters, its request, or its data.
 */
const codeNames = [
  'code',
  'originalCode',
  'kind',
  'errno',
  'syscall',
  'status',
  'statusCode',
  'retryAfter',
  'modelName',
  'table',
  'column',
  'constraint',
  'severity',
  'error',
  'needed',
  'provided',
] as const;
const looksLikeCode = /^[\w.:,/-]{1,80}$/;

/** Where an error holds further ones, or the part that has the code. */
const innerNames = ['cause', 'original', 'data', 'meta', 'driverAdapterError'] as const;

/**
 * Errors whose messages are logged, since the words are ours, Slack's or the language's. Others quote what they were
 * given: Prisma its parameters, zod and JSON the text that they could not read, a database the row that it refused.
 */
const quotableErrors = new Set([
  'Error',
  'TypeError',
  'RangeError',
  'ReferenceError',
  'AggregateError',
  'AbortError',
  'TimeoutError',
  'AlreadyDone',
  'ConfigError',
  'DatabaseError',
  'NobodyThere',
  'Problem',
  'Refusal',
  'RestoreError',
  'SealError',
  'TimeError',
  'Unsure',
  'Unwritten',
]);

const longest = 300;
const deepest = 8;
const mostInner = 10;
const mostFrames = 20;

/**
 * Cuts Slack's tokens, passwords in addresses, and all that follows a host, since Slack's response addresses are
 * secrets.
 */
const withoutTokens = (text: string): string =>
  beginning(text, longest)
    .replace(/\bx(?:ox[a-z]|app)[-.][\w.-]+/gi, CUT)
    .replace(/\bbearer\s+\S+/gi, `Bearer ${CUT}`)
    .replace(
      /\b([a-z][a-z+]*:\/\/)(?:[^\s/@]*@)?([^\s/]*)(\/\S*)?/gi,
      (_, scheme: string, host: string, path?: string) => `${scheme}${host}${path ? `/${CUT}` : ''}`,
    );

const scalar = (value: unknown): unknown =>
  typeof value === 'string'
    ? withoutTokens(value)
    : value === null || typeof value === 'number' || typeof value === 'boolean'
      ? value
      : CUT;

function fieldsOf(given: object): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(given).map(([name, value]) => {
      if (name === 'err') return [name, errorOf(value)];
      if (!fieldNames.has(name)) return [name, CUT];
      return [name, Array.isArray(value) ? value.slice(0, 50).map(scalar) : scalar(value)];
    }),
  );
}

/** The message of an error, where it may be logged. */
export function sentenceOfError(error: unknown): string {
  if (!(error instanceof Error)) return CUT;
  return quotableErrors.has(error.name) ? withoutTokens(error.message) : CUT;
}

/** The frames of the stack alone, since it begins with the message. */
function framesOf({ stack = '', message }: Error): string {
  const below =
    message && stack.includes(message) ? stack.slice(stack.indexOf(message) + message.length) : stack;
  const frames = below
    .split('\n')
    .filter((line) => /^\s+at .*(?::\d+:\d+|<anonymous>|native)\)?$/.test(line));
  return frames.slice(0, mostFrames).join('\n');
}

/** An error as it may be logged, with those inside it: at most eight levels deep, and none twice. */
function errorOf(error: unknown, depth = 0, seen = new Set<unknown>()): unknown {
  if (typeof error !== 'object' || error === null) return CUT;
  if (depth > deepest || seen.has(error)) return CUT;
  seen.add(error);
  const held = new Map<string, unknown>(
    [...codeNames, ...innerNames, 'errors'].map((name) => [name, Reflect.get(error, name)]),
  );
  const told: Record<string, unknown> = {};
  if (error instanceof Error) {
    told.type = error.name;
    told.message = sentenceOfError(error);
    told.stack = framesOf(error);
  }
  for (const name of codeNames) {
    const value = held.get(name);
    if (typeof value === 'number' || (typeof value === 'string' && looksLikeCode.test(value)))
      told[name] = scalar(value);
  }
  for (const name of innerNames) {
    const inner = held.get(name);
    if (typeof inner === 'object' && inner !== null) told[name] = errorOf(inner, depth + 1, seen);
  }
  const several = held.get('errors');
  if (Array.isArray(several))
    told.errors = several.slice(0, mostInner).map((each) => errorOf(each, depth + 1, seen));
  return told;
}

/**
 * The log: one line of JSON per event. Nothing that people wrote, and no secret, is ever put into it: it takes what
 * is on its lists and cuts everything else, however deep it lies.
 * @param to where the lines go; absent: standard output.
 */
export function openLog(level: string, to?: DestinationStream): Log {
  const options = {
    level,
    base: undefined,
    // In place of pino's serializer, which would log the whole error.
    serializers: { err: (told: unknown) => told },
    hooks: {
      logMethod(this: Logger, given: Parameters<pino.LogFn>, write: pino.LogFn) {
        const [first, ...others]: unknown[] = given;
        const isSaid = typeof first !== 'object' || first === null;
        const words = (isSaid ? given : others).map((part) => String(scalar(part))).join(' ');
        if (isSaid) return write.call(this, words);
        // Without a message from us, pino would log the error's own.
        write.call(this, fieldsOf(first instanceof Error ? { err: first } : first), words || 'an error');
      },
    },
  } satisfies pino.LoggerOptions;
  return to ? pino(options, to) : pino(options);
}
