import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { itemColumns, runColumns, tickColumns } from '../../../src/checklists/store/stored.js';
import { type Columns, named, omit, recordset, setTo } from '../../../src/platform/database/columns.js';
import { messageColumns } from '../../../src/platform/outbox/store/queue.js';
import { expectedColumns } from '../../../src/platform/photos/store.js';
import { clockColumns } from '../../../src/platform/schedule/store/clocks.js';
import { occurrenceColumns } from '../../../src/platform/schedule/store/occurrences.js';
import {
  ackColumns,
  counterColumns,
  eventColumns,
  recordColumns,
  secretColumns,
} from '../../../src/records/store/stored.js';
import { spelledColumns } from '../../../src/records/store/words.js';
import { attendanceColumns } from '../../../src/roster/store/attendance.js';
import { presenceColumns } from '../../../src/roster/store/presence.js';
import { openTestDatabase, type TestDatabase } from './image.js';

let database: TestDatabase;
beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());

/** What PostgreSQL calls the types. */
const spelt = {
  uuid: 'uuid',
  text: 'text',
  int: 'integer',
  boolean: 'boolean',
  jsonb: 'jsonb',
  timestamptz: 'timestamp with time zone',
} as const;

async function columnsOf(table: string): Promise<Record<string, string>> {
  const rows = await database.prisma.$queryRaw<{ name: string; type: string }[]>`
    SELECT column_name AS "name", data_type AS "type" FROM information_schema.columns
    WHERE table_schema = current_schema() AND table_name = ${table}`;
  return Object.fromEntries(rows.map(({ name, type }) => [name, type]));
}

const inSql = (columns: Columns) =>
  Object.fromEntries(Object.entries(columns).map(([name, type]) => [name, spelt[type]]));

describe('the columns that statements are composed of', () => {
  it.each<[string, Columns]>([
    ['Record', { ...recordColumns, ...spelledColumns }],
    ['RecordEvent', eventColumns],
    ['Secret', secretColumns],
    ['Ack', ackColumns],
    ['Counter', counterColumns],
    ['Clock', clockColumns],
    ['Occurrence', occurrenceColumns],
    ['Presence', presenceColumns],
    ['Attendance', attendanceColumns],
    ['Run', runColumns],
    ['Item', itemColumns],
  ])('are all those of "%s"', async (table, columns) => {
    expect(inSql(columns)).toEqual(await columnsOf(table));
  });

  it.each<[string, Columns]>([
    ['Photo', expectedColumns],
    ['Tick', tickColumns],
    ['Outbox', messageColumns],
  ])('are some of those of "%s"', async (table, columns) => {
    expect(await columnsOf(table)).toMatchObject(inSql(columns));
  });
});

describe('a statement', () => {
  const columns = { id: 'uuid', at: 'timestamptz', data: 'jsonb' } as const;

  it('names columns, with an alias and without, and sets them', () => {
    expect(named(columns).sql).toBe('"id", "at", "data"');
    expect(named(columns, 'e').sql).toBe('e."id", e."at", e."data"');
    expect(setTo(omit(columns, ['id']), 'EXCLUDED').sql).toBe(
      '"at" = EXCLUDED."at", "data" = EXCLUDED."data"',
    );
  });

  it('reads rows as they were given, whatever stands in them', async () => {
    const rows = [
      { id: '00000000-0000-4000-8000-000000000001', at: new Date('2026-11-16T02:00:00Z'), data: { at: '"' } },
      { id: '00000000-0000-4000-8000-000000000002', at: null, data: null },
    ];
    const read = await database.prisma.$queryRaw`
      SELECT ${named(columns, 'e')} FROM ${recordset(columns, rows, 'e')} ORDER BY e."id"`;
    expect(read).toEqual(rows);
  });
});
