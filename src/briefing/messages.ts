import type { KnownBlock } from '@slack/types';
import { type Run, runLine } from '../checklists/module.js';
import { escapeText, line } from '../platform/blocks/escape.js';
import {
  actions,
  button,
  context,
  divider,
  header,
  type Message,
  message,
  section,
} from '../platform/blocks/kit.js';
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

/** Everything the morning briefing says. */
export interface Briefing {
  branch: Branch;
  /** The day, as an instant in it. */
  day: Date;
  /** When it was due, where it is posted late. */
  lateSince: Date | null;
  members: readonly Member[];
  /** The day as the roster has it; null where the branch works without one. */
  roster: RosterDay | null;
  /** Who has said "I'm here", and when. */
  here: ReadonlyMap<string, Date>;
  /** Since when they can. */
  couldSay: Date;
  /** The last working day and its figures, ready to be read. */
  yesterday: { day: Date; figures: readonly { name: string; value: string }[] };
  /** Overdue first, then due today; complaints before the rest. */
  urgent: readonly Due[];
  open: Record<string, number>;
  referrals: readonly Due[];
  /** Handed over, and not accepted yet. */
  handovers: readonly Due[];
  /** Faults of devices that are out of service; those that are due stand among what is urgent too. */
  down: readonly Due[];
  /** The last thanks since yesterday; one is enough to begin a day with. */
  praised: LobbyRecord | null;
  /** What everybody must read, and somebody has not. */
  bulletins: readonly { record: LobbyRecord; reading: Reading }[];
  runs: readonly Run[];
  /** Today's routines that are still to come. */
  coming: readonly { name: string; at: Date }[];
  /** What was not done since the last briefing, and why. */
  gaps: readonly { name: string; title: string | null; at: Date; reason: 'expired' | 'missed' }[];
  /** When nothing could be said in Slack since then. */
  away: readonly { from: Date; until: Date | null }[];
  names: ReadonlyMap<string, string>;
  /** What routines are called. */
  called: RoutineNames;
  link(of: 'record' | 'run', id: string): string | null;
  now: Date;
}

const MAX_LINES = 8;
/** Of what is told at length. */
const MAX_NAMES = 3;

/** One message a day, before people are expected: exceptions first, then today. */
export function briefingMessage(values: Briefing, speech: Speech): Message {
  const { branch } = values;
  const { t } = speech;
  const title = t('briefing.title', { branch: branch.name, day: speech.day(values.day, branch.timezone) });
  const late = values.lateSince
    ? [t('briefing.late', { time: speech.time(values.lateSince, branch.timezone) })]
    : [];
  const attendance = { head: t('briefing.people'), lines: peopleLines(values, speech) };
  // An empty lobby comes before everything else.
  const empty = (values.roster?.gaps.length ?? 0) > 0;
  const parts: { head: string; lines: string[] }[] = [
    ...(empty ? [attendance] : []),
    { head: t('briefing.urgent'), lines: urgentLines(values, speech) },
    ...(values.gaps.length > 0 || values.away.length > 0
      ? [{ head: t('briefing.gaps'), lines: gapLines(values, speech) }]
      : []),
    ...(values.handovers.length > 0
      ? [{ head: t('briefing.handovers'), lines: handoverLines(values, speech) }]
      : []),
    ...(values.down.length > 0 ? [{ head: t('briefing.down'), lines: [downLine(values, speech)] }] : []),
    ...(values.bulletins.length > 0
      ? [{ head: t('briefing.bulletins'), lines: bulletinLines(values, speech) }]
      : []),
    ...(values.referrals.length > 0
      ? [{ head: t('briefing.referrals'), lines: recordLines(values.referrals, values, speech) }]
      : []),
    ...(empty ? [] : [attendance]),
    { head: t('briefing.routines'), lines: routineLines(values, speech) },
    {
      head: t('briefing.yesterday', { day: speech.day(values.yesterday.day, branch.timezone) }),
      lines: [values.yesterday.figures.map(({ name, value }) => `${name} *${value}*`).join(' · ')],
    },
    ...(values.praised
      ? [{ head: t('briefing.praise'), lines: [praiseLine(values.praised, values, speech)] }]
      : []),
  ];
  const blocks: KnownBlock[] = [
    header(title),
    ...context(...late),
    ...parts.flatMap(({ head, lines }) => [section(`*${head}*\n${lines.join('\n')}`)]),
    ...context(openLine(values, speech)),
    divider(),
    ...actions(
      button('briefing.here', t('briefing.im_here'), branch.id, { style: 'primary' }),
      ...takeButton(values, speech),
      button('list.open', t('briefing.show_all'), branch.id),
    ),
  ];
  const text = [
    title,
    ...late,
    ...parts.map(({ head, lines }) => `${head}: ${lines.join('; ')}`),
    openLine(values, speech),
  ];
  return message(text.join('\n').replaceAll('*', ''), blocks);
}

/** What is most urgent and with nobody can be taken here and now. */
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
  const lines = records
    .slice(0, MAX_LINES)
    .map((record) =>
      recordLine(
        record,
        kindOf(record.kind),
        { branch, names, now, link: link('record', record.id) },
        speech,
      ),
    );
  const rest = records.length - lines.length;
  return rest > 0 ? [...lines, speech.t('briefing.and_more', { count: rest })] : lines;
}

const linked = ({ kind, number, id }: LobbyRecord, { link }: Briefing) => {
  const [name, url] = [code(kindOf(kind), number), link('record', id)];
  return url ? `<${url}|${name}>` : `*${name}*`;
};

/** What was handed over, in full: it is what the day begins with. */
function handoverLines(values: Briefing, speech: Speech): string[] {
  return values.handovers.slice(0, MAX_NAMES).map((record) => {
    const to = values.names.get(String(record.details.to ?? ''));
    const state = [statusName(record, speech), ...(to ? [escapeText(to)] : [])].join(' · ');
    return `${linked(record, values)} ${line(headline(record, values, speech), 700)}\n${state}`;
  });
}

/** Which devices are down, in one line. */
function downLine(values: Briefing, speech: Speech): string {
  const shown = values.down.slice(0, MAX_LINES).map((record) => {
    const device = record.details.device ?? headline(record, values, speech);
    return `${linked(record, values)} ${line(String(device), 60)}`;
  });
  const rest = values.down.length - shown.length;
  return [...shown, ...(rest > 0 ? [speech.t('briefing.and_more', { count: rest })] : [])].join(' · ');
}

/** Whom it is for, and what was said. */
function praiseLine(record: LobbyRecord, values: Briefing, speech: Speech): string {
  const who = values.names.get(String(record.details.who ?? ''));
  const words = line(headline(record, values, speech), 300);
  return [linked(record, values), ...(who ? [`*${escapeText(who)}*`] : []), words].join(' · ');
}

function bulletinLines(values: Briefing, speech: Speech): string[] {
  return values.bulletins.slice(0, MAX_LINES).map(({ record, reading }) =>
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
    ...away
      .slice(0, MAX_NAMES)
      .map(
        ({ from, until }) =>
          `🔌 ${speech.t('report.away_between', { from: moment(from), to: moment(until ?? now) })}`,
      ),
    ...gaps.slice(0, MAX_LINES).map(({ name, title, at, reason }) =>
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
