import { schedulesOf } from '../database/branches.js';
import { hadFrom } from '../database/days.js';
import type { Scene } from '../domain/branch.js';
import { languages } from '../domain/branch.js';
import { type OwnTime, routineOf, routines, timingOf } from '../domain/routines.js';
import { comingTo, nextOf, onceADay } from '../domain/time/coming.js';
import { addDays } from '../domain/time/day.js';
import { isOnceADay, plan } from '../domain/time/routine.js';
import { routineName } from '../messages/briefing.js';
import { type Coming, nextLines, scheduleLines, whichRoutine } from '../messages/schedule.js';
import { speak } from '../messages/speak.js';
import type { Asked, Feature, Pressed, Reply } from '../slack/asked.js';
import { inBranch, standInById } from './scene.js';

const ahead = 7;
const runs = 10;

/** Everything that comes in a week from now, by the calendar as it is. */
async function week(asked: Asked, { branch, calendar, now }: Scene) {
  const own = await schedulesOf(asked.db, branch.id);
  const today = calendar.localDate(now);
  const comes = comingTo(own);
  const had = await hadFrom(asked.db, branch.id, onceADay(comes), addDays(today, -1));
  const end = calendar.at(addDays(today, ahead), '00:00');
  const coming = comes.flatMap(({ routine, timing }): Coming[] =>
    plan(routine, calendar, now, end, timing)
      .filter(({ date }) => !(isOnceADay(timing) && had(routine.name, date)))
      .map((planned) => ({ ...planned, name: routine.name, own: isOwn(own.get(routine.name)) })),
  );
  const dates = Array.from({ length: ahead }, (_, index) => addDays(today, index));
  return scheduleLines({ branch, calendar, dates, coming, names: namesIn(own) }, asked.speech);
}

/** The next times of one routine. */
async function next(asked: Asked, { branch, calendar, now }: Scene, name: string) {
  const own = await schedulesOf(asked.db, branch.id);
  const routine = routineOf(name);
  const timing = routine && timingOf(routine, own.get(name));
  const coming = timing ? nextOf(routine, calendar, now, runs, timing) : null;
  const told = { branch, calendar, now, name, own: isOwn(own.get(name)), coming, names: namesIn(own) };
  return nextLines(told, asked.speech);
}

const isOwn = (own: OwnTime | undefined) => own?.timing !== undefined;

/** What comes to a branch at all, in the order of the menu. */
const namesIn = (own: ReadonlyMap<string, OwnTime>) => comingTo(own).map(({ routine }) => routine.name);

const fold = (words: string) => words.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').trim();

/** The routines that somebody may mean: by the whole name in any language, else by a part of it. */
export function routinesCalled(words: string): string[] {
  const wanted = fold(words);
  const called = routines.map(({ name }) => ({
    name,
    all: [name, ...languages.map((language) => routineName(name, speak(language)))].map(fold),
  }));
  const exact = called.filter(({ all }) => all.includes(wanted));
  const near = called.filter(({ all }) => all.some((one) => one.includes(wanted)));
  return (exact.length > 0 ? exact : near).map(({ name }) => name);
}

/** `/lobby schedule`: a week of what comes by itself; with the name of a list or report, its next times. */
const asked = (asked: Asked, line: string): Promise<Reply> =>
  inBranch(asked, 'schedule', line, async ({ scene }) => {
    if (line.trim() === '') return { say: await week(asked, scene) };
    const [only, ...others] = routinesCalled(line);
    if (only && others.length === 0) return { say: await next(asked, scene, only) };
    const names = only ? [only, ...others] : routines.map(({ name }) => name);
    return { say: whichRoutine(scene.branch, line, { names, some: only !== undefined }, asked.speech) };
  });

async function chooseRoutine(pressed: Pressed): Promise<Reply> {
  const { scene } = await standInById(pressed, pressed.argument);
  return { replace: await next(pressed, scene, pressed.value) };
}

async function pressWeek(pressed: Pressed): Promise<Reply> {
  const { scene } = await standInById(pressed, pressed.value);
  return { replace: await week(pressed, scene) };
}

/** What comes by itself, and when. */
export const timetable: Feature = {
  commands: { schedule: asked },
  presses: { 'schedule.next:*': chooseRoutine, 'schedule.week': pressWeek },
};
