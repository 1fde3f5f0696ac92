import { isParty, type Member } from '../../platform/directory/roles.js';
import { branchOf } from '../../platform/directory/store/branches.js';
import { membersOf, namesOf } from '../../platform/directory/store/people.js';
import type { Shot, View } from '../../platform/outbox/message.js';
import { postedAs } from '../../platform/outbox/store/posted.js';
import { photoCount } from '../../platform/photos/store.js';
import { occurrenceOf } from '../../platform/schedule/store.js';
import { awayOn } from '../../roster/store/roster.js';
import { type RunValues, runMessage, runNudge } from '../messages/run.js';
import { rulesOf } from '../rules/rules.js';
import { nextSigners } from '../rules/run.js';
import { findingCodes, runOf } from '../store/runs.js';

async function load({ db, now, subject }: Shot): Promise<RunValues | null> {
  const run = await runOf(db, subject);
  const branch = run && (await branchOf(db, run.branchId));
  if (!run || !branch) return null;
  const [members, names, actions, occurrence] = await Promise.all([
    membersOf(db, branch.id),
    namesOf(db, [...run.signatures.map(({ by }) => by), ...run.items.map(({ by }) => by)]),
    findingCodes(
      db,
      run.items.map(({ actionId }) => actionId),
    ),
    occurrenceOf(db, { branchId: branch.id, name: run.list, date: run.date, slot: run.slot }),
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
    now,
  };
}

/** A checklist's message. */
export const run: View = {
  name: 'run',
  kept: true,
  inDoubt: 'again',
  async draw(shot) {
    const values = await load(shot);
    if (!values) return 'moot';
    const message = runMessage(values, shot.speech);
    const { recordId } = values.run;
    if (!recordId) return { message };
    // A playbook stands in the thread of what it goes with.
    const top = await postedAs(shot.db, 'record', recordId, shot.channel);
    return top ? { message, thread: top.ts } : 'wait';
  },
};

/** Why somebody hears of a list, as the row of the outbox remembers it. */
interface Told {
  why: 'remind' | 'escalate' | 'unsigned' | 'not_mine';
  /** Who says that it is not theirs. */
  by?: string;
}

/** Whether there is still something to do on the list, and for this person. */
function matters({ why }: Told, { run, rules }: RunValues, to: Member): boolean {
  if (why === 'unsigned') return run.status === 'settled' && isParty(to, nextSigners(rules, run));
  if (why === 'not_mine') return run.status === 'open' || run.status === 'settled';
  return run.status === 'open' && isParty(to, why === 'remind' ? [rules.owner] : rules.escalate.to);
}

/** A direct message to one person about a list. */
export const runNudgeView: View = {
  name: 'run_nudge',
  kept: false,
  inDoubt: 'never',
  batched: true,
  async draw(shot) {
    const values = await load(shot);
    const to = values?.members.find(({ personId }) => personId === shot.personId);
    const told = shot.args as unknown as Told;
    if (!values || !to || !matters(told, values, to)) return 'moot';
    const { run: shown, branch, now } = values;
    const top = await postedAs(shot.db, run.name, shown.id, branch.channel);
    const link = top ? shot.link(branch.channel, top.ts) : null;
    // A reminder that waited until the limit was over says so.
    const why = told.why === 'remind' && now > shown.dueAt ? 'overdue' : told.why;
    const by = told.by ? (await namesOf(shot.db, [told.by])).get(told.by) : undefined;
    return { message: runNudge(values, { why, ...(by ? { by } : {}) }, link, shot.speech) };
  },
};
