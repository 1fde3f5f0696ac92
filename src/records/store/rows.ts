import type {
  Clock as ClockRow,
  RecordEvent as EventRow,
  Record as Row,
} from '../../platform/database/generated/client.js';
import type { Values } from '../../platform/forms/field.js';
import type { Clock } from '../../platform/time/clock.js';
import type { RecordEvent } from '../rules/events.js';
import type { LobbyRecord } from '../rules/record.js';

/** A row of the database as the rules know it. */
export const toRecord = (row: Row): LobbyRecord => ({ ...row, details: row.details as Values });
export const toClock = ({
  id,
  name,
  startedAt,
  dueAt,
  wakeAt,
  step,
  stoppedAt,
  extended,
}: ClockRow): Clock => ({
  id,
  name,
  startedAt,
  dueAt,
  wakeAt,
  step,
  stoppedAt,
  extended,
});
export const toEvent = (row: EventRow): RecordEvent => ({
  id: row.id,
  at: row.at,
  actorId: row.actorId,
  type: row.type as RecordEvent['type'],
  data: row.data as Record<string, unknown>,
});
