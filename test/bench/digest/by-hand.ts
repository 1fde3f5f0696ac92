import type { Figures } from '../../../src/reports/rules/report-figures.js';
import type { Ask } from '../ground.js';
import {
  ofClocks,
  ofFindings,
  ofLogged,
  ofMissed,
  ofQueue,
  ofRuns,
  ofUnfinished,
  type Week,
} from './columns-by-hand.js';

/** Where the week before begins, where it ends and this one begins, and where this one ends. */
export interface Weeks {
  start: Date;
  middle: Date;
  end: Date;
}

const now: Week = { is: (at) => `${at} >= $3`, from: '$3::timestamptz', until: '$4::timestamptz' };
const old: Week = { is: (at) => `${at} < $3`, from: '$2::timestamptz', until: '$3::timestamptz' };
const both = (columns: (week: Week) => Record<string, string>) =>
  [
    ...Object.entries(columns(now)).map(([name, sql]) => `${sql} AS "now ${name}"`),
    ...Object.entries(columns(old)).map(([name, sql]) => `${sql} AS "old ${name}"`),
  ].join(',\n');

const inTwoWeeks = (at: string) => `r."branchId" = $1 AND ${at} >= $2 AND ${at} < $4`;
const valid = `r."mergedId" IS NULL AND r."status" <> 'struck'`;

/** Each count of the queue between two times. */
const counts = (branch: string, from: string, until: string) => `
  SELECT r."branchId", r."createdAt" AS "at", (r."details"->>'waiting')::numeric AS "waiting", (r."details"->>'longest')::numeric AS "longest"
  FROM "Record" r WHERE ${branch} r."createdAt" >= ${from} AND r."createdAt" < ${until} AND r."kind" = 'flow' AND ${valid}`;

const branchStatement = `
  SELECT logged.*, unfinished.*, clocks.*, runs.*, missed.*, findings.*, queue.*
  FROM (SELECT ${both(ofLogged)} FROM "Record" r WHERE ${inTwoWeeks('r."createdAt"')} AND ${valid}) logged,
    (SELECT ${both(ofUnfinished)} FROM "Record" r WHERE r."branchId" = $1 AND (r."closedAt" IS NULL OR r."closedAt" >= $2) AND ${valid}) unfinished,
    (SELECT ${both(ofClocks)} FROM "Clock" c JOIN "Record" r ON r."id" = c."subjectId" AND ${valid}
      WHERE c."branchId" = $1 AND c."dueAt" >= $2 AND c."dueAt" < $4 AND c."subject" = 'record' AND c."kind" IN ('complaint', 'referral')) clocks,
    (SELECT ${both(ofRuns)} FROM "Run" r WHERE ${inTwoWeeks('r."dueAt"')} AND r."recordId" IS NULL) runs,
    (SELECT ${both(ofMissed)} FROM "Run" r WHERE ${inTwoWeeks('r."lateUntil"')} AND r."doneAt" IS NULL AND r."recordId" IS NULL) missed,
    (SELECT ${both(ofFindings)} FROM "Run" r JOIN "Item" i ON i."runId" = r."id" AND i."state" = 'finding'
      WHERE ${inTwoWeeks('r."dueAt"')} AND r."recordId" IS NULL) findings,
    (SELECT ${both(ofQueue)} FROM (${counts('r."branchId" = $1 AND', '$2', '$4')}) q WHERE q."at" >= $2 AND q."at" < $4) queue`;

/** The week's figures and those of the week before, in one statement written for them alone. */
export async function weekByHand(
  ask: Ask,
  branchId: string,
  { start, middle, end }: Weeks,
): Promise<{ figures: Figures; before: Figures }> {
  const [row = {}] = await ask(branchStatement, [branchId, start, middle, end]);
  const those = (of: string) =>
    Object.fromEntries(
      Object.entries(row)
        .filter(([name]) => name.startsWith(of))
        .map(([name, value]) => [name.slice(of.length), value as number | null]),
    );
  return { figures: those('now '), before: those('old ') };
}

const whole: Week = { is: () => 'true', from: '$1::timestamptz', until: '$2::timestamptz' };
const one = (columns: (week: Week) => Record<string, string>) =>
  Object.entries(columns(whole))
    .map(([name, sql]) => `${sql} AS "${name}"`)
    .join(',\n');
const inWeek = (at: string) => `${at} >= $1 AND ${at} < $2`;
/** Of nothing there is no share and no mean; everything else is nought. */
const nothing = { share: null, other: 0 };
const shares = [
  'complaint_clocks',
  'referral_clocks',
  'lists_on_time',
  'waiting',
  'longest_wait',
  'diversion',
  'satisfied',
];

const grouped = (columns: (week: Week) => Record<string, string>, rows: string, branch = 'r."branchId"') =>
  `(SELECT ${branch} AS "branch", ${one(columns)} FROM ${rows} GROUP BY 1)`;

const passStatement = `
  SELECT * FROM ${grouped(ofLogged, `"Record" r WHERE ${inWeek('r."createdAt"')} AND ${valid}`)} logged
    FULL JOIN ${grouped(ofUnfinished, `"Record" r WHERE (r."closedAt" IS NULL OR r."closedAt" >= $1) AND ${valid}`)} unfinished USING ("branch")
    FULL JOIN ${grouped(
      ofClocks,
      `"Clock" c JOIN "Record" r ON r."id" = c."subjectId" AND ${valid}
        WHERE ${inWeek('c."dueAt"')} AND c."subject" = 'record' AND c."kind" IN ('complaint', 'referral')`,
      'c."branchId"',
    )} clocks USING ("branch")
    FULL JOIN ${grouped(ofRuns, `"Run" r WHERE ${inWeek('r."dueAt"')} AND r."recordId" IS NULL`)} runs USING ("branch")
    FULL JOIN ${grouped(ofMissed, `"Run" r WHERE ${inWeek('r."lateUntil"')} AND r."doneAt" IS NULL AND r."recordId" IS NULL`)} missed USING ("branch")
    FULL JOIN ${grouped(
      ofFindings,
      `"Run" r JOIN "Item" i ON i."runId" = r."id" AND i."state" = 'finding' WHERE ${inWeek('r."dueAt"')} AND r."recordId" IS NULL`,
    )} findings USING ("branch")
    FULL JOIN ${grouped(ofQueue, `(${counts('', '$1', '$2')}) q WHERE q."at" >= $1 AND q."at" < $2`, 'q."branchId"')} queue USING ("branch")`;

/** One week's figures of every branch there is, in one pass over the rows of all. */
export async function passByHand(
  ask: Ask,
  { from, until }: { from: Date; until: Date },
): Promise<Map<string, Figures>> {
  const rows = await ask(passStatement, [from, until]);
  return new Map(
    rows.map(({ branch, ...row }) => [
      String(branch),
      Object.fromEntries(
        Object.entries(row).map(([name, value]) => [
          name,
          (value as number | null) ?? (shares.includes(name) ? nothing.share : nothing.other),
        ]),
      ),
    ]),
  );
}
