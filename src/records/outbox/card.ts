import { answerTo } from '../../platform/database/follow.js';
import type { Branch } from '../../platform/directory/branch.js';
import { branchOf } from '../../platform/directory/store/branches.js';
import { namesOf } from '../../platform/directory/store/people.js';
import { isId } from '../../platform/id.js';
import type { RenderContext } from '../../platform/outbox/message.js';
import { postedAs } from '../../platform/outbox/store/posted.js';
import { card, eventReply } from '../contracts.js';
import type {} from '../happenings.js';
import { kindOf } from '../kinds/index.js';
import { recordCard } from '../messages/card.js';
import { eventLine } from '../messages/timeline.js';
import { allFields, isQuiet } from '../rules/kind.js';
import type { LobbyRecord } from '../rules/record.js';
import { cardOf } from '../store/cards.js';
import { codeOf, eventOf, recordOf } from '../store/records.js';

/** A record and its branch; null where either is gone. */
export async function load({ db }: Pick<RenderContext, 'db'>, recordId: string) {
  const record = await recordOf(db, recordId);
  const branch = record && (await branchOf(db, record.branchId));
  return record && branch ? { record, branch } : null;
}

/**
 * The message that shows a record in the branch's channel: its card, or the log of its day; null if there is none
 * yet.
 */
export async function shownIn(
  db: RenderContext['db'],
  record: LobbyRecord,
  branch: Branch,
): Promise<string | null> {
  if (kindOf(record.kind).inDayLog === 'instead') return answerTo(db, 'record.shown', { record, branch });
  return (await postedAs(db, card.key(record.id), branch.channel))?.ts ?? null;
}

export const cardDrawn = card.drawnBy(async (context) => {
  const found = await load(context, context.subject);
  if (!found) return 'skip';
  const { db, now, speech } = context;
  const kind = kindOf(found.record.kind);
  if (kind.inDayLog === 'instead') return 'skip';
  if (isQuiet(kind, found.record) && !(await shownIn(db, found.record, found.branch))) return 'skip';
  return { message: recordCard(await cardOf(db, found.record, found.branch, now), speech) };
});

export const eventDrawn = eventReply.drawnBy(async (context) => {
  const { db } = context;
  const entry = await eventOf(db, context.subject);
  const found = entry && (await load(context, entry.recordId));
  if (!found) return 'skip';
  const kind = kindOf(found.record.kind);
  const thread = await shownIn(db, found.record, found.branch);
  // Changes made before the record is shown in its day's log, or to a record without a card, need no reply.
  if (!thread) return kind.inDayLog === 'instead' || isQuiet(kind, found.record) ? 'skip' : 'wait';
  const people = Object.keys(allFields(kind)).flatMap((name) => entry.data[name]);
  const ids = [entry.actorId, entry.data.to, entry.data.from, ...people].filter((id) => isId(id));
  const { record } = entry.data;
  const other = isId(record) ? await recordOf(db, record) : null;
  const place = {
    kind,
    branch: found.branch,
    names: await namesOf(db, ids),
    codes: new Map(other ? [[other.id, codeOf(other)]] : []),
  };
  return { message: eventLine(entry, place, context.speech), thread };
});
