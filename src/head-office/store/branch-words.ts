import type { Tx } from '../../platform/database/db.js';
import { queue } from '../../platform/outbox/store/queue.js';
import { toChannel, toPerson } from '../../platform/outbox/target.js';
import type { LobbyRecord } from '../../records/module.js';
import { branchWords, branchWordsFiles } from '../contracts.js';
import { headOfficeOf, peopleOf } from './head-office.js';

/** Sends a branch's narrative to head office: to its channel or, where it has none, to its members. */
export async function sendBranchWords(
  tx: Tx,
  { id, branchId, updatedAt: now }: Pick<LobbyRecord, 'id' | 'branchId' | 'updatedAt'>,
): Promise<void> {
  const office = await headOfficeOf({ prisma: tx });
  const targets = office
    ? [toChannel(office.channel)]
    : (await peopleOf({ prisma: tx })).map((personId) => toPerson(personId));
  const messages = targets.flatMap((target) => [
    branchWords.for(id, target),
    branchWordsFiles.for(id, target),
  ]);
  await queue(tx, messages, branchId, now);
}
