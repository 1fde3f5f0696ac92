import {
  answerQuestions,
  type Checklist,
  fillIn,
  inBranch,
  isBox,
  isKnown,
  listWords,
  newRun,
  nextSigners,
  report,
  runClock,
  runDueListSteps,
  sign,
  tick,
  tickAll,
} from '../../../checklists/module.js';
import { type Member, resolve } from '../../../platform/directory/roles.js';
import { DAY, MINUTE } from '../../../platform/time/durations.js';
import { answersTo, throughBy } from '../life/answers.js';
import { NobodyThere, somebody } from '../life/crew.js';
import { minutesAfter } from '../life/hours.js';
import { begunLate, forgotten, seenIn } from '../life/lists.js';
import { ticked } from './deeds.js';
import { handOver } from './handing.js';
import { type KeptRun, sceneAt, type Telling, ticksOf } from './past.js';
import { goOn } from './records.js';

/** Posts a list. */
export function listComes(
  { past }: Telling,
  list: Checklist,
  place: { date: string; slot: string; dueAt: Date },
): KeptRun {
  const here = inBranch(list, listWords(list.name, past.branch), past.branch);
  const run = newRun(here.list, { branchId: past.branch.id, ...place }, here.words);
  const kept: KeptRun = { run, clock: runClock(list, run, past.calendar), presses: [] };
  past.runs.push(kept);
  return kept;
}

/**
 * People go through a list group by group and sign it. One whose limit is still to come at the present is left half
 * done; a few are finished late, and very few are forgotten.
 */
export function tellList(telling: Telling, list: Checklist, kept: KeptRun, from: Date): void {
  const { past, agenda, chance, end } = telling;
  const { run } = kept;
  const by = throughBy(list, run);
  const live = by > end;
  // Nothing is forgotten in the last days: a missed list should not be the first thing that a visitor sees.
  const recent = end.getTime() - run.dueAt.getTime() < 6 * DAY;
  const isForgotten = !recent && chance.happens(forgotten);
  const late = !live && chance.happens(begunLate);
  const groups = Object.keys(list.groups);
  const goneThrough = live ? groups.slice(0, Math.ceil(groups.length / 2)) : groups;
  const limit = late
    ? minutesAfter(by, chance.between(5, 25))
    : minutesAfter(by, -chance.between(4, (by.getTime() - run.opensAt.getTime()) / 120_000));
  const room =
    (live ? end.getTime() : Math.max(limit.getTime(), from.getTime() + 10 * MINUTE)) - from.getTime();
  const share = (part: number) => new Date(from.getTime() + Math.floor((room * part) / 1000) * 1000);
  const owner = somebody(telling, list.owner);
  const [signer] = resolve(past.members, nextSigners(list, run).slice(0, 1));
  if (!signer) throw new NobodyThere(past.branch.name, String(list.signatures[0]?.[0]));
  if (!isForgotten)
    goneThrough.forEach((group, index) => {
      const at = share(((index + chance.between(30, 90) / 100) / goneThrough.length) * 0.9);
      agenda.at(at, () =>
        groupIsDone(telling, { list, kept }, group, {
          who: chance.happens(0.6) ? owner : somebody(telling, 'staff'),
          at,
        }),
      );
    });
  if (!isForgotten && !live) {
    const signedAt = share(1);
    agenda.at(signedAt, () => {
      if (kept.run.status !== 'settled') return;
      if (list.gate) handOver(telling, signedAt);
      ticked(past, kept, sign(list, kept.run, signer, sceneAt(past, signedAt)), {
        who: signer,
        now: signedAt,
      });
    });
  }
  climb(telling, list, kept);
}

/** Takes the steps of the list's limit, each at its time, until none is left. */
function climb(telling: Telling, list: Checklist, kept: KeptRun): void {
  const { past, agenda } = telling;
  const rung = kept.clock?.wakeAt;
  if (!rung) return;
  agenda.at(rung, () => {
    if (!kept.clock?.wakeAt) return;
    const { run, clock } = runDueListSteps(list, kept.run, kept.clock, sceneAt(past, rung));
    Object.assign(kept, { run, clock });
    climb(telling, list, kept);
  });
}

/** A group is ticked at once, or in two parts; findings are reported and become actions. */
function groupIsDone(
  telling: Telling,
  { list, kept }: { list: Checklist; kept: KeptRun },
  group: string,
  { who, at }: { who: Member; at: Date },
): void {
  const { past, chance } = telling;
  if (kept.run.status === 'missed') return;
  // Lines that Lobby fills in by itself are always met in the made-up past.
  const known = new Map(
    kept.run.items.map((one) => [
      one.rule?.knows ?? '',
      { met: true, why: '', ...(isKnown(one) && one.rule?.asks ? { value: past.members.length } : {}) },
    ]),
  );
  ticked(past, kept, fillIn(kept.run, known, at), { who, now: at });
  const items = kept.run.items.filter((one) => one.group === group && !isKnown(one));
  for (const found of seenIn(telling, list, items, at)) {
    const actions = ticked(past, kept, report(kept.run, found, who, sceneAt(past, at)), { who, now: at });
    for (const action of actions) goOn(telling, action);
  }
  const given = answersTo(
    telling,
    list,
    kept.run.items.filter((one) => one.group === group),
  );
  const answers = answerQuestions(kept.run, given, who, sceneAt(past, at));
  for (const found of ticked(past, kept, answers, { who, now: at })) goOn(telling, found);
  const open = kept.run.items.filter((one) => one.group === group && one.state === 'open' && isBox(one));
  if (open.length > 2 && chance.happens(0.4)) {
    const some = open.slice(0, Math.ceil(open.length / 2)).map(({ id }) => id);
    ticked(
      past,
      kept,
      tick(
        kept.run,
        ticksOf(kept),
        { group, seen: kept.run.version, selected: some },
        { who, scene: sceneAt(past, at) },
      ),
      { who, now: at },
    );
  }
  const after = minutesAfter(at, 1);
  const finish = () =>
    ticked(past, kept, tickAll(kept.run, group, { who, scene: sceneAt(past, after) }), { who, now: after });
  if (open.length > 0) telling.agenda.at(after, () => (kept.run.status === 'missed' ? undefined : finish()));
}
