import { branchOf } from '../directory/store/branches.js';
import type { MessageDefinition } from '../outbox/message.js';
import { postedAs } from '../outbox/store/posted.js';
import { photoRefused } from './contracts.js';
import { photoRefused as message } from './messages.js';
import { ownedBy, type PhotoOwner } from './owner.js';
import { photoOf } from './store.js';

/** @param owners one for each sort of thing that photos can be given for */
export const photoRefusedFor = (owners: readonly PhotoOwner[]): MessageDefinition =>
  photoRefused.drawnBy(async ({ db, subject, link, speech }) => {
    const photo = await photoOf(db, subject);
    const owned = photo && (await ownedBy(owners, db, photo.recordId));
    const branch = owned && (await branchOf(db, owned.branchId));
    if (!photo?.reason || !owned || !branch) return 'skip';
    const top = await postedAs(db, owned.posted, branch.channel);
    const at = top && link(branch.channel, top.ts);
    const told = { title: owned.title(speech), branch: branch.name };
    return { message: message(photo.reason, told, at, speech) };
  });
