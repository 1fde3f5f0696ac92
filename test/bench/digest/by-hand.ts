import {
  complaintCauses,
  complaintsAbout,
  incidentTypes,
  optionsOf,
  referralFunnel,
} from '../../../src/domain/reports/tally.js';
import type { Figures } from '../../../src/domain/reports/told.js';
import type { Ask } from '../ground.js';

/** Where the week before begins, where it ends and this one begins, and where this one ends. */
export interface Weeks {
  start: Date;
  middle: Date;
  end: Date;
}

/** The week's figures and those of the week before, in one statement written for them alone. */
export async function weekByHand(
  ask: Ask,
  branchId: string,
  { start, middle, end }: Weeks,
): Promise<{ figures: Figures; before: Figures }> {
  const [row = {}] = await ask(statement, [branchId, start, middle, end]);
  const those = (of: string) =>
    Object.fromEntries(
      Object.entries(row)
        .filter(([name]) => name.startsWith(of))
        .map(([name, value]) => [name.slice(of.length), value as number | null]),
    );
  return { figures: those('now '), before: those('old ') };
}

/** A figure in both weeks. `at` is the time that says which week a row is of. */
const both = (name: string, at: string, figure: (week: string) => string): string =>
  `${figure(`${at} >= $3`)} AS "now ${name}", ${figure(`${at} < $3`)} AS "old ${name}"`;

const count = (name: string, at: string, rule: string) =>
  both(name, at, (week) => `(count(*) FILTER (WHERE ${week} AND ${rule}))::float8`);

const share = (name: string, at: string, rule: string, kept: string) =>
  both(
    name,
    at,
    (week) =>
      `(count(*) FILTER (WHERE ${week} AND ${rule} AND ${kept}))::float8 / nullif(count(*) FILTER (WHERE ${week} AND ${rule}), 0)`,
  );

const made = '"createdAt"';
const closed = '"closedAt"';
const due = '"dueAt"';

const ofMade = [
  count('complaints', made, `"kind" = 'complaint'`),
  count('incidents', made, `"kind" = 'incident'`),
  count('incidents_grave', made, `"kind" = 'incident' AND "severity" IN (1, 2)`),
  count('referrals', made, `"kind" = 'referral'`),
  ...optionsOf(incidentTypes).map((type) =>
    count(`incident_types.${type}`, made, `"kind" = 'incident' AND "details"->>'type' = '${type}'`),
  ),
  ...optionsOf(complaintsAbout).map((about) =>
    count(`complaints_about.${about}`, made, `"kind" = 'complaint' AND "details"->>'about' = '${about}'`),
  ),
  ...optionsOf(referralFunnel).map((status) =>
    count(`referral_funnel.${status}`, made, `"kind" = 'referral' AND "status" = '${status}'`),
  ),
];

const ofClosed = [
  count('complaints_closed', closed, `"kind" = 'complaint'`),
  count('actions_closed', closed, `"kind" = 'action'`),
  count('referrals_won', closed, `"kind" = 'referral' AND "status" = 'won'`),
  both(
    'referrals_amount',
    closed,
    (week) =>
      `coalesce(sum(("details"->>'won_amount')::numeric) FILTER (WHERE ${week} AND "kind" = 'referral' AND "status" = 'won'), 0)::float8`,
  ),
  ...optionsOf(complaintCauses).map((cause) =>
    count(`complaint_causes.${cause}`, closed, `"kind" = 'complaint' AND "details"->>'cause' = '${cause}'`),
  ),
];

/** Open at the end of this week, and at the end of the one before. */
const ofOpen = ['complaint', 'incident', 'action'].map(
  (kind) => `
    (count(*) FILTER (WHERE "kind" = '${kind}' AND ("closedAt" IS NULL OR "closedAt" >= $4)))::float8 AS "now ${kind}s_open",
    (count(*) FILTER (WHERE "kind" = '${kind}' AND "createdAt" < $3))::float8 AS "old ${kind}s_open"`,
);

const inTwoWeeks = (at: string) => `"branchId" = $1 AND ${at} >= $2 AND ${at} < $4`;

const statement = `
  SELECT made.*, closed.*, open.*, clocks.*, runs.*, missed.*, findings.*
  FROM (SELECT ${ofMade} FROM "Record" WHERE ${inTwoWeeks(made)}) made,
    (SELECT ${ofClosed} FROM "Record" WHERE ${inTwoWeeks(closed)}) closed,
    (SELECT ${ofOpen} FROM "Record" WHERE "branchId" = $1 AND "createdAt" < $4 AND ("closedAt" IS NULL OR "closedAt" >= $3)) open,
    (SELECT ${share('complaint_clocks', due, `"kind" = 'complaint'`, '"stoppedAt" <= "dueAt"')},
      ${share('referral_clocks', due, `"kind" = 'referral' AND "name" = 'taken'`, '"stoppedAt" <= "dueAt"')}
      FROM "Clock" WHERE ${inTwoWeeks(due)} AND "subject" = 'record') clocks,
    (SELECT ${share('lists_on_time', due, 'true', '"doneAt" <= "dueAt"')} FROM "Run" WHERE ${inTwoWeeks(due)}) runs,
    (SELECT ${count('lists_missed', '"lateUntil"', 'true')} FROM "Run" WHERE ${inTwoWeeks('"lateUntil"')} AND "doneAt" IS NULL) missed,
    (SELECT ${count('findings', 'r."dueAt"', 'true')} FROM "Run" r JOIN "Item" i ON i."runId" = r."id" AND i."state" = 'finding'
      WHERE ${inTwoWeeks('r."dueAt"')}) findings`;
