import type { Place } from '../config.js';
import { verifyAudit } from '../platform/database/audit.js';
import type { Db } from '../platform/database/db.js';
import { branchIn, branchOf } from '../platform/directory/store/branches.js';
import { isId } from '../platform/id.js';
import { withDatabase } from './database.js';
import { Problem } from './failure.js';
import type { ExitCode, Terminal } from './terminal.js';

/**
 * `lobby audit verify`: recomputes the audit trail, of one branch where its channel is given.
 * @returns 1 where it was altered.
 */
export function verify(place: Place, channel: string | undefined, terminal: Terminal): Promise<ExitCode> {
  const { say, complain } = terminal;
  return withDatabase(place, 'read', async (db) => {
    const branch = channel === undefined ? null : await branchIn(db, channel);
    if (channel !== undefined && !branch) throw new Problem(`No branch has the channel ${channel}.`);
    const { entries, chains, broken } = await verifyAudit(db.prisma, branch?.id);
    for (const { chain, seq, why } of broken) complain(`${await nameOf(db, chain)}, entry ${seq}: ${why}`);
    say(
      `${entries} entries in ${chains} chains: ${broken.length === 0 ? 'nothing was altered.' : 'the trail was altered.'}`,
    );
    return broken.length === 0 ? 0 : 1;
  });
}

/** The name of a chain: that of its branch, or `lobby` for the installation's own. */
async function nameOf(db: Pick<Db, 'prisma'>, chain: string): Promise<string> {
  const branch = isId(chain) ? await branchOf(db, chain) : null;
  return branch ? `${branch.name} (${branch.channel})` : chain;
}
