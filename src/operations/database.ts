import type { Place } from '../config.js';
import { followers } from '../modules.js';
import type { Following } from '../platform/database/follow.js';
import { isMade } from '../platform/database/look.js';
import { openDatabase } from '../platform/database/open.js';
import { Problem } from './failure.js';

/**
 * Opens the database for one piece of work and closes it after. `write`: it is created and migrated first where
 * needed; `read`: never. The modules' followers run as in the bot.
 * @throws DatabaseError, or Problem where there is no database to read, or it is not migrated to this version.
 */
export async function withDatabase<T>(
  place: Place,
  use: 'read' | 'write',
  work: (db: Following) => Promise<T>,
): Promise<T> {
  if (use === 'read' && !isMade(place))
    throw new Problem(`There is no database in ${place.dataDir} yet: the first start of the bot makes one.`);
  let behind = false;
  const { prisma, close } = await openDatabase({
    url: place.databaseUrl,
    dataDir: place.dataDir,
    poolSize: 3,
    migrate: use === 'write',
    log: {
      info: () => {},
      warn: (facts) => {
        behind ||= 'pending' in facts;
      },
    },
  });
  try {
    if (behind)
      throw new Problem(
        'The database is older than this version of Lobby: run `node dist/cli.js migrate` first.',
      );
    return await work({ prisma, followers });
  } finally {
    await close();
  }
}
