import type { Scene } from '../../platform/directory/branch.js';
import type { Member } from '../../platform/directory/roles.js';
import { Refusal } from '../../platform/refusal.js';
import { assertMay } from '../../platform/rights/rights.js';
import { setClocks } from './clocks.js';
import { event } from './events.js';
import { rightsOf } from './kind-rights.js';
import { bound, unread } from './must-read.js';
import type { Change, LobbyRecord } from './record.js';
import type { StandingRecord } from './standing-record.js';

const nothingElse = { secrets: {}, nudges: [], spawned: [] };

/**
 * "Read". A second press, or one by somebody who need not read it, changes nothing; the last required reader closes
 * the record.
 * @param readers person ids of those who have read it.
 * @throws Refusal `gone`, `merged`, `reader`.
 */
export function acknowledge(
  { kind, record, clocks, readers }: StandingRecord & { readers: ReadonlySet<string> },
  who: Member,
  scene: Scene,
): Change | null {
  if (!kind.mustRead) throw new Refusal('gone');
  if (record.mergedId) throw new Refusal('merged');
  assertMay(rightsOf(kind).read, who, record);
  const must = bound(kind, record, scene.members).some(({ personId }) => personId === who.personId);
  if (!must || readers.has(who.personId)) return null;
  const left = unread({ kind, record, readers: new Set([...readers, who.personId]) }, scene.members, scene);
  const to = left.length === 0 && !record.closedAt ? kind.mustRead.closes : record.status;
  const after = gone(record, to, scene);
  return {
    ...nothingElse,
    record: after,
    events: [event('acknowledged', who, scene, to === record.status ? {} : { to })],
    acks: [{ personId: who.personId, at: scene.now }],
    clocks: setClocks(kind, after, clocks, scene),
  };
}

/** Closes a record automatically. */
export function lapse({ kind, record, clocks }: StandingRecord, to: string, scene: Scene): Change {
  const after = gone(record, to, scene);
  return {
    ...nothingElse,
    record: after,
    events: [event('lapsed', null, scene, { from: record.status, to })],
    // A record that is closed by its limit counts as in time.
    clocks: setClocks(kind, after, clocks, scene).map((clock) => ({
      ...clock,
      stoppedAt: clock.stoppedAt && clock.stoppedAt > clock.dueAt ? clock.dueAt : clock.stoppedAt,
    })),
  };
}

const gone = (record: LobbyRecord, status: string, { now }: Scene): LobbyRecord => ({
  ...record,
  status,
  version: record.version + 1,
  updatedAt: now,
  closedAt: status === record.status ? record.closedAt : now,
});
