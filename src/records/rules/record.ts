import type { Values } from '../../platform/forms/field.js';
import type { Clock } from '../../platform/time/clock.js';
import type { RecordEvent } from './events.js';
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

/** Why somebody is told of a record in a direct message. */
export const whys = [
  'severe',
  'assigned',
  'logged',
  'remind',
  'overdue',
  'progress',
  'pattern',
  'released',
  'unread',
  'asked',
  'decided',
] as const;
export type Why = (typeof whys)[number];

/** Somebody to be told in a direct message, and why. The words are made when it is sent. */
export interface Nudge {
  personId: string;
  why: Why;
  /** The clock that made it so. */
  clock?: string;
  /** The watch that may have found something; whether it has is looked up when the message is drawn. */
  watch?: string;
  /** The move that decided what was asked, and who made it. */
  move?: string;
  by?: string;
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
  /** Private fields that are empty from now on. */
  unsealed?: readonly string[];
  clocks: Clock[];
  nudges: Nudge[];
  /** Records that this one brought forth, such as the action of a finding. */
  spawned: Change[];
  /** Pictures that were given, by Slack's ids of their files; fetched, checked and sealed afterwards. */
  files?: readonly { field: string; file: string }[];
  /** Who has read it, and when. */
  acks?: readonly { personId: string; at: Date }[];
  /** The names of the playbooks that open in its thread, where there are such. */
  playbooks?: readonly string[];
  /** What is written too, if this record makes a watch's number full. */
  patterns?: { watch: Watch; change: Change }[];
}
