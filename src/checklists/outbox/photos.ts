import { toChannel } from '../../platform/outbox/target.js';
import type { PhotoOwner } from '../../platform/photos/owner.js';
import { runPost } from '../contracts.js';
import { titleOf } from '../messages/run.js';
import { runOf } from '../store/runs.js';

/** Posted lists as what photos are given for. */
export const photosOfRuns: PhotoOwner = {
  sort: 'run',
  renewed: (id, channel) => runPost.for(id, toChannel(channel)),
  async find(db, id) {
    const run = await runOf(db, id);
    return (
      run && { branchId: run.branchId, posted: runPost.key(id), title: (speech) => titleOf(run, speech) }
    );
  },
};
