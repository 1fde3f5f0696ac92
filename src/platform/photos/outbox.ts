import { runOf } from '../../checklists/store/runs.js';
import { kindOf } from '../../records/kinds/index.js';
import { recordOf } from '../../records/store/records.js';
import type { Db } from '../database/db.js';
import { branchOf } from '../directory/store/branches.js';
import type { View } from '../outbox/message.js';
import { postedAs } from '../outbox/store/posted.js';
import { photoRefused as message } from './messages.js';
import { photoOf } from './store.js';

/** The record or the list that a photo belongs to, and the view in which it is posted. */
async function belongsTo(db: Db, id: string) {
  const record = await recordOf(db, id);
  if (record) return { view: 'record', of: { record, kind: kindOf(record.kind) }, branchId: record.branchId };
  const run = await runOf(db, id);
  return run && { view: 'run', of: { run }, branchId: run.branchId };
}

/** Tells the person who gave a photo that it was not kept, and why. */
export const photoRefused: View = {
  name: 'photo_refused',
  kept: false,
  inDoubt: 'again',
  async draw({ db, subject, link, speech }) {
    const photo = await photoOf(db, subject);
    const found = photo && (await belongsTo(db, photo.recordId));
    const branch = found && (await branchOf(db, found.branchId));
    if (!photo?.reason || !found || !branch) return 'moot';
    const top = await postedAs(db, found.view, photo.recordId, branch.channel);
    const at = top && link(branch.channel, top.ts);
    return { message: message(photo.reason, { ...found.of, branch }, at, speech) };
  },
};
