import type { KnownBlock } from '@slack/types';
import { type Run, runLine } from '../checklists/module.js';
import { escapeText, line } from '../platform/blocks/escape.js';
import { actions, button, context, header, section } from '../platform/blocks/kit.js';
import { foldedPart, type Parted, part, parted } from '../platform/blocks/parts.js';
import type { Branch } from '../platform/directory/branch.js';
import { type Member, worksThere } from '../platform/directory/roles.js';
import { type RoutineNames, routineName } from '../platform/language/routines.js';
import type { Speech } from '../platform/language/speak.js';
import {
  code,
  headline,
  kindName,
  kindOf,
  type LobbyRecord,
  type Reading,
  recordLine,
  statusName,
} from '../records/module.js';
import { attendanceLines, type RosterDay } from '../roster/module.js';

type Due = LobbyRecord & { dueAt: Date | null };

/** Everything that the morning briefing shows. */
export interface Briefing {
  branch: Branch;
  /** Any instant within the day. */
  day: Date;
  /** When it was due, if it is posted late. */
  lateSince: Date | null;
  members: readonly Member[];
  /** The day's roster; null where the branch has none. */
  roster: RosterDay | null;
  /** Who has pressed "I'm here", and when. */
  here: ReadonlyMap<string, Date>;
  /** Since when "I'm here" could be pressed. */
  couldSay: Date;
  /** The last working day and its figures, already formatted. */
  yesterday: { day: Date; figures: readonly { name: string; value: string }[] };
  /** Overdue first, then due today; complaints before the rest. */
  urgent: readonly Due[];
  open: Record<string, number>;
  referrals: readonly Due[];
  /** Handovers that nobody has accepted yet. */
  handovers: readonly Due[];
  /** Faults of devices that are out of service; those that are due are also in `urgent`. */
  down: readonly Due[];
  /** The latest praise since yesterday; one is enough. */
  praised: LobbyRecord | null;
  /** Bulletins that somebody has not read yet. */
  bulletins: readonly { record: LobbyRecord; reading: Reading }[];
  runs: readonly Run[];
  /** Today's routines that are still to come. */
  coming: readonly { name: string; at: Date }[];
  /** Routines that were not carried out, and lists that were missed, since the last briefing. */
  gaps: readonly { name: string; title: string | null; at: Date; reason: 'expired' | 'missed' }[];
  /** Outages of Slack since then. */
  away: readonly { from: Date; until: Date | null }[];
  names: ReadonlyMap<string, string>;
  /** The names of routines in the branch's words. */
  called: RoutineNames;
  link(of: 'record' | 'run', id: string): string | null;
  now: Date;
}

/** Lines of a part in the modal with the whole page, in the plain text of the message, and in the channel. */
const MAX_WHOLE = 20;
const MAX_SPOKEN = 8;
const MAX_POSTED = 4;
/** Names listed in one line before the rest is only counted. */
const MAX_NAMES = 3;

/** A part of the briefing, and how many of its lines are shown in the channel; absent: all. */
interface Told {
  head: string;
  lines: string[];
  atOnce?: number;
}

