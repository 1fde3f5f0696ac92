import type { Config, Place } from '../../config.js';
import { keyFits } from '../../platform/database/key-fits.js';
import { type Look, lookAtDatabase } from '../../platform/database/look.js';
import { createSeal, SealError, type SealKeys } from '../../platform/database/seal.js';
import {
  type BranchHealth,
  branchHealth,
  type Refused,
  refusedChannels,
} from '../../platform/outbox/store/branch-health.js';
import { WEEK } from '../../platform/time/durations.js';
import { withDatabase } from '../database.js';
import { type Finding, note, ok, red, some } from './finding.js';
import { examineWork } from './work.js';

export interface Seen {
  branches: BranchHealth[];
  refused: Refused[];
}

/** Examines the database. `seen`: the branches in it; absent where it cannot be read now. */
export async function examineDatabase(
  place: Place,
  config: Config | undefined,
  running: boolean,
  now: Date,
): Promise<{ findings: Finding[]; seen?: Seen }> {
  const look = await lookAtDatabase(place);
  if (look.state !== 'open') return { findings: [closed(look, running)] };
  if (look.pending.length > 0)
    return {
      findings: [
        red(
          `The database lacks ${look.pending.length} migrations of this version.`,
          'Run `node dist/cli.js migrate`; the start of the bot does it too.',
        ),
      ],
    };
  return withDatabase(place, 'read', async ({ prisma }) => {
    const findings = [
      look.ahead.length === 0
        ? ok('The database is reachable and up to date.')
        : note(
            `A newer version of Lobby has added to the database (${some(look.ahead)}). This one works beside it.`,
            'Update this one soon: the next version may take away what it needs.',
          ),
    ];
    if (config?.keys) findings.push(await keyFinding(prisma, config.keys));
    findings.push(...(await examineWork(prisma, place, now)));
    const seen = {
      branches: await branchHealth({ prisma }),
      refused: await refusedChannels({ prisma }, new Date(now.getTime() - WEEK)),
    };
    return { findings, seen };
  });
}

function closed(look: Exclude<Look, { state: 'open' }>, running: boolean): Finding {
  switch (look.state) {
    case 'none':
      return note('There is no database yet.', 'The first start of the bot makes it.');
    case 'database_locked':
      return running
        ? note(
            'The running bot holds the embedded database, so that the branches cannot be looked at.',
            'To look at them, stop the bot and run this again.',
          )
        : red(
            look.words,
            'Only one process can use the embedded database: end that one, or set DATABASE_URL to a PostgreSQL server, which many can share.',
          );
    case 'database_unreachable':
      return red(look.words, 'Check DATABASE_URL, and that the server runs and lets this machine in.');
    case 'database_ahead':
      return red(look.words, 'Install the newer version of Lobby; to go back, restore a backup from before.');
    case 'migration_failed':
      return red(look.words, 'Mend what the database says, then run `node dist/cli.js migrate`.');
  }
}

async function keyFinding(prisma: Parameters<typeof keyFits>[0], keys: SealKeys): Promise<Finding> {
  try {
    const fits = await keyFits(prisma, createSeal(keys));
    return ok(
      fits === 'fits'
        ? 'LOBBY_KEY opens what is sealed here.'
        : 'Nothing was sealed here yet; LOBBY_KEY will.',
    );
  } catch (error) {
    if (!(error instanceof SealError)) throw error;
    return red(
      `LOBBY_KEY is not the key that seals this database. ${error.message}.`,
      'Set the key it was started with. After a change put the old one into LOBBY_OLD_KEYS and run `node dist/cli.js key rotate`.',
    );
  }
}
