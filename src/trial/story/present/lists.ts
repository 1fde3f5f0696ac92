import {
  answerQuestions,
  type Checklist,
  changeRun,
  checklistOf,
  type Item,
  isKnown,
  isOwed,
  isQuestion,
  isShipped,
  nextSigners,
  type Run,
  type RunChange,
  report,
  rulesOf,
  sign,
  tickAll,
  whatIsOpen,
} from '../../../checklists/module.js';
import { type Member, resolve } from '../../../platform/directory/roles.js';
import { answersTo, throughBy } from '../life/answers.js';
import { type Crew, somebody } from '../life/crew.js';
import { minutesAfter } from '../life/hours.js';
import { begunLate, forgotten, letGo, notToday, seenIn } from '../life/lists.js';
import { fileWords, handOver } from './handing.js';
import { crewFor, type Intent, type Place, sceneOf } from './place.js';

/** Several groups of a list that one person goes through in one go. */
interface Sitting {
  groups: string[];
  at: Date;
  who: Member;
}

const sittings = 3;

/**
 * What somebody does next with a list that waits: the next groups, or a signature; null where it is signed, or
 * forgotten.
 * @throws NobodyThere
 */
export function goOnWithList(place: Place, run: Run): Intent | null {
  if (run.status !== 'open' && run.status !== 'settled') return null;
  // The visitor's own lists are left to the visitor.
  if (!isShipped(run.list)) return null;
  const list = checklistOf(run.list);
  const crew = crewFor(place, `${run.list} ${run.date} ${run.slot}`, run.date);
  if (crew.chance.happens(forgotten)) return null;
  const { rounds, signedAt } = roundsOf(place, list, run, crew);
  const open = new Set(run.items.filter((item) => isOwed(item) && !isKnown(item)).map(({ group }) => group));
  const next = rounds.find(({ groups }) => groups.some((group) => open.has(group)));
  if (!next) return signature(place, { list, run }, signedAt);
  // After that it can no longer be filled in.
  if (next.at >= run.lateUntil) return null;
  return {
    at: next.at,
    about: run.id,
    async does() {
      const after = await goThrough(place, list, run, next);
      // Items that they cannot settle stay open.
      return after.version === run.version ? null : goOnWithList(place, after);
    },
  };
}

/** Who goes through which groups, and when; always the same for the same list. */
function roundsOf(
  { from, calendar }: Place,
  list: Checklist,
  run: Run,
  crew: Crew,
): { rounds: Sitting[]; signedAt: Date } {
  const { chance } = crew;
  const late = chance.happens(begunLate);
  const by = throughBy(list, run);
  const half = (by.getTime() - run.opensAt.getTime()) / 120_000;
  const end = minutesAfter(by, late ? chance.between(5, 25) : -chance.between(4, half));
  // Lines that can only be true after the doors are shut are not ticked before.
  const waits = run.items.some(({ rule }) => rule?.after === 'doors_shut');
  const shut = waits ? calendar.hours(run.date)?.close : undefined;
  const begin = minutesAfter(shut && shut > run.opensAt ? shut : run.opensAt, 3);
  const room = Math.max(0, end.getTime() - begin.getTime());
  const groups = [...new Set(run.items.map(({ group }) => group))];
  const size = Math.ceil(groups.length / sittings);
  const owner = somebody(crew, list.owner);
  // What is overdue is done at the beginning of the jump, one minute after another.
  const atLeast = (at: Date, minutes: number) => (at > from ? at : minutesAfter(from, minutes));
  const rounds = Array.from({ length: Math.ceil(groups.length / size) }, (_, index) => {
    const share = ((index + chance.between(30, 90) / 100) / sittings) * 0.9;
    return {
      groups: groups.slice(index * size, (index + 1) * size),
      at: atLeast(new Date(begin.getTime() + Math.floor((room * share) / 1000) * 1000), index + 1),
      who: chance.happens(0.6) ? owner : somebody(crew, 'staff'),
    };
  });
  return { rounds, signedAt: atLeast(end, sittings + 1) };
}