/** One message a day, posted before people are expected: "I'm here", exceptions, then today; the rest is folded. */
export function briefingMessage(values: Briefing, speech: Speech): Parted {
  const { branch } = values;
  const { t } = speech;
  const title = t('briefing.title', { branch: branch.name, day: speech.day(values.day, branch.timezone) });
  const late = values.lateSince
    ? [t('briefing.late', { time: speech.time(values.lateSince, branch.timezone) })]
    : [];
  const attendance = { head: t('briefing.people'), lines: peopleLines(values, speech) };
  // A post that nobody covers comes before everything else.
  const empty = (values.roster?.gaps.length ?? 0) > 0;
  const told: Told[] = [
    ...(empty ? [attendance] : []),
    { head: t('briefing.urgent'), lines: urgentLines(values, speech), atOnce: MAX_POSTED },
    ...(values.gaps.length > 0 || values.away.length > 0
      ? [{ head: t('briefing.gaps'), lines: gapLines(values, speech), atOnce: MAX_POSTED }]
      : []),
    ...(values.handovers.length > 0
      ? [{ head: t('briefing.handovers'), lines: handoverLines(values, speech) }]
      : []),
    ...(values.down.length > 0 ? [{ head: t('briefing.down'), lines: [downLine(values, speech)] }] : []),
    ...(values.bulletins.length > 0
      ? [{ head: t('briefing.bulletins'), lines: bulletinLines(values, speech), atOnce: MAX_POSTED }]
      : []),
    ...(values.referrals.length > 0
      ? [
          {
            head: t('briefing.referrals'),
            lines: recordLines(values.referrals, values, speech),
            atOnce: MAX_POSTED,
          },
        ]
      : []),
    ...(empty ? [] : [attendance]),
    { head: t('briefing.routines'), lines: routineLines(values, speech), atOnce: MAX_POSTED },
    {
      head: t('briefing.yesterday', { day: speech.day(values.yesterday.day, branch.timezone) }),
      lines: [values.yesterday.figures.map(({ name, value }) => `${name} *${value}*`).join(' · ')],
      atOnce: 0,
    },
    ...(values.praised
      ? [{ head: t('briefing.praise'), lines: [praiseLine(values.praised, values, speech)], atOnce: 0 }]
      : []),
  ];
  const drawn = [
    part(
      header(title),
      ...context(...late),
      ...actions(
        button('briefing.here', t('briefing.im_here'), branch.id, { style: 'primary' }),
        ...takeButton(values, speech),
      ),
    ),
    ...told.map((one) =>
      foldedPart(blocksOf(one, MAX_WHOLE, speech), blocksOf(one, one.atOnce ?? MAX_WHOLE, speech)),
    ),
    foldedPart(context(openLine(values, speech))),
    part(...actions(button('list.open', t('briefing.show_all'), branch.id))),
  ];
  const text = [
    title,
    ...late,
    ...told.map(({ head, lines }) => `${head}: ${firstOf(lines, MAX_SPOKEN, speech).join('; ')}`),
    openLine(values, speech),
  ];
  return parted(text.join('\n').replaceAll('*', ''), drawn);
}

/** The heading with up to `most` lines below it and the number of further ones; nothing if `most` is 0. */
const blocksOf = ({ head, lines }: Told, most: number, speech: Speech): KnownBlock[] =>
  most > 0 ? [section([`*${head}*`, ...firstOf(lines, most, speech)].join('\n'))] : [];

function firstOf(lines: readonly string[], most: number, { t }: Speech): string[] {
  const rest = lines.length - most;
  return [...lines.slice(0, most), ...(rest > 0 ? [t('briefing.and_more', { count: rest })] : [])];
}

/** A button to take the most urgent record that has no owner. */
function takeButton({ urgent, referrals }: Briefing, speech: Speech) {
  const free = [...urgent, ...referrals].find(
    (record) => !record.ownerId && kindOf(record.kind).moves.take?.from.includes(record.status),
  );
  if (!free) return [];
  const label = speech.t('briefing.take', { code: code(kindOf(free.kind), free.number) });
  return [button('record.move:take', label, free.id)];
}

function urgentLines(values: Briefing, speech: Speech): string[] {
  if (values.urgent.length === 0) return [`✅ ${speech.t('briefing.nothing_urgent')}`];
  return recordLines(values.urgent, values, speech);
}

function recordLines(records: readonly Due[], values: Briefing, speech: Speech): string[] {
  const { branch, names, now, link } = values;
  return records.map((record) =>
    recordLine(record, kindOf(record.kind), { branch, names, now, link: link('record', record.id) }, speech),
  );
}

const linked = ({ kind, number, id }: LobbyRecord, { link }: Briefing) => {
  const [name, url] = [code(kindOf(kind), number), link('record', id)];
  return url ? `<${url}|${name}>` : `*${name}*`;
};

