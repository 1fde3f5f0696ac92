import { type ColumnsOf, omit, pick } from '../../platform/database/columns.js';
import type {
  Ack,
  Clock,
  Counter,
  Photo,
  RecordEvent,
  Record as Row,
  Secret,
} from '../../platform/database/generated/client.js';

export const recordColumns = {
  id: 'uuid',
  branchId: 'uuid',
  kind: 'text',
  number: 'int',
  status: 'text',
  severity: 'int',
  summary: 'text',
  reporterId: 'uuid',
  ownerId: 'uuid',
  parentId: 'uuid',
  mergedId: 'uuid',
  link: 'text',
  details: 'jsonb',
  version: 'int',
  createdAt: 'timestamptz',
  updatedAt: 'timestamptz',
  closedAt: 'timestamptz',
} as const satisfies ColumnsOf<Row>;

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

export const eventColumns = {
  id: 'uuid',
  recordId: 'uuid',
  branchId: 'uuid',
  at: 'timestamptz',
  actorId: 'uuid',
  type: 'text',
  data: 'jsonb',
} as const satisfies ColumnsOf<RecordEvent>;

export const secretColumns = {
  recordId: 'uuid',
  field: 'text',
  sealed: 'text',
  digest: 'text',
} as const satisfies ColumnsOf<Secret>;

export const ackColumns = {
  recordId: 'uuid',
  personId: 'uuid',
  at: 'timestamptz',
} as const satisfies ColumnsOf<Ack>;

export const counterColumns = {
  branchId: 'uuid',
  kind: 'text',
  last: 'int',
} as const satisfies ColumnsOf<Counter>;

export const clockColumns = {
  id: 'uuid',
  branchId: 'uuid',
  subject: 'text',
  subjectId: 'uuid',
  kind: 'text',
  name: 'text',
  startedAt: 'timestamptz',
  dueAt: 'timestamptz',
  wakeAt: 'timestamptz',
  step: 'int',
  stoppedAt: 'timestamptz',
  extended: 'int',
} as const satisfies ColumnsOf<Clock>;
/** What starts anew where a clock of that name is there already. */
export const clockTimes = pick(clockColumns, [
  'startedAt',
  'dueAt',
  'wakeAt',
  'step',
  'stoppedAt',
  'extended',
]);

/** A picture that is to be fetched; the rest of its row comes with it. */
export const expectedPhotoColumns = {
  id: 'uuid',
  branchId: 'uuid',
  recordId: 'uuid',
  field: 'text',
  file: 'text',
  by: 'uuid',
  at: 'timestamptz',
  tryAt: 'timestamptz',
} as const satisfies Partial<ColumnsOf<Photo>>;
