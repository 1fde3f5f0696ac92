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
import type { Feature, FormSubmit, Reply, Request } from '../platform/slack/request.js';
import { assertMayHere } from '../platform/slack/rights.js';
import { branchCalendar, type Weekday } from '../platform/time/calendar.js';
import { WEEK } from '../platform/time/durations.js';
import { parseHours } from '../platform/time/hours.js';
import { plan } from '../platform/time/routine.js';
import { isTimezone } from '../platform/time/zone.js';
import { setupForm } from './messages.js';
import { rights } from './rights.js';
import { entryOf } from './store/entries.js';
import { saveBranches } from './store/save.js';

const weekdays: readonly Weekday[] = ['mon', 'tue', 'wed', 'thu', 'fri'];
const usual = '09:00-17:00';

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
        hours: Object.fromEntries(weekdays.map((day) => [day, usual])),
        people: {},
        schedules: {},
      };
  const form = setupForm(entry, request.speech);
  if (caller.here) return { open: form };
  return { open: { ...form, blocks: [...officeOffer(channel, request.speech), ...form.blocks] } };
}

async function save(request: FormSubmit): Promise<Reply> {
  await assertMayHere(request, rights['branches.set_up']);
  const { channel } = carriedAs(z.object({ channel: z.string().regex(/^[CG][A-Z0-9]+$/) }), request.metadata);
  const { db, values, now, speech } = request;
  const faults: Record<string, string> = {};
  const need = (field: string, good: boolean, words: Key) => {
    if (!good) faults[field] = speech.t(words);
  };
  const name = text(values.name) ?? '';
  const timezone = text(values.timezone) ?? '';
  const country = (text(values.country) ?? '').toUpperCase();
  const language = languages.find((one) => one === values.language?.selected_option?.value);
  const hours = { weekdays: text(values.weekdays), sat: text(values.sat), sun: text(values.sun) };
  need('name', name !== '', 'faults.missing');
  need('language', language !== undefined, 'faults.missing');
  need('timezone', isTimezone(timezone), 'setup.bad_timezone');
  need('country', isCountry(country), 'setup.bad_country');
  need('weekdays', hours.weekdays !== undefined, 'setup.bad_hours');
  for (const [field, given] of Object.entries(hours))
    need(field, given === undefined || !('error' in parseHours(given)), 'setup.bad_hours');
  if (Object.keys(faults).length > 0 || !language) return { faults };

  const known = await branchIn(db, channel);
  const before = known && (await entryOf(db, known));
  const people: Record<string, Role[]> = {};
  for (const role of roles)
    for (const id of values[role]?.selected_users ?? []) people[id] = [...(people[id] ?? []), role];
  const entry: BranchEntry = {
    name,
    channel,
    timezone,
    language,
    country,
    hours: openings(hours, before?.hours ?? {}),
    people,
    schedules: before?.schedules ?? {},
  };
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
        speech.t('setup.invite'),
      ].join('\n'),
    ),
  };
}

/** Weekdays that differ from each other stay as they are while their common field is not changed. */
function openings(
  given: { weekdays?: string | undefined; sat?: string | undefined; sun?: string | undefined },
  before: BranchEntry['hours'],
): BranchEntry['hours'] {
  const hours: BranchEntry['hours'] = {};
  for (const day of weekdays) {
    const kept = given.weekdays === before.mon ? before[day] : given.weekdays;
    if (kept) hours[day] = kept;
  }
  if (given.sat) hours.sat = given.sat;
  if (given.sun) hours.sun = given.sun;
  return hours;
}

/** Making a channel a branch, and changing it. */
export const setup: Feature = {
  commands: { setup: { answer: open, helpGroup: 'setup', wordless: true } },
  submits: { 'setup.saved': save },
};
