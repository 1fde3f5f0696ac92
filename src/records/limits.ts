import type { Tx } from '../platform/database/db.js';
import { type Following, tell } from '../platform/database/follow.js';
import type { Scene } from '../platform/directory/branch.js';
import { toChannel, toPerson } from '../platform/outbox/target.js';
import type { LimitHandler } from '../platform/schedule/limits.js';
import { toClock } from '../platform/schedule/store/clocks.js';
import type { Clock } from '../platform/time/clock.js';
import { card, nudge } from './contracts.js';
import type {} from './happenings.js';
import { kindOf } from './kinds/index.js';
import { lapse } from './rules/acknowledge.js';
import { isClockName, ruleOf, runDueSteps } from './rules/clocks.js';
import type { Kind } from './rules/kind.js';
import type { LobbyRecord } from './rules/record.js';
import { readersOf } from './store/acks.js';
import { lockRecord } from './store/lock.js';
import { recordOf } from './store/records.js';

import { writeChanged } from './store/write.js';

/** Whether a limit can close records of the kind automatically. */
const closesItself = (kind: string) => kindOf(kind).clocks.some(({ closes }) => closes);

/** The people in the lobby, if a step of the limit is addressed to them. */
async function inTheLobby(
  { db, tx }: { db: Following; tx: Tx },
  { kind, record }: { kind: Kind; record: LobbyRecord },
  clock: Pick<Clock, 'name'>,
  scene: Scene,
): Promise<readonly string[]> {
  const rule = ruleOf(kind, clock, scene.branch);
  if (record.closedAt || !rule?.ladder.some(({ tell }) => tell.includes('there'))) return [];
  return (await tell(db, tx, 'lobby.asked', { scene })).flat();
}

/** The limits of records: reminders, escalations and automatic closing. */
export const recordLimits: LimitHandler = {
  subject: 'record',
  async lock(tx, { kind, subjectId }) {
    if (closesItself(kind)) await lockRecord(tx, subjectId);
  },
  async take({ db, tx, due, running: clock, scene }) {
    const record = await recordOf({ prisma: tx }, due.subjectId);
    if (!record) return { clock: { ...clock, wakeAt: null }, messages: [] };
    const kind = kindOf(record.kind);
    // A clock of an unknown name was started by a newer version and is left to it; one whose rule no longer applies
    // in this branch simply ends.
    if (!isClockName(kind, clock.name))
      throw new Error(`${kind.name} has no clock that is called ${clock.name}`);
    const readers = new Set((await readersOf({ prisma: tx }, [record])).get(record.id)?.keys());
    const {
      clock: after,
      nudges,
      closes,
    } = runDueSteps({ kind, record }, clock, scene, {
      readers,
      there: await inTheLobby({ db, tx }, { kind, record }, clock, scene),
    });
    if (closes) {
      const running = (await tx.clock.findMany({ where: { subjectId: record.id } })).map(toClock);
      const change = lapse({ kind, record, clocks: running }, closes, scene);
      await writeChanged(db, tx, change, scene.branch.channel);
      return { clock: change.clocks.find(({ id }) => id === clock.id) ?? after, messages: [] };
    }
    return {
      clock: after,
      messages: [
        // The card shows what is overdue.
        card.for(record.id, toChannel(scene.branch.channel), { priority: 4 }),
        ...nudges.map(({ personId, urgent, notBefore, ...args }) =>
          nudge.for(
            record.id,
            toPerson(personId),
            { ...args, step: clock.step },
            { priority: urgent ? 1 : 4, notBefore },
          ),
        ),
      ],
    };
  },
};
