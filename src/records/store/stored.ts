import { z } from 'zod';
import type { Clock as ClockRow, Record as Row } from '../../platform/database/generated/client.js';
import { fitting, int, object, text, timestamptz, uuid } from '../../platform/database/query.js';
import { storedValues } from '../../platform/forms/field.js';
import type { Clock } from '../../platform/time/clock.js';
import { type RecordEvent, typesOfEvent } from '../rules/events.js';
import type { LobbyRecord } from '../rules/record.js';

const columns = z.object({
  id: uuid,
  branchId: uuid,
  kind: text,
  number: int,
  status: text,
  severity: int.nullable(),
  summary: text,
  reporterId: uuid,
  ownerId: uuid.nullable(),
  parentId: uuid.nullable(),
  mergedId: uuid.nullable(),
  link: text.nullable(),
  details: storedValues,
  version: int,
  createdAt: timestamptz,
  updatedAt: timestamptz,
  closedAt: timestamptz.nullable(),
}) satisfies z.ZodType<LobbyRecord>;

/** A record to be looked at. */
export const storedRecord = columns.extend({ details: fitting(storedValues) });
/** A record to be changed: its details are written back whole, so none of them may be left out. */
export const changeable = columns;

export const toRecord = (row: Row): LobbyRecord => storedRecord.parse(row);

export const storedClock = z.object({
  id: uuid,
  name: text,
  startedAt: timestamptz,
  dueAt: timestamptz,
  wakeAt: timestamptz.nullable(),
  step: int,
  stoppedAt: timestamptz.nullable(),
  extended: int,
}) satisfies z.ZodType<Clock>;
export const toClock = (row: ClockRow): Clock => storedClock.parse(row);

export const storedEvent = z.object({
  id: uuid,
  recordId: uuid,
  at: timestamptz,
  actorId: uuid.nullable(),
  type: z.enum(typesOfEvent),
  data: object,
}) satisfies z.ZodType<RecordEvent>;
