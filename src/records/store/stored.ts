import { z } from 'zod';
import { columnsOf, omit, type SqlType } from '../../platform/database/columns.js';
import type { Ack, Counter, Record as Row } from '../../platform/database/generated/client.js';
import { fitting, int, object, text, timestamptz, uuid } from '../../platform/database/query.js';
import { storedValues } from '../../platform/forms/field.js';
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

/** A record for reading only. */
export const storedRecord = columns.extend({ details: fitting(storedValues) });
/** A record to be changed: its details are written back as a whole, so unknown ones are kept. */
export const changeable = columns;

/** All columns of the table except those for searching its words. */
export const recordColumns = columnsOf(columns);
/** The columns that changes write. */
export const changingColumns = omit(recordColumns, [
  'id',
  'branchId',
  'kind',
  'number',
  'reporterId',
  'parentId',
  'link',
  'createdAt',
]);

export const toRecord = (row: Row): LobbyRecord => storedRecord.parse(row);

export const storedEvent = z.object({
  id: uuid,
  recordId: uuid,
  at: timestamptz,
  actorId: uuid.nullable(),
  type: z.enum(typesOfEvent),
  data: object,
}) satisfies z.ZodType<RecordEvent>;
/** All columns of the table. */
export const eventColumns = { ...columnsOf(storedEvent), branchId: 'uuid' } as const;

/** A private field as stored, without the id of its record. */
export const storedSecret = z.object({ field: text, sealed: text, digest: text.nullable() });
/** All columns of the table. */
export const secretColumns = { ...columnsOf(storedSecret), recordId: 'uuid' } as const;

/** All columns of the table of readings. */
export const ackColumns = {
  recordId: 'uuid',
  personId: 'uuid',
  at: 'timestamptz',
} as const satisfies Record<keyof Ack, SqlType>;

/** All columns of the table with the last number of each kind in a branch. */
export const counterColumns = {
  branchId: 'uuid',
  kind: 'text',
  last: 'int',
} as const satisfies Record<keyof Counter, SqlType>;
