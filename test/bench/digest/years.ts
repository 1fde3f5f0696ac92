import type { kinds } from '../../../src/domain/records/index.js';
import {
  complaintCauses,
  complaintsAbout,
  incidentTypes,
  optionsOf,
} from '../../../src/domain/reports/tally.js';
import type { Ask } from '../ground.js';

/** The branch that the digest is made of is one of these. */
export const branchCount = 50;
const recordCount = 200_000;
const days = 730;

/** What branches log: how often, and how often each of it is still open. */
const mix = [
  {
    kind: 'incident',
    share: 0.3,
    open: ['open', 'handling'],
    closed: ['resolved'],
    clocks: ['taken_routine', 'settled'],
  },
  {
    kind: 'complaint',
    share: 0.15,
    open: ['new', 'handling'],
    closed: ['resolved', 'withdrawn'],
    clocks: ['answer', 'solve'],
  },
  {
    kind: 'referral',
    share: 0.3,
    open: ['new', 'taken', 'met'],
    closed: ['won', 'lost', 'unsuitable'],
    clocks: ['taken', 'contacted'],
  },
  { kind: 'action', share: 0.25, open: ['open', 'done'], closed: ['checked', 'dropped'], clocks: ['due'] },
] as const satisfies readonly {
  kind: (typeof kinds)[number]['name'];
  share: number;
  open: string[];
  closed: string[];
  clocks: string[];
}[];

/**
 * Two years of fifty branches: records of every kind with their clocks, and of every day two checklists with their items.
 * @returns the ids of the branches
 */
export async function fillTwoYears(ask: Ask, now: Date): Promise<string[]> {
  await ask('SELECT setseed(0.5)');
  const branches = await ask(
    `INSERT INTO "Branch" ("id", "channel", "name", "timezone", "language", "country", "hours")
     SELECT gen_random_uuid(), 'C0YEARS' || n, 'Branch ' || n, 'Asia/Shanghai', 'en', 'CN', '{}' FROM generate_series(1, $1::int) n
     RETURNING "id"`,
    [branchCount],
  );
  const ids = branches.map(({ id }) => String(id));
  for (const part of mix) await fillRecords(ask, ids, part, now);
  await fillRuns(ask, ids, now);
  for (const table of ['Record', 'Clock', 'Run', 'Item']) await ask(`VACUUM ANALYZE "${table}"`);
  return ids;
}

const details = {
  incident: { type: optionsOf(incidentTypes) },
  complaint: { about: optionsOf(complaintsAbout), cause: optionsOf(complaintCauses) },
  referral: {},
  action: {},
} satisfies Record<(typeof mix)[number]['kind'], Record<string, readonly string[]>>;

/** One of the options in an SQL array; the row is named so that each gets its own. */
const oneOf = (options: readonly string[]) =>
  `(ARRAY['${options.join("','")}'])[1 + floor(random() * ${options.length})::int]`;

/** Most are closed within ten days; of those whose time has not come yet, and of one in fifty, the end is open. */
async function fillRecords(
  ask: Ask,
  branches: string[],
  part: (typeof mix)[number],
  now: Date,
): Promise<void> {
  const { kind, share, open, closed, clocks } = part;
  const pairs = Object.entries(details[kind]).map(([name, options]) => `'${name}', ${oneOf(options)}`);
  await ask(
    `WITH made AS (
       SELECT n, $1::timestamptz - random() * interval '${days} days' AS "at", random() * interval '10 days' AS "took", random() < 0.02 AS "stays"
       FROM generate_series(1, $2::int) n
     ), placed AS (
       SELECT n, "at", CASE WHEN "stays" OR "at" + "took" > $1 THEN NULL ELSE "at" + "took" END AS "closed" FROM made
     )
     INSERT INTO "Record" ("id", "branchId", "kind", "number", "status", "severity", "summary", "reporterId", "details", "createdAt", "updatedAt", "closedAt")
     SELECT gen_random_uuid(), ($3::uuid[])[1 + n % ${branchCount}], '${kind}', n, CASE WHEN "closed" IS NULL THEN ${oneOf(open)} ELSE ${oneOf(closed)} END,
       ${kind === 'incident' ? '1 + floor(random() * 4)::int' : 'NULL'}, 'Something that happened in the lobby, told in a sentence', gen_random_uuid(),
       jsonb_build_object(${[...pairs, `'won_amount', floor(random() * 500000)`].join(', ')}), "at", "at", "closed"
     FROM placed`,
    [now, Math.round(recordCount * share), branches],
  );
  await ask(
    `INSERT INTO "Clock" ("id", "branchId", "subject", "subjectId", "kind", "name", "startedAt", "dueAt", "stoppedAt")
     SELECT gen_random_uuid(), r."branchId", 'record', r."id", r."kind", name, r."createdAt", r."createdAt" + interval '3 days', r."closedAt"
     FROM "Record" r, unnest($1::text[]) name WHERE r."kind" = '${kind}'`,
    [clocks],
  );
}

/** One in twenty is late, one in fifty missed; one item in thirty is a finding. */
async function fillRuns(ask: Ask, branches: string[], now: Date): Promise<void> {
  await ask(
    `INSERT INTO "Run" ("id", "branchId", "list", "date", "slot", "status", "opensAt", "dueAt", "lateUntil", "doneAt")
     SELECT gen_random_uuid(), branch, list, day::text, '', 'done', at - interval '1 hour', at, at + interval '2 hours',
       CASE WHEN luck < 0.02 THEN NULL WHEN luck < 0.07 THEN at + interval '1 hour' ELSE at - interval '10 minutes' END
     FROM (
       SELECT branch, list, day, $1::timestamptz - day * interval '1 day' - interval '3 hours' AS at, random() AS luck
       FROM unnest($2::uuid[]) branch, unnest(ARRAY['opening', 'closing']) list, generate_series(0, ${days - 1}) day
     ) planned`,
    [now, branches],
  );
  await ask(
    `INSERT INTO "Item" ("id", "runId", "position", "group", "groupText", "text", "state")
     SELECT gen_random_uuid(), r."id", n, 'g', 'Group', 'Something to look at', CASE WHEN random() < 0.034 THEN 'finding' ELSE 'done' END
     FROM "Run" r, generate_series(1, 6) n`,
  );
}
