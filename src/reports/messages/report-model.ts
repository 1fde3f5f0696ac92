import type { Branch } from '../../platform/directory/branch.js';
import type { Routines } from '../../platform/language/routines.js';
import type { Period } from '../../platform/time/period.js';
import type { DayTold } from '../definitions/daylog.js';
import type { Decision } from '../rules/decisions.js';
import type { Report } from '../rules/report.js';
import type { ReportFigures } from '../rules/report-figures.js';

/** Everything that a report's message says. */
export interface ReportModel {
  branch: Branch;
  report: Report;
  period: Period;
  compiled: ReportFigures;
  now: Date;
  /** When it should have come, where it comes late. */
  lateSince: Date | null;
  /** Names by person id. */
  names: ReadonlyMap<string, string>;
  /** The words of the records that it points at, by id; a record that was deleted since has none. */
  summaries: ReadonlyMap<string, string>;
  /** Titles of lists in the branch's own words, by their names. */
  titles: ReadonlyMap<string, string>;
  /** What comes by itself. */
  routines: Routines;
  /** What is to be decided; empty for those who may not. */
  decisions: readonly Decision[];
  /** The messages that show those records in the branch's channel, by id. */
  cards: ReadonlyMap<string, string>;
  /** What the log of a day tells besides; of other reports nothing. */
  day?: DayTold | null;
  link(channel: string, ts: string): string;
}
