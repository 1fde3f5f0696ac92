import { checkIn } from '../../database/people.js';
import { saveNew } from '../../database/records.js';
import { withConsequences } from '../../domain/records/consequences.js';
import { log } from '../../domain/records/log.js';
import { addDays } from '../../domain/time/day.js';
import { wordingOf } from '../../messages/playbooks.js';
import { type Day, dayOf } from '../life/day.js';
import { crewFor, type Intent, type Place, sceneOf } from './place.js';
import { goOnWith } from './records.js';

/**
 * Who comes in the seven days from a Monday and what they meet with, in the order of time; the same for a week whenever
 * it is asked.
 */
export function weekOf(place: Place, monday: string): Intent[] {
  const { db, branch } = place;
  const crew = crewFor(place, monday);
  const dates = Array.from({ length: 7 }, (_, day) => addDays(monday, day));
  return dates.flatMap((date) => {
    const { arrivals, happenings } = dayOf(crew, date);
    // Once and no more, also where the process died before it noted how far time had come.
    const key = (what: string, index: number) => `colleague:${branch.channel}:${date}:${what}:${index}`;
    return [
      ...atTheDoor(place, date, arrivals, key),
      ...happenings
        .sort((a, b) => a.at.getTime() - b.at.getTime())
        .map(({ at, what }, index) => {
          const { kind, input, who } = what(crew);
          return {
            at,
            about: key('log', index),
            async does() {
              const scene = sceneOf(place, at);
              const { change } = log(kind, input, who, scene);
              const whole = withConsequences(kind, change, undefined, who, scene, wordingOf(branch));
              return goOnWith(place, await saveNew(db, whole, branch.channel, key('log', index)));
            },
          };
        }),
    ];
  });
}

/** All who come on a day are noted when the last of them is there, each with their own time: one change of the briefing. */
function atTheDoor(
  { db, branch }: Place,
  date: string,
  arrivals: Day['arrivals'],
  key: (what: string, index: number) => string,
): Intent[] {
  const last = Math.max(...arrivals.map(({ at }) => at.getTime()));
  if (arrivals.length === 0) return [];
  return [
    {
      at: new Date(last),
      about: key('here', 0),
      async does() {
        for (const [index, { personId, at }] of arrivals.entries())
          await checkIn(db, branch, personId, date, at, key('here', index));
        return null;
      },
    },
  ];
}
