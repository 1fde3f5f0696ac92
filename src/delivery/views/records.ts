import { branchOf } from '../../database/branches.js';
import { cardOf } from '../../database/cards.js';
import { namesOf } from '../../database/people.js';
import { postedAs } from '../../database/posted.js';
import { codeOf, eventOf, recordOf } from '../../database/records.js';
import { isId } from '../../domain/id.js';
import { kindOf } from '../../domain/records/index.js';
import { allFields } from '../../domain/records/kind.js';
import { recordCard } from '../../messages/records/card.js';
import { eventLine } from '../../messages/records/timeline.js';
import type { Shot, View } from '../view.js';

/** A record and its branch; null where either is gone. */
export async function load(shot: Shot, recordId: string) {
  const record = await recordOf(shot.db, recordId);
  const branch = record && (await branchOf(shot.db, record.branchId));
  return record && branch ? { record, branch } : null;
}

/** A record's card in the branch's channel. */
export const card: View = {
  name: 'record',
  kept: true,
  inDoubt: 'again',
  async draw(shot) {
    const found = await load(shot, shot.subject);
    if (!found) return 'moot';
    return { message: recordCard(await cardOf(shot.db, found.record, found.branch, shot.now), shot.speech) };
  },
};

/** An entry of a record's timeline, as a reply to its card. */
export const event: View = {
  name: 'event',
  kept: false,
  inDoubt: 'again',
  async draw(shot) {
    const entry = await eventOf(shot.db, shot.subject);
    const found = entry && (await load(shot, entry.recordId));
    if (!found) return 'moot';
    const top = await postedAs(shot.db, card.name, entry.recordId, shot.channel);
    if (!top) return 'wait';
    const kind = kindOf(found.record.kind);
    const people = Object.keys(allFields(kind)).flatMap((name) => entry.data[name]);
    const ids = [entry.actorId, entry.data.to, entry.data.from, ...people].filter((id) => isId(id));
    const { record } = entry.data;
    const other = isId(record) ? await recordOf(shot.db, record) : null;
    const place = {
      kind,
      branch: found.branch,
      names: await namesOf(shot.db, ids),
      codes: new Map(other ? [[other.id, codeOf(other)]] : []),
    };
    return { message: eventLine(entry, place, shot.speech), thread: top.ts };
  },
};
