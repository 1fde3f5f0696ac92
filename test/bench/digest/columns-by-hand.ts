import {
  complaintCauses,
  complaintsAbout,
  enquiryTopics,
  incidentTypes,
  optionsOf,
  referralFunnel,
} from '../../../src/reports/rules/tally.js';

/** A week in SQL: where it begins and ends, and what says that a time is of it among the rows that are looked at. */
export interface Week {
  is(at: string): string;
  from: string;
  until: string;
}

type Columns = Record<string, string>;

const count = (rule: string) => `(count(*) FILTER (WHERE ${rule}))::float8`;
const total = (detail: string, rule: string) =>
  `coalesce(sum((r."details"->>'${detail}')::numeric) FILTER (WHERE ${rule}), 0)`;
const share = (whole: string, part: string) =>
  `${count(`${whole} AND ${part}`)} / nullif(${count(whole)}, 0)`;
const options = (of: Parameters<typeof optionsOf>[0], rule: (option: string) => string): Columns =>
  Object.fromEntries(optionsOf(of).map((option) => [`${of.name}.${option}`, count(rule(option))]));

/** Of records logged in the week. */
export function ofLogged(week: Week): Columns {
  const is = week.is('r."createdAt"');
  const kind = (name: string) => `r."kind" = '${name}' AND ${is}`;
  const flow = (detail: string) => total(detail, kind('flow'));
  const stopped = `${kind('care')} AND r."details"->>'type' = 'fraud_stopped'`;
  const rating = (detail: string) => total(detail, kind('rating'));
  return {
    complaints: count(kind('complaint')),
    incidents: count(kind('incident')),
    incidents_grave: count(`${kind('incident')} AND r."severity" IN (1, 2)`),
    tickets: `${flow('tickets')}::float8`,
    left_unserved: `${flow('left')}::float8`,
    diversion: `(${flow('self_service')} / nullif(${flow('self_service')} + ${flow('counter')}, 0))::float8`,
    satisfied: `(${rating('satisfied')} / nullif(${rating('satisfied')} + ${rating('neutral')} + ${rating('dissatisfied')}, 0))::float8`,
    suggestions: count(kind('suggestion')),
    enquiries: count(kind('enquiry')),
    praise: count(kind('praise')),
    faults: count(kind('fault')),
    referrals: count(kind('referral')),
    drills: count(kind('drill')),
    care: count(kind('care')),
    fraud_stopped: count(stopped),
    amount_protected: `${total('protected', stopped)}::float8`,
    education: count(kind('education')),
    education_reached: `${total('reached', kind('education'))}::float8`,
    sales: count(`${kind('sale')} AND r."status" = 'noted'`),
    referral_funnel_amount: `${total('won_amount', `${kind('referral')} AND r."status" = 'won'`)}::float8`,
    sales_amount: `${total('amount', kind('sale'))}::float8`,
    ...options(incidentTypes, (type) => `${kind('incident')} AND r."details"->>'type' = '${type}'`),
    ...options(complaintsAbout, (about) => `${kind('complaint')} AND r."details"->>'about' = '${about}'`),
    ...options(enquiryTopics, (topic) => `${kind('enquiry')} AND r."details"->>'topic' = '${topic}'`),
    ...options(referralFunnel, (status) => `${kind('referral')} AND r."status" = '${status}'`),
  };
}

/** Of records that were not closed before the first of the weeks: those closed in it, open at its end, lasting in it. */
export function ofUnfinished(week: Week): Columns {
  const closed = (name: string) =>
    `r."kind" = '${name}' AND r."closedAt" >= ${week.from} AND r."closedAt" < ${week.until}`;
  const open = (name: string) =>
    count(
      `r."kind" = '${name}' AND r."createdAt" < ${week.until} AND (r."closedAt" IS NULL OR r."closedAt" >= ${week.until})`,
    );
  const lasted = `least(${week.until}, CASE WHEN r."closedAt" IS NOT NULL THEN least((r."details"->>'restored')::timestamptz, r."closedAt") END)
    - greatest(${week.from}, coalesce((r."details"->>'since')::timestamptz, r."createdAt"))`;
  const won = `${closed('referral')} AND r."status" = 'won'`;
  const lost = `${closed('retention')} AND r."status" = 'lost'`;
  return {
    complaints_closed: count(closed('complaint')),
    complaints_open: open('complaint'),
    incidents_open: open('incident'),
    actions_closed: count(closed('action')),
    actions_open: open('action'),
    downtime: `coalesce(sum(floor(greatest(0, extract(epoch FROM ${lasted})) / 60)) FILTER (WHERE r."kind" = 'fault'), 0)::float8`,
    referrals_won: count(won),
    referrals_amount: `${total('won_amount', won)}::float8`,
    retained: count(`${closed('retention')} AND r."status" = 'kept'`),
    retention_lost: count(lost),
    retention_lost_amount: `${total('amount', lost)}::float8`,
    ...options(complaintCauses, (cause) => `${closed('complaint')} AND r."details"->>'cause' = '${cause}'`),
  };
}

/** Of counts of the queue in the week: those that were logged, and those of patrols. */
export function ofQueue(week: Week): Columns {
  const is = week.is('q."at"');
  return {
    waiting: `(avg(q."waiting") FILTER (WHERE ${is}))::float8`,
    longest_wait: `(max(q."longest") FILTER (WHERE ${is}))::float8`,
  };
}

/** Of limits that fell due in the week. */
export function ofClocks(week: Week): Columns {
  const is = week.is('c."dueAt"');
  const kept = 'coalesce(c."met", c."stoppedAt") <= c."dueAt"';
  return {
    complaint_clocks: share(`${is} AND c."kind" = 'complaint'`, kept),
    referral_clocks: share(`${is} AND c."kind" = 'referral' AND c."name" = 'taken'`, kept),
  };
}

/** Of lists due in the week. */
export const ofRuns = (week: Week): Columns => ({
  lists_on_time: share(week.is('r."dueAt"'), 'r."doneAt" <= r."dueAt"'),
  lists_ticked_fast: count(`${week.is('r."dueAt"')} AND r."burst" IS NOT NULL`),
  lists_seen_late: count(`${week.is('r."dueAt"')} AND r."seenAt" IS NOT NULL`),
});

/** Of lists that nobody had done when their time was over, in the week. */
export const ofMissed = (week: Week): Columns => ({ lists_missed: count(week.is('r."lateUntil"')) });

/** Of items with a finding, of lists due in the week. */
export const ofFindings = (week: Week): Columns => ({ findings: count(week.is('r."dueAt"')) });
