import { z } from 'zod';
import { handingOf } from '../../checklists/store/handing.js';
import { sentence } from '../../platform/blocks/kit.js';
import type { Tx } from '../../platform/database/db.js';
import type { Acting } from '../../platform/directory/acting.js';
import type { Scene } from '../../platform/directory/branch.js';
import { currencyOf } from '../../platform/directory/money.js';
import { carriedAs, readForm, text } from '../../platform/forms/read.js';
import { isId } from '../../platform/id.js';
import { disown, mute } from '../../platform/outbox/store/mute.js';
import { postedOf } from '../../platform/outbox/store/posted.js';
import { toPerson } from '../../platform/outbox/target.js';
import { photoBlocks } from '../../platform/photos/messages.js';
import { lookAtPhotos } from '../../platform/photos/store.js';
import { Refusal } from '../../platform/refusal.js';
import { assertMay } from '../../platform/rights/rights.js';
import { formScene, inBranch, standInById } from '../../platform/slack/branch.js';
import type { ButtonPress, Feature, FormSubmit, Reply, Request } from '../../platform/slack/request.js';
import { MINUTE } from '../../platform/time/durations.js';
import { nextOpening } from '../../platform/time/next-opening.js';
import { kindOf, patternWords, withConsequences } from '../../records/module.js';
import { awayOn, dutiesIn, grouped, onPostNow } from '../../roster/module.js';
import { runNudge, runPost } from '../contracts.js';
import {
  answerForm,
  excuseForm,
  findingFields,
  findingForm,
  photosOfList,
  questionFields,
} from '../messages/forms.js';
import { runLines } from '../messages/list.js';
import { photosOfRun } from '../messages/photos.js';
import { openWords, readTickBlock } from '../messages/run.js';
import type { ListScene } from '../rules/finding.js';
import { isGated, mustBeHandedOver } from '../rules/gate.js';
import { type AllKnown, whatIsOpen } from '../rules/known.js';
import { rights } from '../rules/list-rights.js';
import { hearsNotMine } from '../rules/not-mine.js';
import { rulesOf } from '../rules/rules.js';
import {
  answerQuestions,
  assertCanAnswer,
  assertCanExcuse,
  assertCanSign,
  excuse,
  type Run,
  type RunChange,
  report,
  sign,
  type Tick,
  tick,
  tickGroup,
} from '../rules/run.js';
import { changeRun, runOf, runsOn } from '../store/runs.js';

const target = z.object({ run: z.string() });

/** The run that a button or a form names, and the person as a member of its branch. */
async function loadRunAndActor(request: Request, id: unknown): Promise<{ run: Run; here: Acting }> {
  const run = isId(id) ? await runOf(request.db, id) : null;
  if (!run) throw new Refusal('stale');
  return { run, here: await standInById(request, run.branchId) };
}

/** A further condition, checked in the transaction if the press changes something; throws where it does not hold. */
type Check = (db: { prisma: Tx }, run: Run) => Promise<void>;

const change = (
  request: Request,
  { run, here: { scene, who } }: { run: Run; here: Acting },
  decide: (run: Run, ticks: Tick[], known: AllKnown) => RunChange,
  check?: Check,
) => {
  const { db, key, now } = request;
  const hand = { db, key, now, branch: scene.branch, actor: who.personId };
  return changeRun(
    hand,
    run.id,
    (held, ticks, known) => {
      const change = decide(held, ticks, known);
      // Records that a list creates have the usual consequences: the third fault of a device in a month opens a
      // corrective action.
      const spawned = change.spawned.map((one) =>
        withConsequences(
          kindOf(one.record.kind),
          { change: one, before: undefined },
          { who, scene },
          patternWords(scene.branch),
        ),
      );
      return [{ ...change, spawned }];
    },
    check,
  );
};

async function pressTick(request: ButtonPress): Promise<Reply> {
  const block = readTickBlock(request.block);
  if (!block) throw new Refusal('stale');
  const { run, here } = await loadRunAndActor(request, block.run);
  await change(request, { run, here }, (now, ticks) =>
    tick(now, ticks, { group: block.group, seen: block.version, selected: request.chosen }, here),
  );
  return { done: true };
}

