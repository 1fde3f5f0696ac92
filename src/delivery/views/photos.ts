import { branchOf } from '../../database/branches.js';
import { photoOf } from '../../database/photos.js';
import { postedAs } from '../../database/posted.js';
import { recordOf } from '../../database/records.js';
import { kindOf } from '../../domain/records/index.js';
import { photoRefused as message } from '../../messages/photos.js';
import type { View } from '../view.js';
import { card } from './records.js';

/** Tells the person who gave a photo that it was not kept, and why. */
export const photoRefused: View = {
  name: 'photo_refused',
  kept: false,
  inDoubt: 'again',
  async draw({ db, subject, link, speech }) {
    const photo = await photoOf(db, subject);
    const record = photo && (await recordOf(db, photo.recordId));
    const branch = record && (await branchOf(db, record.branchId));
    if (!photo?.reason || !record || !branch) return 'moot';
    const top = await postedAs(db, card.name, record.id, branch.channel);
    const at = top && link(branch.channel, top.ts);
    return { message: message(photo.reason, { record, kind: kindOf(record.kind), branch }, at, speech) };
  },
};
