import { randomBytes } from 'node:crypto';
import { actions, button, type Message, message, section } from '../blocks/kit.js';
import { DatabaseError } from '../database/errors.js';
import { isFault } from '../forms/field.js';
import type { Speech } from '../language/speak.js';
import type { Log } from '../log.js';
import { Refusal } from '../refusal.js';
import { givenBack } from './messages.js';

/** What a person is told when something was not done: a sentence that says what to do next. */
export interface Sorry {
  sentence: string;
  /** Sentences by field, where inputs of a form are wrong. */
  faults: Record<string, string>;
  /** The id of the branch that the person can ask to join. */
  join?: string;
}

/** The database was lost while saving, and cannot be asked whether it was saved. */
export class Unsure extends Error {
  override readonly name = 'Unsure';

  constructor(options: { cause: unknown }) {
    super('nobody knows whether it was saved', options);
  }
}

/** Turns any error into a sentence. An unexpected one is logged with a reference that the person is told. */
export function sorry(error: unknown, speech: Speech, log: Log): Sorry {
  if (error instanceof Refusal) {
    const byField = Object.fromEntries(
      error.code === 'faults'
        ? Object.entries(error.details).map(([field, why]) => [
            field,
            speech.t(`faults.${isFault(why) ? why : 'invalid'}`),
          ])
        : [],
    );
    const branch = error.details.branch;
    return {
      sentence: speech.t(`refusals.${error.code}`, error.details),
      faults: byField,
      ...(error.code === 'not_member' && branch ? { join: branch } : {}),
    };
  }
  if (error instanceof Unsure) {
    log.error({ err: error }, 'the database went away in the middle');
    return { sentence: speech.t('errors.unsure'), faults: {} };
  }
  if (isAway(error)) {
    log.error({ err: error }, 'the database is away');
    return { sentence: speech.t('errors.database_away'), faults: {} };
  }
  const reference = randomBytes(3).toString('hex').toUpperCase();
  log.error({ err: error, reference }, 'an unforeseen error');
  return { sentence: speech.t('errors.unforeseen', { reference }), faults: {} };
}

/**
 * Codes of Prisma, the network and PostgreSQL for a database that is unreachable, shutting down, starting up, or out
 * of connections.
 */
const away = new Set([
  'P1001',
  'P1002',
  'P1008',
  'P1017',
  'P2024',
  'P2028',
  'ECONNREFUSED',
  'ECONNRESET',
  '57P01',
  '57P02',
  '57P03',
  '53300',
]);

/** Whether the database could not be reached, and it is not a fault of ours. */
function isAway(error: unknown): boolean {
  if (error instanceof DatabaseError) return true;
  const { code, name, message: words } = error as { code?: string; name?: string; message?: string };
  return (
    away.has(code ?? '') ||
    name === 'PrismaClientInitializationError' ||
    /ECONNREFUSED|connection terminated|terminating connection|not currently accepting connections|Can't reach database|PGlite is closed|the database system is/i.test(
      words ?? '',
    )
  );
}

/** The sentence as a message, with the person's words given back so that they can be copied. */
export function sorryMessage(
  { sentence, faults, join }: Sorry,
  words: string | null,
  speech: Speech,
): Message {
  const all = [sentence, ...Object.values(faults)].join(' ');
  const back = givenBack(words ?? '', speech);
  return message(`${all}${back}`, [
    section(`${all}${back}`),
    ...(join ? actions(button('join.ask', speech.t('join.ask'), join, { style: 'primary' })) : []),
  ]);
}
