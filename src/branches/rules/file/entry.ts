import { type BranchEntry, type Language, languages } from '../../../platform/directory/branch.js';
import { type Role, roles } from '../../../platform/directory/roles.js';
import {
  type Complain,
  isNothing,
  listOf,
  type ParsedNode,
  tableOf,
  wordsOf,
} from '../../../platform/import-files/parsed.js';
import type { Routines } from '../../../platform/language/routines.js';
import { readHours } from '../../../platform/reading/hours.js';
import { type CronFault, parseCron } from '../../../platform/time/cron.js';
import { WEEKDAYS, type Weekday } from '../../../platform/time/day.js';
import { type HoursFault, writeHours } from '../../../platform/time/hours.js';
import { longestWork, storedWork, usualWork, type WorkTime } from '../../../platform/time/work-time.js';
import { isTimezone } from '../../../platform/time/zone.js';

const KEYS = [
  'name',
  'channel',
  'timezone',
  'language',
  'country',
  'hours',
  'work',
  'people',
  'schedules',
] as const;
const LONGEST_NAME = 80;
export const CHANNEL = /^[CG][A-Z0-9]{2,20}$/;
const PERSON = /^[UW][A-Z0-9]{2,20}$/;

/** Codes that `Intl.DisplayNames` has a name for although they are no country: test locales, and "unknown region". */
const placeholders = ['XA', 'XB', 'ZZ'];
const regions = new Intl.DisplayNames(['en'], { type: 'region', fallback: 'none' });

const hoursFaults: Record<HoursFault, string> = {
  empty: 'is empty',
  format: 'must be like 09:00-17:00, or closed',
  time: 'has a time that no clock shows',
  same: 'opens and closes at the same time',
  overnight: 'closes before it opens, and hours cannot go past midnight',
  order: 'has the later hours before the earlier ones',
  overlap: 'has hours that overlap',
  touch: 'has hours with nothing closed between them',
  many: 'has more than four stretches of hours',
};
const cronFaults: Record<CronFault, string> = {
  empty: 'is empty; a cron expression, on or off',
  fields: 'must be a cron expression of five fields, minute hour day month weekday, or on, or off',
  unsupported: 'has a sign that is not supported',
  invalid: 'is no cron expression',
  never: 'names a day that never comes',
};

/**
 * Reads one branch of a file. Every error is passed to `complain`; the entry returned then holds only what could be
 * read.
 */
export function readEntry(
  told: ParsedNode,
  place: number,
  routines: Routines,
  complain: Complain,
): BranchEntry {
  const label = labelOf(told, place);
  const table = tableOf(told, label, complain);
  for (const [key, { line }] of table)
    if (!(KEYS as readonly string[]).includes(key))
      complain(line, label, `"${key}" is not known; known are ${KEYS.join(', ')}`);

  /** A required text; `judge` returns what is wrong with it, or undefined. */
  const fact = (key: string, judge: (text: string) => string | undefined): string => {
    const found = table.get(key);
    const text = wordsOf(found?.value, `${label} ${key}`, complain);
    const fault = text ? judge(text) : found && !('text' in found.value) ? undefined : 'is missing';
    if (fault) complain(found?.line ?? told.line, `${label} ${key}`, fault);
    return text;
  };

  return {
    name: fact('name', (text) =>
      text.length > LONGEST_NAME || /\p{Cc}/u.test(text)
        ? `must be one line of at most ${LONGEST_NAME} characters`
        : undefined,
    ),
    channel: fact('channel', (text) =>
      CHANNEL.test(text)
        ? undefined
        : `"${text}" is no channel id; they look like C0123456789 (in Slack: the channel's name, About, at the bottom)`,
    ),
    timezone: fact('timezone', (text) =>
      isTimezone(text) ? undefined : `"${text}" is no time zone; they look like Asia/Shanghai`,
    ),
    language: fact('language', (text) =>
      (languages as readonly string[]).includes(text)
        ? undefined
        : `"${text}" is none of ${languages.join(', ')}`,
    ) as Language,
    country: fact('country', countryFault),
    hours: readWeek(table.get('hours')?.value, told.line, label, complain),
    ...readWork(table.get('work'), label, complain),
    people: readPeople(table.get('people')?.value, label, complain),
    schedules: readSchedules(table.get('schedules')?.value, label, routines, complain),
  };
}

/** What an error message calls the branch: its channel, else its name, else its position in the file. */
export function labelOf(told: ParsedNode, place: number): string {
  for (const key of ['channel', 'name']) {
    const value = 'entries' in told ? told.entries.find((entry) => entry.key === key)?.value : undefined;
    if (value && 'text' in value && value.text.trim()) return value.text.trim();
  }
  return `branch ${place}`;
}

