import { z } from 'zod';
import { columnsOf, omit } from '../../platform/database/columns.js';
import { fitting, int, text, timestamptz, uuid } from '../../platform/database/query.js';
import { storedValue } from '../../platform/forms/field.js';
import { storedRunRules } from '../rules/checklist.js';
import { storedLineRule } from '../rules/line.js';
import { type Item, itemStates, type Run, runStatuses, type Tick, type TickedFast } from '../rules/run.js';

// A state that only a newer version knows counts as open.
const itemState = z.enum(itemStates).catch('open');

export const storedItem = z.object({
  id: uuid,
  position: int,
  group: text,
  groupText: text,
  text,
  rule: fitting(storedLineRule.nullable()),
  value: storedValue.nullable().catch(null),
  state: itemState,
  note: text.nullable(),
  by: uuid.nullable(),
  at: timestamptz.nullable(),
  actionId: uuid.nullable(),
}) satisfies z.ZodType<Item>;

/** All columns of the table. */
export const itemColumns = { ...columnsOf(storedItem), runId: 'uuid' } as const;

/** Title and rules as of posting. If they cannot be read completely, today's rules apply. */
export const storedRules = storedRunRules.extend({ title: text }).nullable().catch(null);

/** Many boxes that were ticked within seconds. */
export const storedBurst = z
  .object({ items: int, seconds: int, by: uuid, at: timestamptz })
  .nullable()
  .catch(null) satisfies z.ZodType<TickedFast | null>;

/** A posted list with its items, in their order. */
export const storedRun = z.object({
  id: uuid,
  branchId: uuid,
  list: text,
  date: text,
  slot: text,
  recordId: uuid.nullable(),
  status: z.enum(runStatuses).catch('open'),
  version: int,
  opensAt: timestamptz,
  dueAt: timestamptz,
  lateUntil: timestamptz,
  doneAt: timestamptz.nullable(),
  seenAt: timestamptz.nullable(),
  awayTo: timestamptz.nullable(),
  rules: storedRules,
  excuse: text.nullable(),
  burst: storedBurst,
  signatures: z.array(z.object({ by: uuid, at: timestamptz })),
  items: z.array(storedItem).transform((items) => items.sort((a, b) => a.position - b.position)),
}) satisfies z.ZodType<Run>;
/** All columns of the table; the items have a table of their own. */
export const runColumns = omit(columnsOf(storedRun), ['items']);

export const storedTick = z.object({
  itemId: uuid,
  personId: uuid,
  seen: int,
  version: int,
  state: itemState,
  at: timestamptz,
}) satisfies z.ZodType<Tick>;
/** All columns but the id, which the database generates. */
export const tickColumns = { ...columnsOf(storedTick), runId: 'uuid' } as const;
