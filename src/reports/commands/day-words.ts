import { z } from 'zod';
import { sentence } from '../../platform/blocks/kit.js';
import type { Acting } from '../../platform/directory/acting.js';
import { carriedAs, readForm } from '../../platform/forms/read.js';
import { periodAsked } from '../../platform/reading/periods.js';
import { Refusal } from '../../platform/refusal.js';
import { formScene, inBranch, standInById } from '../../platform/slack/branch.js';
import type { ButtonPress, Feature, FormSubmit, Reply, Request } from '../../platform/slack/request.js';
import { isDate } from '../../platform/time/day.js';
import { assertCanLog, edit, log, worklog } from '../../records/module.js';
import { asked as questions, wordsForm } from '../messages/daywords.js';
import { saveWords, WordsChanged, wordsOn } from '../store/day-words.js';

/**
 * `/lobby worklog`, `/lobby worklog yesterday`, `/lobby worklog ATM2 down all morning`: opens the form, with what was
 * written before.
 */
const command = (request: Request, text: string) =>
  inBranch(request, 'worklog', text, async (here) => {
    const { branch, calendar, now } = here.scene;
    const today = calendar.localDate(now);
    const named = text.trim() === '' ? null : periodAsked('day', text, { ...branch, today });
    if (named && named.start > today)
      return {
        say: sentence(
          request.speech.t('report.future', { from: request.speech.day(named.from, branch.timezone) }),
        ),
      };
    return openForm(request, here, named?.start ?? today, named ? '' : text.trim());
  });

async function openForm(request: Request, here: Acting, date: string, text = ''): Promise<Reply> {
  const { scene, who } = here;
  assertCanLog(worklog, who, scene);
  const record = await wordsOn(request.db, scene.branch.id, date);
  if (record && record.status !== 'written') throw new Refusal('fixed');
  const day = scene.calendar.at(date, '12:00');
  return { open: wordsForm(record, { day, date, text }, formScene(request, scene)) };
}

async function pressWords(request: ButtonPress): Promise<Reply> {
  const here = await standInById(request, request.value);
  if (!isDate(request.argument) || request.argument > here.scene.calendar.localDate(request.now))
    throw new Refusal('gone');
  return openForm(request, here, request.argument);
}

const target = z.object({ branchId: z.string(), date: z.string().refine(isDate), seen: z.number() });

async function submitWords(request: FormSubmit): Promise<Reply> {
  const { branchId, date, seen } = carriedAs(target, request.metadata);
  const { scene, who } = await standInById(request, branchId);
  assertCanLog(worklog, who, scene);
  if (date > scene.calendar.localDate(request.now)) throw new Refusal('gone');
  const given = readForm(questions, request.values);
  if (Object.values(given).every((value) => value === undefined))
    return { faults: { problems: request.speech.t('daylog.empty') } };
  // An emptied input removes the earlier text.
  const values = Object.fromEntries(Object.entries(given).map(([name, value]) => [name, value ?? null]));
  let masked = 0;
  try {
    await saveWords(request, scene.branch, { date, seen }, (before) => {
      if (before)
        return edit({ kind: worklog, record: before.record, clocks: before.clocks }, { values }, who, scene);
      const { change, masked: hidden } = log(
        worklog,
        { text: '', values: { ...given, day: date } },
        who,
        scene,
      );
      masked = hidden.reduce((sum, { count }) => sum + count, 0);
      return change;
    });
  } catch (error) {
    if (error instanceof WordsChanged) return { faults: { problems: request.speech.t('daylog.changed') } };
    throw error;
  }
  return masked > 0
    ? { say: sentence(request.speech.t('record.masked', { count: masked })) }
    : { done: true };
}

/** Writing the work log of a day; filing it and marking it as read are moves of its record. */
export const dayWords: Feature = {
  commands: { worklog: { answer: command, helpGroup: 'reports' } },
  presses: { 'daylog.words:*': pressWords },
  submits: { 'daylog.words': submitWords },
};
