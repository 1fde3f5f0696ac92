import { z } from 'zod';
import { headOfficeOf, officeForm, officeOffer } from '../head-office/module.js';
import { escapeText } from '../platform/blocks/escape.js';
import { sentence } from '../platform/blocks/kit.js';
import { isCountry } from '../platform/country.js';
import { type BranchEntry, languages } from '../platform/directory/branch.js';
import { type Role, roles } from '../platform/directory/roles.js';
import { branchIn } from '../platform/directory/store/branches.js';
import { carriedAs, text } from '../platform/forms/read.js';
import type { Key } from '../platform/language/speak.js';
import { Refusal } from '../platform/refusal.js';
import type { ButtonPress, Feature, FormSubmit, Reply, Request } from '../platform/slack/request.js';
import { assertMayHere } from '../platform/slack/rights.js';
import { branchCalendar } from '../platform/time/calendar.js';
import { WEEK } from '../platform/time/durations.js';
import { plan } from '../platform/time/routine.js';
import { isTimezone } from '../platform/time/zone.js';
import { setupForm, weekWords } from './messages.js';
import { rights } from './rights.js';
import { readWeek, typedWeek, usualWeek } from './rules/week.js';
import { entryOf } from './store/entries.js';
import { saveBranches } from './store/save.js';

async function open(request: Request): Promise<Reply> {
  const { channel, caller, db } = request;
  if (!channel || !/^[CG]/.test(channel)) return { say: sentence(request.speech.t('setup.need_channel')) };
  await assertMayHere(request, rights['branches.set_up']);
  const office = caller.here ? null : await headOfficeOf(db);
  if (office?.channel === channel) return { open: officeForm(office, true, request.speech) };
  const entry: BranchEntry = caller.here
    ? await entryOf(db, caller.here)
    : {
        name: '',
        channel,
        timezone: await request.timezone(),
        language: request.speech.language,
        country: '',
        hours: usualWeek,
        people: {},
        schedules: {},
      };
  const form = setupForm(entry, request.speech);
  if (caller.here) return { open: form };
  return { open: { ...form, blocks: [...officeOffer(channel, request.speech), ...form.blocks] } };
}

const carried = z.object({ channel: z.string().regex(/^[CG][A-Z0-9]+$/) });

/** The form's values for everything but the hours, as typed and unchecked. */
function factsIn(values: FormSubmit['values'], channel: string): Omit<BranchEntry, 'hours' | 'schedules'> {
  const people: Record<string, Role[]> = {};
  for (const role of roles)
    for (const id of values[role]?.selected_users ?? []) people[id] = [...(people[id] ?? []), role];
  return {
    name: text(values.name) ?? '',
    channel,
    timezone: text(values.timezone) ?? '',
    language: languages.find((one) => one === values.language?.selected_option?.value) ?? 'en',
    country: (text(values.country) ?? '').toUpperCase(),
    people,
  };
}

/** Redraws the form with one input of hours for each weekday; what was typed is kept. */
async function pressByDay(request: ButtonPress): Promise<Reply> {
  await assertMayHere(request, rights['branches.set_up']);
  const { channel } = carriedAs(carried, { channel: request.value });
  const { values, db, speech } = request;
  const { hours } = readWeek(values);
  const entry: BranchEntry = { ...factsIn(values, channel), hours, schedules: {} };
  const form = setupForm(entry, speech, 'by day', typedWeek(values));
  const offer = (await branchIn(db, channel)) ? [] : officeOffer(channel, speech);
  const view = { ...form, blocks: [...offer, ...form.blocks] };
  return request.surface === 'modal' ? { update: view } : { open: view };
}

async function save(request: FormSubmit): Promise<Reply> {
  await assertMayHere(request, rights['branches.set_up']);
  const { channel } = carriedAs(carried, request.metadata);
  const { db, values, now, speech } = request;
  const faults: Record<string, string> = {};
  const need = (field: string, good: boolean, words: Key) => {
    if (!good) faults[field] = speech.t(words);
  };
  const facts = factsIn(values, channel);
  const { name, timezone, country } = facts;
  need('name', name !== '', 'faults.missing');
  need('language', Boolean(values.language?.selected_option), 'faults.missing');
  need('timezone', isTimezone(timezone), 'setup.bad_timezone');
  need('country', isCountry(country), 'setup.bad_country');
  const week = readWeek(values);
  for (const { field, fault, right } of week.faults)
    faults[field] = speech.t(`hours.faults.${fault}`, { right });
  if (Object.keys(faults).length > 0) return { faults };

  const known = await branchIn(db, channel);
  const before = known && (await entryOf(db, known));
  const entry: BranchEntry = { ...facts, hours: week.hours, schedules: before?.schedules ?? {} };
  await saveBranches(db, [entry], request.caller.person?.id ?? request.slackId, now);
  const branch = await branchIn(db, channel);
  if (!branch) throw new Refusal('gone');
  const soon = new Date(now.getTime() + 2 * WEEK);
  const briefing = request.routines.find('briefing');
  const [next] = briefing ? plan(briefing, branchCalendar(branch), { from: now, to: soon }) : [];
  return {
    say: sentence(
      [
        speech.t('setup.saved', {
          name: escapeText(name),
          when: next ? speech.moment(next.at, timezone) : '–',
        }),
        weekWords(week.hours, speech),
        speech.t('setup.invite'),
      ].join('\n'),
    ),
  };
}

/** `/lobby setup`: makes a channel a branch, or changes one. */
export const setup: Feature = {
  commands: { setup: { answer: open, helpGroup: 'setup', wordless: true } },
  presses: { 'setup.by_day': pressByDay },
  submits: { 'setup.saved': save },
};
