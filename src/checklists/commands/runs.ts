import { z } from 'zod';
import { handingOf } from '../../checklists/store/handing.js';
import { sentence } from '../../platform/blocks/kit.js';
import type { Acting } from '../../platform/directory/acting.js';
import type { Scene } from '../../platform/directory/branch.js';
import { carriedAs, readForm, text } from '../../platform/forms/read.js';
import { isId } from '../../platform/id.js';
import { disown, mute } from '../../platform/outbox/store/mute.js';
import { postedOf } from '../../platform/outbox/store/posted.js';
import { toPerson } from '../../platform/outbox/target.js';
import { photoBlocks } from '../../platform/photos/messages.js';
import { lookAtPhotos } from '../../platform/photos/store.js';
import { Refusal } from '../../platform/refusal.js';
import { assertMay } from '../../platform/rights/rights.js';
import type { Asked, Feature, Pressed, Reply, Submitted } from '../../platform/slack/asked.js';
import { formScene, inBranch, standInById } from '../../platform/slack/branch.js';
import { MINUTE } from '../../platform/time/durations.js';
import { nextOpening } from '../../platform/time/next-opening.js';
import { runNudge, runPost } from '../contracts.js';
import { answerForm, excuseForm, findingFields, findingForm, photosOfList } from '../messages/forms.js';
import { runLines } from '../messages/list.js';
import { photosOfRun } from '../messages/photos.js';
import { readTickBlock } from '../messages/run.js';
import { isGated, mustBeHandedOver } from '../rules/gate.js';
import { hearsNotMine } from '../rules/not-mine.js';
import { rights } from '../rules/rights.js';
import { rulesOf } from '../rules/rules.js';
import {
  answerQuestions,
  assertCanAnswer,
  assertCanExcuse,
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

/** The run that a button or a form names, with the person in its branch. */
async function at(asked: Asked, id: unknown): Promise<{ run: Run; here: Acting }> {
  const run = isId(id) ? await runOf(asked.db, id) : null;
  if (!run) throw new Refusal('stale');
  return { run, here: await standInById(asked, run.branchId) };
}

const change = (
  asked: Asked,
  run: Run,
  { scene, who }: Acting,
  decide: (run: Run, ticks: Tick[]) => RunChange,
  check?: Parameters<typeof changeRun>[7],
) =>
  changeRun(
    asked.db,
    run.id,
    asked.key,
    scene.branch,
    who.personId,
    asked.now,
    (now, ticks) => [decide(now, ticks)],
    check,
  );

async function pressTick(asked: Pressed): Promise<Reply> {
  const block = readTickBlock(asked.block);
  if (!block) throw new Refusal('stale');
  const { run, here } = await at(asked, block.run);
  await change(asked, run, here, (now, ticks) =>
    tick(now, ticks, block.group, block.version, asked.chosen, here),
  );
  return { done: true };
}

async function pressAll(asked: Pressed): Promise<Reply> {
  const { run, here } = await at(asked, asked.value);
  await change(asked, run, here, (now) => tickGroup(now, asked.argument, here.who, here.scene));
  return { done: true };
}

async function pressSign(asked: Pressed): Promise<Reply> {
  const { run, here } = await at(asked, asked.value);
  await change(
    asked,
    run,
    here,
    (now) => sign(rulesOf(now), now, here.who, here.scene),
    async (db, now) => {
      if (isGated(rulesOf(now), here.scene.branch))
        mustBeHandedOver(await handingOf(db, here.scene.branch, asked.now), asked.now);
    },
  );
  return { done: true };
}

async function pressFinding(asked: Pressed): Promise<Reply> {
  const { run, here } = await at(asked, asked.value);
  assertCanAnswer(run, here.who, here.scene);
  const { calendar } = here.scene;
  const due = calendar.addWorkingDays(calendar.localDate(asked.now), 3);
  return { open: findingForm(run, due, formScene(asked, here.scene)) };
}

async function pressAnswer(asked: Pressed): Promise<Reply> {
  const { run, here } = await at(asked, asked.value);
  assertCanAnswer(run, here.who, here.scene);
  return { open: answerForm(run, asked.argument, formScene(asked, here.scene)) };
}

async function submitAnswers(asked: Submitted): Promise<Reply> {
  const { run, here } = await at(asked, carriedAs(target, asked.metadata).run);
  const questions = run.items.flatMap(({ id, rule }) => (rule?.asks ? [[id, rule.asks] as const] : []));
  const given = readForm(Object.fromEntries(questions), asked.values);
  await change(asked, run, here, (now) => answerQuestions(now, given, here.who, here.scene));
  return { done: true };
}

async function pressExcuse(asked: Pressed): Promise<Reply> {
  const { run, here } = await at(asked, asked.value);
  assertCanExcuse(run, here.who);
  return { open: excuseForm(run, formScene(asked, here.scene)) };
}

async function submitExcuse(asked: Submitted): Promise<Reply> {
  const { run, here } = await at(asked, carriedAs(target, asked.metadata).run);
  await change(asked, run, here, (now) => excuse(now, text(asked.values.why) ?? '', here.who));
  return { done: true };
}

/** The pictures of a list; each look is on record, as with a record's. */
async function pressPhotos(asked: Pressed): Promise<Reply> {
  const { run, here } = await at(asked, asked.value);
  assertMay(rights['checklists.look_at_photos'], here.who);
  const photos = await lookAtPhotos(asked.db, run, here.who.personId, asked.now);
  const atSlack = await asked.atSlack(photos.map(({ file }) => file));
  const { branch } = here.scene;
  return {
    open: photosOfList(
      run,
      photoBlocks(photos, photosOfRun(run, branch, asked.speech), asked.speech, atSlack),
      asked.speech,
    ),
  };
}

async function submitFinding(asked: Submitted): Promise<Reply> {
  const { run, here } = await at(asked, carriedAs(target, asked.metadata).run);
  const { item, state, note, owner, due } = asked.values;
  const { photos } = readForm(findingFields, asked.values) as { photos?: string[] };
  const found = {
    itemId: item?.selected_option?.value ?? '',
    state: state?.selected_option?.value === 'na' ? ('na' as const) : ('finding' as const),
    becomes: state?.selected_option?.value === 'fault' ? ('fault' as const) : ('action' as const),
    note: text(note) ?? '',
    ...(owner?.selected_option ? { ownerId: owner.selected_option.value } : {}),
    ...(due?.selected_date ? { due: due.selected_date } : {}),
    ...(photos ? { photos } : {}),
  };
  await change(asked, run, here, (now) => report(now, found, here.who, here.scene));
  return { done: true };
}

/** No more reminders of this list to this person: until then, or at all. */
const hush =
  (end: (scene: Scene) => Date | null) =>
  async (asked: Pressed): Promise<Reply> => {
    const { run, here } = await at(asked, asked.value);
    const { branch, calendar } = here.scene;
    const until = end(here.scene);
    await mute(asked.db, runNudge, here.who.personId, run.id, until);
    const { t, time, moment } = asked.speech;
    if (!until) return { say: sentence(t('run.quiet')) };
    const sameDay = calendar.localDate(until) === calendar.localDate(asked.now);
    return { say: sentence(t('run.snoozed', { time: (sameDay ? time : moment)(until, branch.timezone) })) };
  };

/** "Not mine": no more reminders either, and whoever answers for the lists of the day hears of it. */
async function pressNotMine(asked: Pressed): Promise<Reply> {
  const { run, here } = await at(asked, asked.value);
  const { personId } = here.who;
  const told = hearsNotMine(run, here.who, here.scene);
  const messages = told.map(({ personId: to, notBefore }) =>
    runNudge.for(run.id, toPerson(to), { why: 'not_mine', by: personId }, { notBefore }),
  );
  await disown(
    { db: asked.db, branchId: here.scene.branch.id, now: asked.now },
    runNudge,
    personId,
    run.id,
    messages,
  );
  return { say: sentence(asked.speech.t(told.length > 0 ? 'run.not_mine' : 'run.quiet')) };
}

/** `/lobby checklist`: the lists of today with links to their messages. */
const today = (asked: Asked, line: string) =>
  inBranch(asked, 'checklist', line, async ({ scene }) => {
    const { branch, calendar } = scene;
    const runs = await runsOn(asked.db, branch.id, calendar.localDate(asked.now));
    const posted = await postedOf(
      asked.db,
      runPost,
      runs.map(({ id }) => id),
      branch.channel,
    );
    const link = (run: Run) => {
      const ts = posted.get(run.id);
      return ts ? asked.link(branch.channel, ts) : null;
    };
    return { say: runLines(runs, { branch, link, now: asked.now }, asked.speech) };
  });

/** Ticking, findings and signatures. */
export const checklists: Feature = {
  commands: { checklist: today },
  presses: {
    'run.tick': pressTick,
    'run.all:*': pressAll,
    'run.sign': pressSign,
    'run.finding': pressFinding,
    'run.answer:*': pressAnswer,
    'run.excuse': pressExcuse,
    'run.photos': pressPhotos,
    'run.snooze': hush(({ now }) => new Date(now.getTime() + 10 * MINUTE)),
    'run.snooze_day': hush(({ calendar, now }) => nextOpening(calendar, now)),
    'run.quiet': hush(() => null),
    'run.not_mine': pressNotMine,
  },
  submits: {
    'run.found': submitFinding,
    'run.answered': submitAnswers,
    'run.excused': submitExcuse,
  },
};
