import { isShipped, ownLists, routinesWith, saysSomething, titlesOf } from '../checklists/module.js';
import type { Scene } from '../platform/directory/branch.js';
import { languages } from '../platform/directory/branch.js';
import { schedulesOf } from '../platform/directory/store/schedules.js';
import { type RoutineNames, routineName } from '../platform/language/routines.js';
import { speak } from '../platform/language/speak.js';
import { Refusal } from '../platform/refusal.js';
import { comingTo, nextOf } from '../platform/schedule/coming.js';
import { occurrencesSince } from '../platform/schedule/store/occurrences.js';
import { inBranch, standInById } from '../platform/slack/branch.js';
import type { ButtonPress, Feature, Reply, Request } from '../platform/slack/request.js';
import { addDays } from '../platform/time/day.js';
import { isOnceADay, plan, timingOf } from '../platform/time/routine.js';
import { type Coming, nextLines, scheduleLines, whichRoutine } from './messages.js';

const ahead = 7;
const runs = 10;

/** A branch's routines with its own times, its own lists and their titles. */
async function routinesIn(request: Request, { branch }: Scene) {
  const [times, lists] = await Promise.all([
    schedulesOf(request.db, branch.id),
    ownLists(request.db, branch.id),
  ]);
  const all = routinesWith(request.routines.all, lists).filter(({ silent }) => !silent);
  const comes = comingTo(times, all);
  const timed = new Set(
    lists
      .filter((list) => isShipped(list.name) && saysSomething(list) && list.rules.timing)
      .map(({ name }) => name),
  );
  return {
    times,
    all,
    comes,
    called: { routines: request.routines, titles: titlesOf(lists) },
    /** Routines that are switched on in the branch, in the order of the menu. */
    names: comes.map(({ routine }) => routine.name),
    isOwn: (name: string) => timed.has(name) || times.get(name)?.timing !== undefined,
  };
}

/** All occurrences of the next seven days, computed from the calendar. */
async function week(request: Request, scene: Scene) {
  const { branch, calendar, now } = scene;
  const { comes, called, names, isOwn } = await routinesIn(request, scene);
  const today = calendar.localDate(now);
  const had = await occurrencesSince(request.db, [branch.id], addDays(today, -1));
  const end = calendar.at(addDays(today, ahead), '00:00');
  const coming = comes.flatMap(({ routine, timing }): Coming[] =>
    plan(routine, calendar, { from: now, to: end }, timing)
      .filter(({ date }) => !(isOnceADay(timing) && had(branch.id, routine.name, date)))
      .map((planned) => ({ ...planned, name: routine.name, own: isOwn(routine.name) })),
  );
  const dates = Array.from({ length: ahead }, (_, index) => addDays(today, index));
  return scheduleLines({ branch, calendar, called, dates, coming, names }, request.speech);
}

/** The next times of one routine. */
async function next(request: Request, scene: Scene, name: string) {
  const { branch, calendar, now } = scene;
  const { times, all, called, names, isOwn } = await routinesIn(request, scene);
  const routine = all.find((one) => one.name === name);
  // A menu that was posted earlier may still offer a list that was removed since.
  if (!routine) throw new Refusal('gone');
  const timing = timingOf(routine, times.get(name));
  const coming = timing ? nextOf(routine, calendar, { from: now, n: runs }, timing) : null;
  const told = { branch, calendar, called, now, name, own: isOwn(name), coming, names };
  return nextLines(told, request.speech);
}

const fold = (words: string) => words.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').trim();

/**
 * The routines that the words may mean: those whose whole name they are in any language, else those whose name
 * contains them.
 */
export function routinesCalled(words: string, names: readonly string[], called: RoutineNames): string[] {
  const wanted = fold(words);
  const spelt = names.map((name) => ({
    name,
    all: [name, ...languages.map((language) => routineName(name, called, speak(language)))].map(fold),
  }));
  const exact = spelt.filter(({ all }) => all.includes(wanted));
  const near = spelt.filter(({ all }) => all.some((one) => one.includes(wanted)));
  return (exact.length > 0 ? exact : near).map(({ name }) => name);
}

/** `/lobby schedule`: all routines of the next week; with the name of a list or report, its next times. */
const asked = (request: Request, line: string): Promise<Reply> =>
  inBranch(request, 'schedule', line, async ({ scene }) => {
    if (line.trim() === '') return { say: await week(request, scene) };
    const { all, called } = await routinesIn(request, scene);
    const every = all.map(({ name }) => name);
    const [only, ...others] = routinesCalled(line, every, called);
    if (only && others.length === 0) return { say: await next(request, scene, only) };
    const names = only ? [only, ...others] : every;
    const told = { names, some: only !== undefined, called };
    return { say: whichRoutine(scene.branch, line, told, request.speech) };
  });

async function chooseRoutine(pressed: ButtonPress): Promise<Reply> {
  const { scene } = await standInById(pressed, pressed.argument);
  return { replace: await next(pressed, scene, pressed.value) };
}

async function pressWeek(pressed: ButtonPress): Promise<Reply> {
  const { scene } = await standInById(pressed, pressed.value);
  return { replace: await week(pressed, scene) };
}

/** When routines come. */
export const timetable: Feature = {
  commands: { schedule: { answer: asked, helpGroup: 'ahead' } },
  presses: { 'schedule.next:*': chooseRoutine, 'schedule.week': pressWeek },
};
