import type { Item, TickedFast } from '../../checklists/module.js';
import type { LobbyRecord } from '../../records/module.js';
import {
  amountProtected,
  careGiven,
  complaintsClosed,
  diversion,
  drillsHeld,
  educationHeld,
  enquiriesAnswered,
  enquiriesLogged,
  faultsLogged,
  fraudStopped,
  leftUnserved,
  listsSeenLate,
  listsTickedFast,
  longestWait,
  praiseLogged,
  referralsAmount,
  retentionLost,
  salesAmount,
  salesLogged,
  slackAway,
  suggestionsAnswered,
  suggestionsLogged,
  tickets,
  waiting,
} from '../rules/measures.js';
import { defineReport } from '../rules/report.js';
import { dayMeasures } from './daily.js';

/** The log of a working day, posted a little after closing; after an outage up to three days late (B2, Z8). */
export const daylog = defineReport({
  name: 'day',
  called: [
    'day',
    'daily',
    'day log',
    'daylog',
    'work log',
    'worklog',
    '日志',
    '日誌',
    '工作日志',
    '工作日誌',
    '日报',
    '日報',
  ],
  period: 'day',
  of: 'current',
  timing: { closing: 15 },
  onClosed: 'skip',
  cutoff: 3 * 24 * 60,
  drawn: 'day',
  measures: [
    ...dayMeasures,
    listsSeenLate,
    slackAway,
    listsTickedFast,
    complaintsClosed,
    tickets,
    waiting,
    longestWait,
    leftUnserved,
    diversion,
    enquiriesLogged,
    enquiriesAnswered,
    suggestionsLogged,
    suggestionsAnswered,
    praiseLogged,
    faultsLogged,
    careGiven,
    fraudStopped,
    amountProtected,
    educationHeld,
    drillsHeld,
    salesLogged,
    salesAmount,
    retentionLost,
    referralsAmount,
  ],
  tallies: [],
  rankings: [],
  trends: [],
  files: [],
});

/** A routine that was not carried out on the day, or late, because of an outage. */
export interface Gap {
  name: string;
  /** The title in the branch's own words as of then; null for the one in the catalogue. */
  title: string | null;
  dueAt: Date;
  /** When it was carried out after all; null: never. */
  cameAt: Date | null;
  /** Slack took no messages, rather than Lobby not running. */
  unseen?: true;
}

/** The state of a checklist of the day; `open` while it can still be done. */
export interface ListTold {
  id: string;
  list: string;
  /** The title with which it was posted. */
  title: string | null;
  state: 'done' | 'late' | 'missed' | 'open';
  signed: boolean;
  dueAt: Date;
  doneAt: Date | null;
  excuse: string | null;
  /** A burst of boxes ticked within seconds. */
  burst: TickedFast | null;
  /** Items that the branch head waived although they had an answer or a finding. */
  released: readonly Pick<Item, 'text' | 'rule' | 'value' | 'note' | 'by'>[];
}

export type Logged = Pick<
  LobbyRecord,
  'id' | 'kind' | 'number' | 'status' | 'severity' | 'summary' | 'details' | 'ownerId'
>;

/** What the log of a day shows besides its figures, as of now. */
export interface DayTold {
  gaps: readonly Gap[];
  lists: readonly ListTold[];
  /** Records of the day that are shown in the branch's channel, in the order of the kinds. */
  logged: readonly Logged[];
  handed: readonly Logged[];
  /** The work log, and when and by whom it was filed. */
  words: { record: LobbyRecord; filed: { by: string | null; at: Date } | null } | null;
  /** The messages (`ts`) of records and lists in the branch's channel, by id. */
  posted: ReadonlyMap<string, string>;
  /** Names by person id. */
  names: ReadonlyMap<string, string>;
}
