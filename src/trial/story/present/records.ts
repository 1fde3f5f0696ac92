import { changeRecord, type LobbyRecord, readersOf } from '../../../records/module.js';
import { habitOf } from '../life/records/index.js';
import { crewFor, type Intent, notBefore, type Place, sceneOf } from './place.js';

/** What somebody does next with a record, by the same habits as in the made-up past. @throws NobodyThere */
export async function goOnWith(place: Place, record: LobbyRecord): Promise<Intent | null> {
  const { db, branch } = place;
  const crew = crewFor(place, `${record.kind} ${record.number} ${record.version}`);
  const readers = new Set((await readersOf(db, [record])).get(record.id)?.keys());
  const next = habitOf(record.kind)?.(record, crew, readers);
  if (!next) return null;
  const at = notBefore(place, record.updatedAt, crew, next.at);
  const scene = sceneOf(place, at);
  return {
    at,
    about: record.id,
    async does() {
      const after = await changeRecord(
        { db, key: null, channel: branch.channel },
        record.id,
        (now, clocks, seen) =>
          // Somebody else was quicker.
          now.version === record.version ? next.does(now, clocks, scene, seen) : null,
      );
      return goOnWith(place, after);
    },
  };
}
