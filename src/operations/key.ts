import type { Place } from '../config.js';
import { createSeal, makeKey, type SealKeys } from '../platform/database/seal.js';
import { withDatabase } from './database.js';
import { Problem } from './failure.js';
import { rotateKey } from './store/rotate.js';
import type { ExitCode, Terminal } from './terminal.js';

const LISTED = 20;

/** `lobby key`: prints a fresh key for LOBBY_KEY, and nothing else. */
export function printKey({ say }: Terminal): ExitCode {
  say(makeKey());
  return 0;
}

/**
 * `lobby key rotate`: seals every private field with the current key. It can be stopped at any time and run again.
 * @returns 1 where fields remain that no given key opens.
 */
export async function rotate(place: Place, keys: SealKeys, { say, complain }: Terminal): Promise<ExitCode> {
  if (!keys.older?.length)
    throw new Problem(
      'LOBBY_OLD_KEYS is missing: put the key that LOBBY_KEY was before there, and the new one into LOBBY_KEY.',
    );
  const seal = createSeal(keys);
  const { resealed, unopened } = await withDatabase(place, 'write', ({ prisma }) =>
    rotateKey({ prisma, seal }, (done) => complain(`${done} fields sealed anew …`)),
  );
  say(`${resealed} private fields are sealed with the current key now.`);
  if (unopened.length === 0) {
    say('Every running bot must have the new LOBBY_KEY before LOBBY_OLD_KEYS is taken away.');
    return 0;
  }
  complain(`${unopened.length} could not be opened and stay as they are; keep LOBBY_OLD_KEYS:`);
  for (const { recordId, field, why } of unopened.slice(0, LISTED))
    complain(`  record ${recordId}, ${field}: ${why}`);
  return 1;
}