async function pressAll(request: ButtonPress): Promise<Reply> {
  const { run, here } = await loadRunAndActor(request, request.value);
  await change(request, { run, here }, (now) => tickGroup(now, request.argument, here.who, here.scene));
  return { done: true };
}

async function pressSign(request: ButtonPress): Promise<Reply> {
  const { run, here } = await loadRunAndActor(request, request.value);
  await change(
    request,
    { run, here },
    (now, _, known) => {
      const rules = rulesOf(now);
      assertCanSign(rules, now, here.who, here.scene);
      const open = whatIsOpen(rules, now, known);
      if (open.length > 0) throw new Refusal('still_open', { open: openWords(open, request.speech) });
      return sign(rules, now, here.who, here.scene);
    },
    async (db, now) => {
      if (isGated(rulesOf(now), here.scene.branch))
        mustBeHandedOver(await handingOf(db, here.scene.branch, request.now), request.now);
    },
  );
  return { done: true };
}

async function pressFinding(request: ButtonPress): Promise<Reply> {
  const { run, here } = await loadRunAndActor(request, request.value);
  assertCanAnswer(run, here.who, here.scene);
  const { calendar } = here.scene;
  const due = calendar.addWorkingDays(calendar.localDate(request.now), 3);
  return { open: findingForm(run, due, formScene(request, here.scene)) };
}

async function pressAnswer(request: ButtonPress): Promise<Reply> {
  const { run, here } = await loadRunAndActor(request, request.value);
  assertCanAnswer(run, here.who, here.scene);
  return { open: answerForm(run, request.argument, formScene(request, here.scene)) };
}

/** The branch with its roster of the moment, by which a finding gets its owner. */
async function sceneWithDesk({ db, now }: Request, { scene }: Acting, { date }: Run): Promise<ListScene> {
  const { branch } = scene;
  const [onPost, away, duties] = await Promise.all([
    onPostNow(db, branch, now),
    awayOn(db, branch.id, date),
    dutiesIn(db, branch.id, date, date),
  ]);
  const byPost = [...grouped(duties, ({ post }) => post)];
  const stood = new Map(byPost.map(([post, all]) => [post, all.map(({ personId }) => personId)]));
  return { ...scene, desk: { onPost, away, stood } };
}

async function submitAnswers(request: FormSubmit): Promise<Reply> {
  const { run, here } = await loadRunAndActor(request, carriedAs(target, request.metadata).run);
  const given = readForm(questionFields(run.items), request.values, currencyOf(here.scene.branch));
  const scene = await sceneWithDesk(request, here, run);
  await change(request, { run, here }, (now) => answerQuestions(now, given, here.who, scene));
  return { done: true };
}

async function pressExcuse(request: ButtonPress): Promise<Reply> {
  const { run, here } = await loadRunAndActor(request, request.value);
  assertCanExcuse(run, here.who);
  return { open: excuseForm(run, formScene(request, here.scene)) };
}

async function submitExcuse(request: FormSubmit): Promise<Reply> {
  const { run, here } = await loadRunAndActor(request, carriedAs(target, request.metadata).run);
  await change(request, { run, here }, (now) =>
    excuse(now, text(request.values.why) ?? '', here.who, here.scene),
  );
  return { done: true };
}

/** Shows a list's photos; as with a record's photos, each look is recorded in the audit trail. */
async function pressPhotos(request: ButtonPress): Promise<Reply> {
  const { run, here } = await loadRunAndActor(request, request.value);
  assertMay(rights['checklists.look_at_photos'], here.who);
  const photos = await lookAtPhotos(request.db, { ...run, kind: 'run' }, here.who.personId, request.now);
  const atSlack = await request.atSlack(photos.map(({ file }) => file));
  const { branch } = here.scene;
  return {
    open: photosOfList(
      run,
      photoBlocks(photos, photosOfRun(run, branch, request.speech), request.speech, atSlack),
      request.speech,
    ),
  };
}

