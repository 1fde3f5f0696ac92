import { rights as branches } from './branches/rights.js';
import { rights as briefing } from './briefing/rights.js';
import { checklistRights } from './checklists/rights.js';
import { rights as dayBook } from './day-book/rights.js';
import { rights as headOffice } from './head-office/rights.js';
import { rights as home } from './home/rights.js';
import { rights as people } from './people/rights.js';
import { linesOf, type RightLine } from './platform/rights/rights.js';
import { recordRights } from './records/rights.js';
import { rights as reports } from './reports/rights.js';
import { rights as roster } from './roster/rights.js';
import { rights as settings } from './settings/rights.js';
import { rights as timetable } from './timetable/rights.js';

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
