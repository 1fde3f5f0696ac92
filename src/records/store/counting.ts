import type { Tx } from '../../platform/database/db.js';
import type { Branch } from '../../platform/directory/branch.js';
import type { OutboxMessage } from '../../platform/outbox/message.js';
import { toChannel } from '../../platform/outbox/target.js';
import { toClock } from '../../platform/schedule/store/clocks.js';
import { card } from '../contracts.js';
import { isKind, kindOf } from '../kinds/index.js';
import { dayCount } from '../rules/clocks.js';

/** Messages that redraw the cards which show the day of a limit. */
export async function countingCards(tx: Tx, branch: Branch, now: Date): Promise<OutboxMessage[]> {
  const running = await tx.clock.findMany({
    where: { branchId: branch.id, subject: 'record', stoppedAt: null, dueAt: { gt: now } },
  });
  // Cards of unknown kinds are left to the newer version that wrote them.
  const known = running.filter((row) => isKind(row.kind));
  const counting = known.filter((row) => dayCount(kindOf(row.kind), toClock(row), branch, now));
  const ids = new Set(counting.map(({ subjectId }) => subjectId));
  return [...ids].map((subject) => card.for(subject, toChannel(branch.channel)));
}
