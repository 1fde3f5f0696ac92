import { toChannel } from '../../platform/outbox/target.js';
import type { PhotoOwner } from '../../platform/photos/owner.js';
import { runPost } from '../contracts.js';
import { titleOf } from '../messages/run.js';
import { runOf } from '../store/runs.js';

/** How the photos of lists are found and shown. */
export const photosOfRuns: PhotoOwner = async (db, id) => {
  const run = await runOf(db, id);
  return (
    run && {
      branchId: run.branchId,
      kind: 'run',
      posted: runPost.key(id),
      renewed: (channel) => runPost.for(id, toChannel(channel)),
      title: (speech) => titleOf(run, speech),
    }
  );
};
