import type { Branch } from '../../platform/directory/branch.js';
import type { Routines } from '../../platform/language/routines.js';
import type { Period } from '../../platform/time/period.js';
import type { DayTold } from '../definitions/daylog.js';
import type { Decision } from '../rules/decisions.js';
import type { Report } from '../rules/report.js';
import type { ReportFigures } from '../rules/report-figures.js';

/** Everything that a report's message shows. */
export interface ReportModel {
  branch: Branch;
  report: Report;
  period: Period;
  compiled: ReportFigures;
  now: Date;
  /** When it should have been posted, if it is late. */
  lateSince: Date | null;
  /** Names by person id. */
  names: ReadonlyMap<string, string>;
  /** The words of the records in its pointers, by id; deleted records have none. */
  summaries: ReadonlyMap<string, string>;
  /** Titles of lists in the branch's own words, by their names. */
  titles: ReadonlyMap<string, string>;
  /** All routines. */
  routines: Routines;
  /** Decisions to make; empty for readers who may not decide. */
  decisions: readonly Decision[];
  /** The messages (`ts`) of those records in the branch's channel, by id. */
  cards: ReadonlyMap<string, string>;
  /** Only for the log of a day: what it shows besides figures. */
  day?: DayTold | null;
  link(channel: string, ts: string): string;
}
