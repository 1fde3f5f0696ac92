import { changeRecord } from '../../database/records.js';
import type { LobbyRecord } from '../../domain/records/record.js';
import type { Crew } from '../life/crew.js';
import { habitOf } from '../life/habits.js';
import { later, minutesAfter } from '../life/hours.js';
import { crewFor, type Intent, type Place, sceneOf } from './place.js';

const untouched = 60;

/** What somebody does next with an open record, as in the weeks before. @throws NobodyThere */
export function goOnWith(place: Place, record: LobbyRecord): Intent | null {
  const { db, branch } = place;
  const crew = crewFor(place, `${record.kind} ${record.number} ${record.version}`);
  const next = habitOf(record.kind)?.(record, crew);
  if (!next) return null;
  const at = notBefore(place, record, crew, next.at);
  const scene = sceneOf(place, at);
  return {
    at,
    about: record.id,
    async does() {
      const after = await changeRecord(db, record.id, null, branch.channel, (now, clocks) =>
        // Somebody else was quicker.
        now.version === record.version ? next.does(now, clocks, scene) : null,
      );
      return goOnWith(place, after);
    },
  };
}

/**
 * What has waited longer than it should is taken up in the first hours of the jump. What was changed in the hour before
 * it stays as it is until the next morning: it may be the visitor's.
 */
function notBefore({ calendar, from }: Place, { updatedAt }: LobbyRecord, crew: Crew, at: Date): Date {
  if (updatedAt > from) return at;
  if (updatedAt > minutesAfter(from, -untouched)) {
    const morning = calendar.hours(calendar.nextWorkingDay(calendar.localDate(from)))?.open ?? at;
    return at > morning ? at : later(crew, morning, 2, 60);
  }
  return at > from ? at : later(crew, from, 2, 120);
}
