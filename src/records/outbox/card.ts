import { answerTo } from '../../platform/database/follow.js';
import type { Branch } from '../../platform/directory/branch.js';
import { branchOf } from '../../platform/directory/store/branches.js';
import { namesOf } from '../../platform/directory/store/people.js';
import { isId } from '../../platform/id.js';
import type { Shot, View } from '../../platform/outbox/message.js';
import { postedAs } from '../../platform/outbox/store/posted.js';
import type {} from '../happenings.js';
import { kindOf } from '../kinds/index.js';
import { recordCard } from '../messages/card.js';
import { eventLine } from '../messages/timeline.js';
import { allFields } from '../rules/kind.js';
import type { LobbyRecord } from '../rules/record.js';
import { cardOf } from '../store/cards.js';
import { codeOf, eventOf, recordOf } from '../store/records.js';

/** A record and its branch; null where either is gone. */
export async function load(shot: Shot, recordId: string) {
  const record = await recordOf(shot.db, recordId);
  const branch = record && (await branchOf(shot.db, record.branchId));
  return record && branch ? { record, branch } : null;
}

/** The message that shows a record in the branch's channel: its card, or the log of its day. Null: none yet. */
export async function shownIn(db: Shot['db'], record: LobbyRecord, branch: Branch): Promise<string | null> {
  if (kindOf(record.kind).inDayLog === 'instead') return answerTo(db, 'record.shown', { record, branch });
  return (await postedAs(db, card.name, record.id, branch.channel))?.ts ?? null;
}

/** A record's card in the branch's channel. */
export const card: View = {
  name: 'record',
  kept: true,
  inDoubt: 'again',
  async draw(shot) {
    const found = await load(shot, shot.subject);
    if (!found || kindOf(found.record.kind).inDayLog === 'instead') return 'moot';
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
    const kind = kindOf(found.record.kind);
    const thread = await shownIn(shot.db, found.record, found.branch);
    // What was changed before anybody saw it in the log of its day is nobody's news.
    if (!thread) return kind.inDayLog === 'instead' ? 'moot' : 'wait';
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
    return { message: eventLine(entry, place, shot.speech), thread };
  },
};
