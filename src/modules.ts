import { branches } from './branches/module.js';
import { briefing } from './briefing/module.js';
import { checklists } from './checklists/module.js';
import { dayBook } from './day-book/module.js';
import { headOffice } from './head-office/module.js';
import { home } from './home/module.js';
import { outages } from './outages/module.js';
import { people } from './people/module.js';
import type { Module } from './platform/module.js';
import { createCatalogue } from './platform/outbox/catalogue.js';
import { photoRefusedFor } from './platform/photos/outbox.js';
import { createRoutines } from './platform/schedule/routine.js';
import { playbooks } from './playbooks/module.js';
import { records } from './records/module.js';
import { reports } from './reports/module.js';
import { roster } from './roster/module.js';
import { settings } from './settings/module.js';
import { timetable } from './timetable/module.js';

/** All that the bot is made of, a line each. What comes by itself is listed in this order: what the day begins with first. */
export const modules: readonly Module[] = [
  briefing,
  checklists,
  playbooks,
  reports,
  records,
  roster,
  people,
  settings,
  headOffice,
  branches,
  dayBook,
  timetable,
  outages,
  home,
];

/** The conversations that people can have with Lobby. */
export const features = modules.flatMap((module) => module.features ?? []);

/** What photos can be given for. */
export const photoOwners = modules.flatMap(({ photos }) => photos ?? []);

/** Everything that is sent; how each looks is in the outbox of its module. */
export const catalogue = createCatalogue([
  ...modules.flatMap(({ messages }) => messages ?? []),
  photoRefusedFor(photoOwners),
]);

/** What modules do when something happens in others, in their order. */
export const followers = modules.flatMap(({ follows }) => follows ?? []);

export const routines = createRoutines(modules);

/** What else the schedule does. */
export const schedule = {
  routines,
  afterPlanning: modules.flatMap(({ afterPlanning }) => afterPlanning ?? []),
  limits: modules.flatMap(({ limits }) => limits ?? []),
  beats: modules.flatMap(({ beats }) => beats ?? []),
};
