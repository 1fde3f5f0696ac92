import { toChannel } from '../../platform/outbox/target.js';
import type { PhotoOwner } from '../../platform/photos/owner.js';
import { card } from '../contracts.js';
import { codeOf, recordOf } from '../store/records.js';

/** How the photos of records are found and shown. */
export const photosOfRecords: PhotoOwner = async (db, id) => {
  const record = await recordOf(db, id);
  return (
    record && {
      branchId: record.branchId,
      kind: record.kind,
      posted: card.key(id),
      renewed: (channel) => card.for(id, toChannel(channel)),
      title: () => codeOf(record),
    }
  );
};
