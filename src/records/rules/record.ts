import type { Values } from '../../platform/forms/field.js';
import type { Clock } from '../../platform/time/clock.js';
import type { RecordEvent } from './events.js';
import type { Watch } from './kind.js';

/** A record as stored, without its private fields. */
export interface LobbyRecord {
  id: string;
  branchId: string;
  kind: string;
  /** Assigned by the database when the record is first saved; 0 before. */
  number: number;
  status: string;
  severity: number | null;
  summary: string;
  reporterId: string;
  ownerId: string | null;
  parentId: string | null;
  /** The record into which this one was merged. */
  mergedId: string | null;
  /** The link to the message from which it was logged. */
  link: string | null;
  details: Values;
  version: number;
  createdAt: Date;
  updatedAt: Date;
  closedAt: Date | null;
}

/** Reasons for a direct message about a record. */
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

/** A direct message to be sent: to whom, and why. Its text is made when it is sent. */
export interface Nudge {
  personId: string;
  why: Why;
  /** The clock that caused it. */
  clock?: string;
  /** The watch that may have found a pattern; whether it has is checked when the message is drawn. */
  watch?: string;
  /** The move that decided what was asked, and who made it. */
  move?: string;
  by?: string;
  urgent: boolean;
  /** The earliest time to send it: the person's next working time, or the one that they asked for. */
  notBefore: Date;
}

/** Everything that one action changes, written in one transaction together with the messages about it. */
export interface Change {
  record: LobbyRecord;
  events: RecordEvent[];
  /** Private values that were given, not encrypted yet; the database layer encrypts them. */
  secrets: Record<string, string>;
  /** Private fields whose values are removed. */
  unsealed?: readonly string[];
  clocks: Clock[];
  nudges: Nudge[];
  /** Records that this one creates, such as the corrective action of a finding. */
  spawned: Change[];
  /** Photos that were given, by the ids of their files in Slack; they are fetched, checked and encrypted later. */
  files?: readonly { field: string; file: string }[];
  /** New confirmations of reading. */
  acks?: readonly { personId: string; at: Date }[];
  /** Names of playbooks to open in its thread; names without a playbook are ignored. */
  playbooks?: readonly string[];
  /** Records to be opened if this one completes a watch's pattern. */
  patterns?: { watch: Watch; change: Change }[];
}
