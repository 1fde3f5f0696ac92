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

/** A record to be looked at. */
export const storedRecord = columns.extend({ details: fitting(storedValues) });
/** A record to be changed: its details are written back whole, so none of them may be left out. */
export const changeable = columns;

/** Its columns, all that the table has but for the spelling of its words. */
export const recordColumns = columnsOf(columns);
/** What deeds change. */
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
/** Its columns, all that the table has. */
export const eventColumns = { ...columnsOf(storedEvent), branchId: 'uuid' } as const;

/** A private field as it is kept; which record's it is stands beside. */
export const storedSecret = z.object({ field: text, sealed: text, digest: text.nullable() });
/** Its columns, all that the table has. */
export const secretColumns = { ...columnsOf(storedSecret), recordId: 'uuid' } as const;

/** That somebody has read a record: all columns that the table has. */
export const ackColumns = {
  recordId: 'uuid',
  personId: 'uuid',
  at: 'timestamptz',
} as const satisfies Record<keyof Ack, SqlType>;

/** The last number of a kind in a branch: all columns that the table has. */
export const counterColumns = {
  branchId: 'uuid',
  kind: 'text',
  last: 'int',
} as const satisfies Record<keyof Counter, SqlType>;
