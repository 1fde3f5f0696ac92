import { branchOf } from '../../database/branches.js';
import { cardOf } from '../../database/cards.js';
import { namesOf } from '../../database/people.js';
import { postedAs } from '../../database/posted.js';
import { eventOf, rankAmong, recordOf } from '../../database/records.js';
import { isId } from '../../domain/id.js';
import { kindOf } from '../../domain/records/index.js';
import { allFields } from '../../domain/records/kind.js';
import type { Nudge } from '../../domain/records/record.js';
import { recordCard } from '../../messages/records/card.js';
import { nudge } from '../../messages/records/nudge.js';
import { eventLine } from '../../messages/records/timeline.js';
import type { Shot, View } from '../view.js';

async function load(shot: Shot, recordId: string) {
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
    const people = Object.keys(allFields(kind)).map((name) => String(entry.data[name] ?? ''));
    const ids = [entry.actorId, String(entry.data.to ?? ''), ...people].filter((id) => isId(id));
    const names = await namesOf(shot.db, ids);
    return { message: eventLine(entry, { kind, branch: found.branch, names }, shot.speech), thread: top.ts };
  },
};

/** A direct message to one person about a record: only while there is something to do about it. */
export const nudgeView: View = {
  name: 'nudge',
  kept: false,
  inDoubt: 'again',
  async draw(shot) {
    const found = await load(shot, shot.subject);
    if (!found) return 'moot';
    const values = await cardOf(shot.db, found.record, found.branch, shot.now);
    const { why, clock, watch } = shot.args as Pick<Nudge, 'why' | 'clock' | 'watch'>;
    const watched = values.kind.watches?.find(({ name }) => name === watch);
    if (
      why === 'pattern' &&
      (!watched || (await rankAmong(shot.db, found.record, watched)) !== watched.times)
    )
      return 'moot';
    const limit = values.clocks.find(({ name }) => name === clock);
    if (clock && (!limit || limit.stoppedAt)) return 'moot';
    if (why === 'logged' && (found.record.ownerId || found.record.closedAt)) return 'moot';
    const top = await postedAs(shot.db, card.name, found.record.id, found.branch.channel);
    const link = top ? shot.link(found.branch.channel, top.ts) : null;
    return {
      message: nudge(
        values,
        { why, ...(clock ? { clock } : {}), ...(watched ? { watched } : {}) },
        link,
        shot.speech,
      ),
    };
  },
};