async function submitFinding(request: FormSubmit): Promise<Reply> {
  const { run, here } = await loadRunAndActor(request, carriedAs(target, request.metadata).run);
  const { item, state, note, owner, due } = request.values;
  const { photos } = readForm(findingFields, request.values) as { photos?: string[] };
  const found = {
    itemId: item?.selected_option?.value ?? '',
    state: state?.selected_option?.value === 'na' ? ('na' as const) : ('finding' as const),
    becomes: state?.selected_option?.value === 'fault' ? ('fault' as const) : ('action' as const),
    note: text(note) ?? '',
    ...(owner?.selected_option ? { ownerId: owner.selected_option.value } : {}),
    ...(due?.selected_date ? { due: due.selected_date } : {}),
    ...(photos ? { photos } : {}),
  };
  const scene = await sceneWithDesk(request, here, run);
  await change(request, { run, here }, (now) => report(now, found, here.who, scene));
  return { done: true };
}

/** Stops reminders of this list to this person, for some time or for good. */
const snoozeHandler =
  (end: (scene: Scene) => Date | null) =>
  async (request: ButtonPress): Promise<Reply> => {
    const { run, here } = await loadRunAndActor(request, request.value);
    const { branch, calendar } = here.scene;
    const until = end(here.scene);
    await mute(request.db, runNudge, { personId: here.who.personId, subjectId: run.id }, until);
    const { t, time, moment } = request.speech;
    if (!until) return { say: sentence(t('run.quiet')) };
    const sameDay = calendar.localDate(until) === calendar.localDate(request.now);
    return { say: sentence(t('run.snoozed', { time: (sameDay ? time : moment)(until, branch.timezone) })) };
  };

/** "Not mine": stops the reminders, and tells the person who answers for the day's lists (`hearsNotMine`). */
async function pressNotMine(request: ButtonPress): Promise<Reply> {
  const { run, here } = await loadRunAndActor(request, request.value);
  const { personId } = here.who;
  const told = hearsNotMine(run, here.who, here.scene);
  const messages = told.map(({ personId: to, notBefore }) =>
    runNudge.for(run.id, toPerson(to), { why: 'not_mine', by: personId }, { notBefore }),
  );
  await disown(
    { db: request.db, branchId: here.scene.branch.id, now: request.now },
    runNudge,
    { personId, subjectId: run.id },
    messages,
  );
  return { say: sentence(request.speech.t(told.length > 0 ? 'run.not_mine' : 'run.quiet')) };
}

/** `/lobby checklist`: the lists of today with links to their messages. */
const today = (request: Request, line: string) =>
  inBranch(request, 'checklist', line, async ({ scene }) => {
    const { branch, calendar } = scene;
    const runs = await runsOn(request.db, branch.id, calendar.localDate(request.now));
    const posted = await postedOf(
      request.db,
      runPost,
      runs.map(({ id }) => id),
      branch.channel,
    );
    const link = (run: Run) => {
      const ts = posted.get(run.id);
      return ts ? request.link(branch.channel, ts) : null;
    };
    return { say: runLines(runs, { branch, link, now: request.now }, request.speech) };
  });

/** Ticking, findings and signatures. */
export const checklists: Feature = {
  commands: { checklist: { answer: today, helpGroup: 'today', wordless: true } },
  presses: {
    'run.tick': pressTick,
    'run.all:*': pressAll,
    'run.sign': pressSign,
    'run.finding': pressFinding,
    'run.answer:*': pressAnswer,
    'run.excuse': pressExcuse,
    'run.photos': pressPhotos,
    'run.snooze': snoozeHandler(({ now }) => new Date(now.getTime() + 10 * MINUTE)),
    'run.snooze_day': snoozeHandler(({ calendar, now }) => nextOpening(calendar, now)),
    'run.quiet': snoozeHandler(() => null),
    'run.not_mine': pressNotMine,
  },
  submits: {
    'run.found': submitFinding,
    'run.answered': submitAnswers,
    'run.excused': submitExcuse,
  },
};