/** @returns what is wrong with a country code; undefined where nothing is */
function countryFault(code: string): string | undefined {
  const unknown = `"${code}" is no country; two capital letters of ISO 3166, like CN`;
  if (!/^[A-Z]{2}$/.test(code) || placeholders.includes(code) || !regions.of(code)) return unknown;
  const usual = new Intl.Locale(`und-${code}`).region;
  return usual === code || usual === undefined ? undefined : `${code} is written ${usual}`;
}

/** Opening hours may be written as one text or as a list of spans. */
const hoursText = (value: ParsedNode, where: string, complain: Complain): string =>
  'items' in value
    ? value.items.map((item) => wordsOf(item, where, complain)).join(', ')
    : wordsOf(value, where, complain);

function readWeek(
  told: ParsedNode | undefined,
  branchLine: number,
  label: string,
  complain: Complain,
): BranchEntry['hours'] {
  const hours: BranchEntry['hours'] = {};
  let opens = false;
  for (const [day, { line, value }] of tableOf(told, `${label} hours`, complain)) {
    const where = `${label} hours.${day}`;
    const text = hoursText(value, where, complain);
    const read = text === '' ? ({ closed: true } as const) : readHours(text);
    opens ||= !('closed' in read) || 'entries' in value;
    if (!isWeekday(day)) complain(line, where, `is no weekday; they are ${WEEKDAYS.join(', ')}`);
    else if ('fault' in read)
      complain(line, where, `"${text}" ${hoursFaults[read.fault]}; right would be "${read.right}"`);
    else if ('hours' in read) hours[day] = writeHours(read.hours);
  }
  const isTable = told === undefined || 'entries' in told || isNothing(told);
  if (isTable && !opens)
    complain(told?.line ?? branchLine, `${label} hours`, 'are missing: on which days does the branch open?');
  return hours;
}

const isWeekday = (word: string): word is Weekday => (WEEKDAYS as readonly string[]).includes(word);

const workKeys = ['before', 'after', 'early'] as const satisfies (keyof WorkTime)[];

/** The working time, if the file gives any; what it leaves out takes the default. */
function readWork(
  told: { line: number; value: ParsedNode } | undefined,
  label: string,
  complain: Complain,
): Pick<BranchEntry, 'work'> {
  if (!told || isNothing(told.value)) return {};
  const work: WorkTime = { ...usualWork };
  for (const [key, { line, value }] of tableOf(told.value, `${label} work`, complain)) {
    const where = `${label} work.${key}`;
    const known = workKeys.find((one) => one === key);
    const text = wordsOf(value, where, complain);
    if (!known) complain(line, where, `is not known; known are ${workKeys.join(', ')}`);
    else if (/^\d{1,3}$/.test(text)) work[known] = Number(text);
    else if ('text' in value) work[known] = Number.NaN;
    if (known && !storedWork.shape[known].safeParse(work[known]).success) {
      complain(line, where, `"${text}" must be minutes, a whole number from 0 to ${longestWork}, such as 30`);
      work[known] = usualWork[known];
    }
  }
  return { work };
}

function readPeople(told: ParsedNode | undefined, label: string, complain: Complain): BranchEntry['people'] {
  const people: BranchEntry['people'] = {};
  for (const [id, { line, value }] of tableOf(told, `${label} people`, complain)) {
    const where = `${label} people.${id}`;
    if (!PERSON.test(id)) {
      complain(
        line,
        where,
        'is no user id; they look like U0123456789 (in Slack: the profile, Copy member ID)',
      );
      continue;
    }
    const given = listOf(value, where, complain);
    const listed = given.map((role) => ({ role: wordsOf(role, where, complain), line: role.line }));
    if (given.length === 0 && !('entries' in value))
      complain(line, where, `has no role; roles are ${roles.join(', ')}`);
    for (const { role, line: at } of listed)
      if (role && !(roles as readonly string[]).includes(role))
        complain(at, where, `"${role}" is no role; roles are ${roles.join(', ')}`);
    people[id] = [...new Set(listed.map(({ role }) => role as Role))];
  }
  return people;
}

function readSchedules(
  told: ParsedNode | undefined,
  label: string,
  routines: Routines,
  complain: Complain,
): BranchEntry['schedules'] {
  const known = routines.all.flatMap(({ name, silent }) => (silent ? [] : [name]));
  const schedules: BranchEntry['schedules'] = {};
  for (const [name, { line, value }] of tableOf(told, `${label} schedules`, complain)) {
    const where = `${label} schedules.${name}`;
    if (!known.includes(name)) {
      complain(line, where, `no routine has this name; they are ${known.join(', ')}`);
      continue;
    }
    const text = wordsOf(value, where, complain);
    if (!('text' in value)) continue;
    const cron = parseCron(text);
    if (text === 'on' || text === 'off') schedules[name] = text;
    else if ('error' in cron) complain(line, where, `"${text}" ${cronFaults[cron.error]}`);
    else schedules[name] = cron.text;
  }
  return schedules;
}
