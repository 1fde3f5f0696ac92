import { type ColumnsOf, omit, pick } from '../../platform/database/columns.js';
import type { Item, Run } from '../../platform/database/generated/client.js';

export const runColumns = {
  id: 'uuid',
  branchId: 'uuid',
  list: 'text',
  date: 'text',
  slot: 'text',
  recordId: 'uuid',
  status: 'text',
  version: 'int',
  opensAt: 'timestamptz',
  dueAt: 'timestamptz',
  lateUntil: 'timestamptz',
  doneAt: 'timestamptz',
  signatures: 'jsonb',
  rules: 'jsonb',
  excuse: 'text',
} as const satisfies ColumnsOf<Run>;

/** What a list has when it is posted; the rest comes with what people do on it. */
export const postedRunColumns = omit(runColumns, ['doneAt', 'signatures', 'excuse']);

export const itemColumns = {
  id: 'uuid',
  runId: 'uuid',
  position: 'int',
  group: 'text',
  groupText: 'text',
  text: 'text',
  rule: 'jsonb',
  value: 'jsonb',
  state: 'text',
  note: 'text',
  by: 'uuid',
  at: 'timestamptz',
  actionId: 'uuid',
} as const satisfies ColumnsOf<Item>;

/** The same of its lines. */
export const postedItemColumns = pick(itemColumns, [
  'id',
  'runId',
  'position',
  'group',
  'groupText',
  'text',
  'rule',
]);
