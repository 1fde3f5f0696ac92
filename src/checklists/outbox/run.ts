import { isParty, type Member } from '../../platform/directory/roles.js';
import { branchOf } from '../../platform/directory/store/branches.js';
import { membersOf, namesOf } from '../../platform/directory/store/people.js';
import type { RenderContext } from '../../platform/outbox/message.js';
import { outageNow } from '../../platform/outbox/store/outages.js';
import { postedAs } from '../../platform/outbox/store/posted.js';
import { photoCount } from '../../platform/photos/store.js';
import { occurrenceOf } from '../../platform/schedule/store/occurrences.js';
import { card } from '../../records/module.js';
import { attendanceOn, awayOn } from '../../roster/module.js';
import { type RunWhy, runNudge, runPost } from '../contracts.js';
import { checklistOf, isShipped } from '../lists/index.js';
import { type RunValues, runMessage, runNudge as runNudgeMessage } from '../messages/run.js';
import { fillIn } from '../rules/known.js';
import { afterOutage, isTaken } from '../rules/outage.js';
import { rulesOf } from '../rules/rules.js';
import { nextSigners } from '../rules/run.js';
import { knownFor } from '../store/known.js';
import { findingCodes, runOf } from '../store/runs.js';

async function load({
  db,
  now,
  subject,
}: Pick<RenderContext, 'db' | 'now' | 'subject'>): Promise<RunValues | null> {
  const kept = await runOf(db, subject);
  const branch = kept && (await branchOf(db, kept.branchId));
  if (!kept || !branch) return null;
  // Nobody could tick it during the outage, so it is not overdue.
  const away = now > kept.dueAt ? await outageNow(db, branch.channel) : null;
  const asSeen = (away && afterOutage(kept, { ...away, until: now }, branch.timezone)) ?? kept;
  // Filled in with what is known now; this is only drawn, and stored with the next press or when a fact changes.
  const { run } = fillIn(asSeen, await knownFor({ db, tx: db.prisma, branch, now }, asSeen), now);
  const shows = isShipped(run.list) ? checklistOf(run.list).shows : undefined;
  const [members, names, actions, occurrence, attendance] = await Promise.all([
    membersOf(db, branch.id),
    namesOf(db, [...run.signatures.map(({ by }) => by), ...run.items.map(({ by }) => by)]),
    findingCodes(
      db,
      run.items.map(({ actionId }) => actionId),
    ),
    occurrenceOf(db, { branchId: branch.id, name: run.list, date: run.date, slot: run.slot }),
    shows ? attendanceOn({ db, branch, now }, run.date) : null,
  ]);
  return {
    run,
    rules: rulesOf(run),
    branch,
    members,
    away: await awayOn(db, branch.id, run.date),
    names,
    actions,
    photos: await photoCount(db, run.id),
    late: occurrence?.late ?? false,
    attendance,
    now,
  };
}

export const runDrawn = runPost.drawnBy(async (context) => {
  const values = await load(context);
  if (!values) return 'skip';
  const { recordId } = values.run;
  // A list that an outage left no time for is not posted any more; the log of its day mentions it.
  if (isTaken(values.run) && !(await postedAs(context.db, runPost.key(values.run.id), context.channel)))
    return 'skip';
  const message = runMessage(values, context.speech);
  if (!recordId) return { message };
  // A playbook is posted in the thread of its record's card.
  const top = await postedAs(context.db, card.key(recordId), context.channel);
  return top ? { message, thread: top.ts } : 'wait';
});

/** Whether the list still needs something of this person. */
function matters(why: RunWhy, { run, rules, now }: RunValues, to: Member): boolean {
  // The escalation was queued before the outage moved the limit.
  if (why === 'escalate' && run.awayTo && now < run.dueAt) return false;
  if (why === 'unsigned') return run.status === 'settled' && isParty(to, nextSigners(rules, run));
  if (why === 'not_mine') return run.status === 'open' || run.status === 'settled';
  return run.status === 'open' && isParty(to, why === 'remind' ? [rules.owner] : rules.escalate.to);
}

export const runNudgeDrawn = runNudge.drawnBy(async (context) => {
  const { db, args, speech } = context;
  const values = await load(context);
  const to = values?.members.find(({ personId }) => personId === context.personId);
  if (!values || !to || !matters(args.why, values, to)) return 'skip';
  const { run, branch, now } = values;
  const top = await postedAs(db, runPost.key(run.id), branch.channel);
  const link = top ? context.link(branch.channel, top.ts) : null;
  // A reminder that was delayed until after the limit says that the list is overdue.
  const why = args.why === 'remind' && now > run.dueAt ? 'overdue' : args.why;
  const by = args.by ? (await namesOf(db, [args.by])).get(args.by) : undefined;
  return { message: runNudgeMessage(values, { why, ...(by ? { by } : {}) }, link, speech) };
});
