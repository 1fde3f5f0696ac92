import { branchesModule } from './branches/module.js';
import { briefingModule } from './briefing/module.js';
import { checklistsModule } from './checklists/module.js';
import { dayBookModule } from './day-book/module.js';
import { headOfficeModule } from './head-office/module.js';
import { homeModule } from './home/module.js';
import { outagesModule } from './outages/module.js';
import { peopleModule } from './people/module.js';
import type { Db } from './platform/database/db.js';
import { type DayFacts, factsFollow } from './platform/day-facts/facts.js';
import type { Module } from './platform/module.js';
import { createCatalogue } from './platform/outbox/catalogue.js';
import { photoRefusedFor } from './platform/photos/outbox.js';
import { linesOf, type RightLine } from './platform/rights/rights.js';
import { createRoutines } from './platform/schedule/routine.js';
import { unfolding } from './platform/slack/unfold.js';
import { playbooksModule } from './playbooks/module.js';
import { recordsModule } from './records/module.js';
import { reportsModule } from './reports/module.js';
import { rosterModule } from './roster/module.js';
import { settingsModule } from './settings/module.js';
import { timetableModule } from './timetable/module.js';

/**
 * All that the bot is made of, a line each, in their order: a module uses only those before it. So is what help shows in one
 * group.
 */
export const modules: readonly Module[] = [
  recordsModule,
  rosterModule,
  checklistsModule,
  playbooksModule,
  peopleModule,
  reportsModule,
  headOfficeModule,
  branchesModule,
  settingsModule,
  dayBookModule,
  briefingModule,
  timetableModule,
  outagesModule,
  homeModule,
];

/** Whose routines stand first wherever all are listed, as the day begins with them; the others follow in their order. */
const first = [briefingModule, checklistsModule, reportsModule];

/** What photos can be given for. */
export const photoOwners = modules.flatMap(({ photos }) => photos ?? []);

/** Everything that is sent; how each looks is in the outbox of its module. */
export const catalogue = createCatalogue([
  ...modules.flatMap(({ messages }) => messages ?? []),
  photoRefusedFor(photoOwners),
]);

/** The conversations that people can have with Lobby. */
export const features = [...modules.flatMap((module) => module.features ?? []), unfolding(catalogue)];

/** What is known of a branch's day, each by the module that owns it. */
export const facts: DayFacts = Object.assign({}, ...modules.map((module) => module.facts));

/** What modules do when something happens in others, in their order; and who answers how a day stands. */
export const followers = [...modules.flatMap(({ follows }) => follows ?? []), factsFollow(facts)];

export const routines = createRoutines([...new Set([...first, ...modules])]);

/** When the next thing comes that modules wait for, each for itself. */
export const nextTimes = modules.flatMap(({ nextAt }) => nextAt ?? []);

const absences = modules.flatMap(({ awayOn: away }) => away ?? []);

/** The ids of those who are not at work in a branch on a local day. */
export async function awayOn(db: Db, branchId: string, date: string): Promise<ReadonlySet<string>> {
  const away = await Promise.all(absences.map((each) => each(db, branchId, date)));
  return new Set(away.flatMap((ids) => [...ids]));
}

/** What else the schedule does. */
export const schedule = {
  routines,
  afterPlanning: modules.flatMap(({ afterPlanning }) => afterPlanning ?? []),
  limits: modules.flatMap(({ limits }) => limits ?? []),
  beats: modules.flatMap(({ beats }) => beats ?? []),
};

/** Who may do what, in which case: all of it, sorted by deed. */
export const allRights = (): RightLine[] =>
  linesOf(Object.fromEntries(modules.flatMap(({ rights }) => Object.entries(rights?.() ?? {}))));
