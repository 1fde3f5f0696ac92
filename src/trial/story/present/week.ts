import { checkIn } from '../../../briefing/module.js';
import { addDays } from '../../../platform/time/day.js';
import { log, patternWords, saveNew, withConsequences } from '../../../records/module.js';
import { copyWeek } from '../../../roster/module.js';
import { type Day, dayOf } from '../life/day.js';
import { minutesAfter } from '../life/hours.js';
import { crewFor, type Intent, type Place, sceneOf, thereOn } from './place.js';
import { goOnWith } from './records.js';

/** Who comes to work in the seven days from a Monday, and what they log; always the same for the same week. */
export function weekOf(place: Place, monday: string): Intent[] {
  const { db, branch } = place;
  const crew = crewFor(place, monday);
  const dates = Array.from({ length: 7 }, (_, day) => addDays(monday, day));
  const days = dates.flatMap((date) => {
    const there = { ...crew, members: thereOn(place, date) };
    const { arrivals, happenings } = dayOf(there, date);
    // Carried out only once, even where the process died before it stored the trial's time.
    const key = (what: string, index: number) => `colleague:${branch.channel}:${date}:${what}:${index}`;
    return [
      ...atTheDoor(place, date, arrivals, key),
      ...happenings
        .sort((a, b) => a.at.getTime() - b.at.getTime())
        .map(({ at, what }, index) => {
          const { kind, input, who } = what(there);
          return {
            at,
            about: key('log', index),
            async does() {
              const scene = sceneOf(place, at);
              const { change } = log(kind, input, who, scene);
              const whole = withConsequences(
                kind,
                { change, before: undefined },
                { who, scene },
                patternWords(branch),
              );
              return goOnWith(place, await saveNew(db, whole, branch.channel, key('log', index)));
            },
          };
        }),
    ];
  });
  return [...days, ...weekIsMade(place, monday)];
}

/** On the last working day of a week the duty supervisor copies the roster into the third week after it. */
function weekIsMade({ db, branch, calendar, members }: Place, monday: string): Intent[] {
  const hours = calendar.hours(calendar.previousWorkingDay(addDays(monday, 7)));
  const maker = members.find(({ roles }) => roles.includes('duty_supervisor'));
  if (!hours || !maker) return [];
  const at = minutesAfter(hours.open, 150);
  const about = `colleague:${branch.channel}:${monday}:roster`;
  return [
    {
      at,
      about,
      async does() {
        const made = { branch, members, now: at };
        await copyWeek({ db, actor: maker.personId, key: about }, made, addDays(monday, 21));
        return null;
      },
    },
  ];
}

/**
 * All who come on a day are checked in when the last one has come, each with their own time, so that the briefing is
 * edited only once.
 */
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
          await checkIn({ db, branch, now: at, key: key('here', index) }, personId, date);
        return null;
      },
    },
  ];
}