/** Goes through the groups of a sitting: findings are reported, the rest is ticked; all in one transaction. */
function goThrough(place: Place, list: Checklist, run: Run, { groups, at, who }: Sitting): Promise<Run> {
  const scene = sceneOf(place, at);
  return changeRun(
    { db: place.db, key: null, branch: place.branch, actor: who.personId, now: at },
    run.id,
    (now) => {
      if (now.status !== 'open') return [];
      const changes: RunChange[] = [];
      let after = now;
      const does = (change: RunChange) => {
        changes.push(change);
        after = change.run;
      };
      for (const group of groups) {
        const open = now.items.filter(
          (item) => item.group === group && item.state === 'open' && !isKnown(item),
        );
        const crew = crewFor(place, `${run.list} ${run.date} ${run.slot} ${group}`, run.date);
        for (const found of seenIn(crew, list, open, at)) does(report(after, found, who, scene));
        does(tickAll(after, group, { who, scene }));
        const asked = after.items.filter((item) => item.group === group);
        does(answerQuestions(after, answersTo(crew, list, asked), who, scene));
        // Such as a photo, which nobody takes in a trial.
        for (const left of after.items.filter(
          (item) => item.group === group && isQuestion(item) && isOwed(item),
        ))
          does(report(after, notToday(crew, left), who, scene));
      }
      return changes;
    },
  );
}

/** @param looks how often somebody has looked at it before and found that it could not be signed yet */
function signature(
  place: Place,
  { list, run }: { list: Checklist; run: Run },
  signedAt: Date,
  looks = 0,
): Intent | null {
  const { db, branch, members } = place;
  const given = run.signatures.map(({ by }) => by);
  const who = nextSigners(list, run)
    .flatMap((party) => resolve(members, [party]))
    .find(({ personId }) => !given.includes(personId));
  if (!who) return null;
  const at = minutesAfter(signedAt, 3 * given.length);
  return {
    at,
    about: run.id,
    async does() {
      if (list.gate) {
        await handOver(place, at);
        await fileWords(place, at);
      }
      if (looks > 0) await release(place, list, run, at);
      let waits = false;
      const after = await changeRun(
        { db, key: null, branch, actor: who.personId, now: at },
        run.id,
        (now, _, known) => {
          if (now.status !== 'open' && now.status !== 'settled') return [];
          waits = whatIsOpen(rulesOf(now), now, known).length > 0;
          return waits ? [] : [sign(list, now, who, sceneOf(place, at))];
        },
      );
      // It cannot be signed yet: tried again a little later, while it still can be.
      if (!waits) return goOnWithList(place, after);
      const again = minutesAfter(at, 10);
      return again < run.lateUntil ? signature(place, { list, run: after }, again, looks + 1) : null;
    },
  };
}

/** The branch head waives lines that Lobby knows not to be met and nobody can change today; never the facts of the gate. */
async function release(place: Place, list: Checklist, run: Run, at: Date): Promise<void> {
  const { db, branch } = place;
  const crew = crewFor(place, `${run.list} ${run.date} ${run.slot} released`, run.date);
  const head = somebody(crew, 'branch_head');
  const scene = sceneOf(place, at);
  const gate: readonly string[] = list.gate ?? [];
  await changeRun({ db, key: null, branch, actor: head.personId, now: at }, run.id, (now) => {
    if (now.status !== 'open') return [];
    const changes: RunChange[] = [];
    const isStuck = (item: Item) => isKnown(item) && isOwed(item) && !gate.includes(item.rule?.knows ?? '');
    for (const item of now.items.filter(isStuck))
      changes.push(report(changes.at(-1)?.run ?? now, letGo(crew, item), head, scene));
    return changes;
  });
}
