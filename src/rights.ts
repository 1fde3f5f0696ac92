import { rights as branches } from './branches/module.js';
import { rights as briefing } from './briefing/module.js';
import { checklistRights } from './checklists/module.js';
import { rights as dayBook } from './day-book/module.js';
import { rights as headOffice } from './head-office/module.js';
import { rights as home } from './home/module.js';
import { rights as people } from './people/module.js';
import { linesOf, type RightLine } from './platform/rights/rights.js';
import { recordRights } from './records/module.js';
import { rights as reports } from './reports/module.js';
import { rights as roster } from './roster/module.js';
import { rights as settings } from './settings/module.js';
import { rights as timetable } from './timetable/module.js';

/** Who may do what, in which case: all of it, sorted by deed. */
export const allRights = (): RightLine[] =>
  linesOf({
    ...recordRights(),
    ...checklistRights(),
    ...roster,
    ...people,
    ...reports,
    ...settings,
    ...headOffice,
    ...branches,
    ...dayBook,
    ...briefing,
    ...timetable,
    ...home,
  });
