import type { Run } from '../../checklists/rules/run.js';
import type { Values } from '../../platform/forms/field.js';
import type { Clock } from '../../platform/time/clock.js';
import type { Watch } from './kind.js';

/** A record as the database holds it, private fields apart. */
export interface LobbyRecord {
  id: string;
  branchId: string;
  kind: string;
  /** Given by the database when it is first saved; 0 before. */
  number: number;
  status: string;
  severity: number | null;
  summary: string;
  reporterId: string;
  ownerId: string | null;
  parentId: string | null;
  /** The record that this one turned out to be the same as. */
  mergedId: string | null;
  /** The message that it was logged from. */
  link: string | null;
  details: Values;
  version: number;
  createdAt: Date;
  updatedAt: Date;
  closedAt: Date | null;
}

/** What can stand in a timeline. `data` never holds a private value. */
export const eventTypes = [
  'logged',
  'moved',
  'assigned',
  'released',
  'stepped',
  'noted',
  'edited',
  'sealed',
  'spawned',
  'merged',
  'absorbed',
  'separated',
  /** Somebody has read it; `to` where that made it everybody, and the record went there by itself. */
  'acknowledged',
  /** It went to another status by itself. */
  'lapsed',
] as const;
export type EventType = (typeof eventTypes)[number];

export interface RecordEvent {
  id: string;
  at: Date;
  /** Absent: the bot itself. */
  actorId: string | null;
  type: EventType;
  data: Record<string, unknown>;
}

/** Somebody to be told in a direct message, and why. The words are made when it is sent. */
export interface Nudge {
  personId: string;
  why:
    | 'severe'
    | 'assigned'
    | 'logged'
    | 'remind'
    | 'overdue'
    | 'progress'
    | 'pattern'
    | 'released'
    | 'unread';
  /** The clock that made it so. */
  clock?: string;
  /** The watch that may have found something; whether it has is looked up when the message is drawn. */
  watch?: string;
  urgent: boolean;
  /** Not before this moment: the person's next working time, or what the person asked for. */
  notBefore: Date;
}

/** Everything that one deed changes, written in one transaction together with what must be posted about it. */
export interface Change {
  record: LobbyRecord;
  events: RecordEvent[];
  /** Private fields that were given, in the clear: sealed by the database layer, and only there. */
  secrets: Record<string, string>;
  clocks: Clock[];
  nudges: Nudge[];
  /** Records that this one brought forth, such as the action of a finding. */
  spawned: Change[];
  /** Pictures that were given, by Slack's ids of their files; fetched, checked and sealed afterwards. */
  files?: { field: string; file: string }[];
  /** Person ids of those who have read it. */
  acks?: string[];
  /** Playbooks that are opened in its thread. */
  runs?: Run[];
  /** What is written too, if this record makes a watch's number full. */
  patterns?: { watch: Watch; change: Change }[];
}
