import { nearest, readCommand, withoutSlash } from '../home/module.js';
import { type Branch, type Language, languages, type Scene } from '../platform/directory/branch.js';
import { maskIn } from '../platform/directory/masking.js';
import type { Member } from '../platform/directory/roles.js';
import type { Value } from '../platform/forms/field.js';
import { branchCalendar } from '../platform/time/calendar.js';
import { isoIn } from '../platform/time/zone.js';
import {
  calledIn,
  code,
  isKind,
  type Kind,
  kindOf,
  kindsNamed,
  readCode,
  readLine,
} from '../records/module.js';
import type { ExitCode, Terminal } from './terminal.js';

/** Options of `lobby read`, which stand in for a branch, as typed at the terminal. */
export interface ReadOptions {
  kind?: string;
  country?: string;
  timezone?: string;
  language?: string;
  now?: string;
  /** Separated by commas; so are `people`. */
  devices?: string;
  people?: string;
}

/** What a command would record. */
export interface LineShown {
  kind: string | null;
  severity: number | null;
  /** By the names of the kind's fields: dates as YYYY-MM-DD, moments as ISO with the zone's offset, people by their names. */
  fields: Record<string, Value>;
  /** Whom an @mention means. */
  person: string | null;
  /** The record that the line refers to, where it does not make a new one. */
  record: string | null;
  /** In whole units of the branch's currency. */
  amount: number | null;
  /** The text that would be stored, with private numbers masked. */
  text: string;
  /** What was masked, by kind of number. */
  masked: { kind: string; count: number }[];
  /** What looked like a value but was not used, and why. */
  unsure: { text: string; why: string }[];
}

const listed = (text: string | undefined) =>
  (text ?? '')
    .split(',')
    .map((one) => one.trim())
    .filter((one) => one !== '');

function sceneOf(options: ReadOptions): Scene {
  const { country = 'CN', timezone = 'Asia/Shanghai', language = 'en' } = options;
  const hours = '09:00-17:00';
  const branch: Branch = {
    id: 'branch',
    channel: 'C0',
    name: '',
    timezone,
    country,
    language: languages.find((one): one is Language => one === language) ?? 'en',
    hours: { mon: hours, tue: hours, wed: hours, thu: hours, fri: hours },
    settings: options.devices ? { lists: { devices: listed(options.devices) } } : {},
  };
  const members = listed(options.people).map(
    (name, place): Member => ({
      personId: `person-${place + 1}`,
      slackId: `U${String(place + 1).padStart(2, '0')}`,
      name,
      roles: ['staff', 'rm'],
    }),
  );
  return {
    branch,
    calendar: branchCalendar(branch),
    members,
    now: options.now ? new Date(options.now) : new Date(),
  };
}

const nothing = { severity: null, fields: {}, person: null, record: null, amount: null, unsure: [] };

/**
 * What a line would record, without recording it.
 * @throws {TimeError} where the time zone does not exist; RangeError where `now` is not a time
 */
export function shownLine(typed: string, options: ReadOptions): LineShown {
  const line = withoutSlash(typed);
  const scene = sceneOf(options);
  if (Number.isNaN(scene.now.getTime())) throw new RangeError(`no such time: ${options.now}`);
  const { word, command, rest } = readCommand(line);
  const named = readCode(line, kindsNamed());
  const hidden = (text: string) => maskIn(scene.branch, text);
  if (!options.kind && named) {
    const kind = kindOf(named.kind);
    return { kind: null, ...nothing, record: code(kind, named.number), text: '', masked: [] };
  }
  const meant = options.kind ?? command ?? nearest(word);
  if (!meant || !isKind(meant)) {
    const { text, masked } = hidden(line);
    return { kind: null, ...nothing, text: text.trim(), masked };
  }
  const kind: Kind = kindOf(meant);
  const words = options.kind && command !== options.kind ? line : rest;
  const read = readLine(kind, words, scene, calledIn(kind));
  const { text, masked } = read.shown ?? hidden(read.text);
  const shown = (name: string, value: Value): Value => {
    const type = kind.fields[name]?.type;
    if (type === 'person') return scene.members.find(({ personId }) => personId === value)?.name ?? value;
    return type === 'moment' ? isoIn(new Date(String(value)), scene.branch.timezone) : value;
  };
  const fields = Object.fromEntries(
    Object.entries(read.values)
      .filter(([name]) => !kind.fields[name]?.derived)
      .map(([name, value]) => [name, shown(name, value)]),
  );
  const of = (type: string) => Object.keys(read.values).find((name) => kind.fields[name]?.type === type);
  const owner = scene.members.find(({ personId }) => personId === read.ownerId)?.name;
  const amount = fields[of('amount') ?? ''];
  return {
    kind: kind.name,
    severity: kind.severity ? (read.severity ?? kind.severity) : null,
    fields,
    person: owner ?? (of('person') ? String(fields[of('person') ?? '']) : null),
    record: null,
    amount: typeof amount === 'number' ? amount : null,
    text,
    masked: masked.map(({ kind, count }) => ({ kind, count })),
    unsure: read.unsure.map(({ piece, why }) => ({ text: hidden(piece).text, why })),
  };
}

/** `lobby read`: prints what a line would become, as JSON. */
export function printLine(line: string, options: ReadOptions, { say, complain }: Terminal): ExitCode {
  if (options.kind && !isKind(options.kind)) {
    complain(`There is no kind of record called ${options.kind}.`);
    return 1;
  }
  say(JSON.stringify(shownLine(line, options), null, 2));
  return 0;
}