/** The handovers in full, not only their codes. */
function handoverLines(values: Briefing, speech: Speech): string[] {
  return values.handovers.slice(0, MAX_NAMES).map((record) => {
    const to = values.names.get(String(record.details.to ?? ''));
    const state = [statusName(record, speech), ...(to ? [escapeText(to)] : [])].join(' · ');
    return `${linked(record, values)} ${line(headline(record, values, speech), 700)}\n${state}`;
  });
}

/** The devices that are out of service, in one line. */
function downLine(values: Briefing, speech: Speech): string {
  const shown = values.down.slice(0, MAX_SPOKEN).map((record) => {
    const device = record.details.device ?? headline(record, values, speech);
    return `${linked(record, values)} ${line(String(device), 60)}`;
  });
  const rest = values.down.length - shown.length;
  return [...shown, ...(rest > 0 ? [speech.t('briefing.and_more', { count: rest })] : [])].join(' · ');
}

/** Who is praised, and the words. */
function praiseLine(record: LobbyRecord, values: Briefing, speech: Speech): string {
  const who = values.names.get(String(record.details.who ?? ''));
  const words = line(headline(record, values, speech), 300);
  return [linked(record, values), ...(who ? [`*${escapeText(who)}*`] : []), words].join(' · ');
}

function bulletinLines(values: Briefing, speech: Speech): string[] {
  return values.bulletins.map(({ record, reading }) =>
    speech.t('briefing.bulletin', {
      bulletin: `${linked(record, values)} ${line(headline(record, values, speech), 100)}`,
      count: reading.unread.length,
      of: reading.of,
    }),
  );
}

function gapLines({ gaps, away, branch, called, now }: Briefing, speech: Speech): string[] {
  const moment = (at: Date) => speech.moment(at, branch.timezone);
  return [
    ...away.map(
      ({ from, until }) =>
        `🔌 ${speech.t('report.away_between', { from: moment(from), to: moment(until ?? now) })}`,
    ),
    ...gaps.map(({ name, title, at, reason }) =>
      speech.t('briefing.gap', {
        name: escapeText(title ?? routineName(name, called, speech)),
        when: moment(at),
        reason: speech.t(`briefing.reasons.${reason}`),
      }),
    ),
  ];
}

function peopleLines({ members, here, couldSay, branch, roster, now }: Briefing, speech: Speech): string[] {
  if (roster) return attendanceLines(roster, { members, here, couldSay, branch, now }, speech);
  const present = members.flatMap(({ personId, name }) => {
    const since = here.get(personId);
    return since ? [{ name: escapeText(name), since }] : [];
  });
  const awaited = members
    .filter((member) => !here.has(member.personId) && worksThere(member))
    .map(({ name }) => escapeText(name));
  const said = present
    .sort((a, b) => a.since.getTime() - b.since.getTime())
    .map(({ name, since }) => `${name} ${speech.time(since, branch.timezone)}`);
  return [
    said.length > 0 ? `🟢 ${said.join(' · ')}` : `_${speech.t('briefing.nobody_yet')}_`,
    ...(awaited.length > 0 ? [speech.t('briefing.awaited', { names: speech.list(awaited) })] : []),
  ];
}

function routineLines({ runs, coming, branch, called, link, now }: Briefing, speech: Speech): string[] {
  const posted = runs.map((run) => runLine(run, { branch, link: link('run', run.id), now }, speech));
  const later = coming.map(
    ({ name, at }) =>
      `🕒 ${speech.time(at, branch.timezone)} ${escapeText(routineName(name, called, speech))}`,
  );
  const lines = [...posted, ...later];
  return lines.length > 0 ? lines : [speech.t('list.none')];
}

function openLine({ open }: Briefing, speech: Speech): string {
  const counts = Object.entries(open)
    .filter(([, count]) => count > 0)
    .map(([kind, count]) => `${kindName({ name: kind }, speech)} ${count}`);
  return `${speech.t('briefing.open')} ${counts.length > 0 ? counts.join(' · ') : speech.t('list.none')}`;
}
