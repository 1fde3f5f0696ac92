import { branchOf } from '../../database/branches.js';
import { actionNumbers, runOf } from '../../database/checklists.js';
import { membersOf, namesOf } from '../../database/people.js';
import { postedAs } from '../../database/posted.js';
import { occurrenceOf } from '../../database/schedule.js';
import { checklistOf } from '../../domain/checklists/index.js';
import { type RunValues, runMessage, runNudge } from '../../messages/checklists/run.js';
import type { Shot, View } from '../view.js';

async function load({ db, now, subject }: Shot): Promise<RunValues | null> {
  const run = await runOf(db, subject);
  const branch = run && (await branchOf(db, run.branchId));
  if (!run || !branch) return null;
  const [members, names, actions, occurrence] = await Promise.all([
    membersOf(db, branch.id),
    namesOf(db, [...run.signatures.map(({ by }) => by), ...run.items.map(({ by }) => by)]),
    actionNumbers(
      db,
      run.items.map(({ actionId }) => actionId),
    ),
    occurrenceOf(db, { branchId: branch.id, name: run.list, date: run.date }),
  ]);
  return {
    run,
    list: checklistOf(run.list),
    branch,
    members,
    names,
    actions,
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
    return values ? { message: runMessage(values, shot.speech) } : 'moot';
  },
};

/** A reminder of a list, only while there is something to do on it. */
export const runNudgeView: View = {
  name: 'run_nudge',
  kept: false,
  inDoubt: 'never',
  async draw(shot) {
    const values = await load(shot);
    if (!values || values.run.status === 'signed' || values.run.status === 'missed') return 'moot';
    const why = shot.args.why as 'remind' | 'escalate' | 'unsigned';
    if (why !== 'unsigned' && values.run.status === 'settled') return 'moot';
    const top = await postedAs(shot.db, run.name, values.run.id, values.branch.channel);
    return {
      message: runNudge(values, why, top ? shot.link(values.branch.channel, top.ts) : null, shot.speech),
    };
  },
};
