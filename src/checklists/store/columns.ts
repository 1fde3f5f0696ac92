import type { ColumnsOf } from '../../platform/database/columns.js';
import type { Item, Run, Tick } from '../../platform/database/generated/client.js';

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

export const tickColumns = {
  runId: 'uuid',
  itemId: 'uuid',
  personId: 'uuid',
  seen: 'int',
  version: 'int',
  state: 'text',
  at: 'timestamptz',
} as const satisfies Partial<ColumnsOf<Tick>>;
