import type { KnownBlock } from '@slack/types';
import { escapeText, line } from '../../platform/blocks/escape.js';
import {
  actions,
  button,
  checkboxes,
  context,
  header,
  type Message,
  message,
  section,
} from '../../platform/blocks/kit.js';
import { foldedPart, type Part, type Parted, part, parted } from '../../platform/blocks/parts.js';
import type { Branch } from '../../platform/directory/branch.js';
import type { Member } from '../../platform/directory/roles.js';
import { differenceWords } from '../../platform/forms/inputs.js';
import type { Speech } from '../../platform/language/speak.js';
import { branchCalendar } from '../../platform/time/calendar.js';
import { nextOpening } from '../../platform/time/next-opening.js';
import type { Attendance } from '../../roster/module.js';
import type { RunRules } from '../rules/checklist.js';
import type { Open } from '../rules/known.js';
import type { Bounds, GoodOptions } from '../rules/line.js';
import {
  goesWithGroup,
  type Item,
  type ItemState,
  isBox,
  isKnown,
  isOwed,
  isQuestion,
  isReleased,
  type Run,
  runState,
} from '../rules/run.js';

/** Everything a run's message shows. */
export interface RunValues {
  run: Run;
  rules: RunRules;
  branch: Branch;
  members: readonly Member[];
  /** Person ids of those on leave or not on the roster on the day of the list. */
  away: ReadonlySet<string>;
  /** Names by person id. */
  names: ReadonlyMap<string, string>;
  /** Codes of what findings became, by record id. */
  actions: ReadonlyMap<string, string>;
  /** How many photos were given as answers. */
  photos: number;
  /** Posted later than it was due. */
  late: boolean;
  /** How many of the day's roster have checked in, if the list shows it. */
  attendance?: Attendance | null;
  now: Date;
}

const marks = {
  waiting: '🕒',
  open: '⬜',
  overdue: '🔴',
  settled: '✍️',
  done: '✅',
  signed: '✅',
  late: '⚠️',
  missed: '❌',
} as const;

/** The title of a list that was posted without one. A playbook's list is named `playbook.<name>`. */
export function listName(list: string, speech: Speech): string {
  const [name, playbook] = list.split('.');
  return speech.t(playbook === undefined ? `lists.${name}.name` : `playbooks.${playbook}.name`);
}

/** The title that a run was posted with. */
export const titleOf = (run: Pick<Run, 'rules' | 'list'>, speech: Speech) =>
  run.rules?.title ?? listName(run.list, speech);

export function progress(run: Pick<Run, 'items'>): { done: number; all: number } {
  return { done: run.items.filter(({ state }) => state !== 'open').length, all: run.items.length };
}

/**
 * The `block_id` of a group's checkboxes. It contains the version, because Slack's clients keep a block's ticked
 * state as long as its id stays the same.
 */
export const tickBlock = (run: Pick<Run, 'id' | 'version'>, group: string) =>
  `tick/${run.id}/${run.version}/${group}`;

export function readTickBlock(block: string): { run: string; version: number; group: string } | null {
  const [kind, run, version, group] = block.split('/');
  return kind === 'tick' && run && group && /^\d+$/.test(version ?? '')
    ? { run, version: Number(version), group }
    : null;
}

/** The due time, with the date if it is not the day of posting. */
export function dueWords(
  { opensAt, dueAt }: Pick<Run, 'opensAt' | 'dueAt'>,
  { timezone }: Branch,
  speech: Speech,
): string {
  const sameDay = speech.day(opensAt, timezone) === speech.day(dueAt, timezone);
  return (sameDay ? speech.time : speech.moment)(dueAt, timezone);
}

/** The names of those who must do a list: those on duty who hold its role or, if none of them does, all who hold it. */
function ownersOf({ rules, members, away }: Pick<RunValues, 'rules' | 'members' | 'away'>): string[] {
  const able = members.filter(({ roles }) => roles.includes(rules.owner));
  const here = able.filter(({ personId }) => !away.has(personId));
  return (here.length > 0 ? here : able).map(({ name }) => escapeText(name));
}

/** A checklist in the branch's channel: progress, boxes by group, findings, signature. */
export function runMessage(values: RunValues, speech: Speech): Parted {
  const { run, rules, branch, now } = values;
  const { t } = speech;
  const stands = runState(run, now);
  const open = run.status === 'open' || run.status === 'settled';
  const playbook = run.recordId !== null;
  const title = playbook
    ? t('run.playbook', { name: titleOf(run, speech) })
    : t('run.title', { name: titleOf(run, speech), day: speech.day(run.opensAt, branch.timezone) });
  const by = playbook ? '' : ` · ${t('run.by', { time: dueWords(run, branch, speech) })}`;
  const state = `${marks[stands]} *${t(`run.standing.${stands}`)}* · ${t('run.progress', progress(run))}${by}`;
  const owners = ownersOf(values);
  const owed = playbook
    ? t('run.anybody')
    : t('run.owner', {
        role: t(`roles.${rules.owner}`),
        names: owners.length > 0 ? speech.list(owners) : t('run.nobody'),
      });
  const remarks = [
    ...(values.attendance ? [t('run.attendance', { ...values.attendance })] : []),
    ...(values.late ? [t('run.late_post', { time: speech.time(run.opensAt, branch.timezone) })] : []),
    ...run.signatures.map(({ by, at }) =>
      t('run.signed', {
        name: escapeText(values.names.get(by) ?? '?'),
        time: speech.time(at, branch.timezone),
      }),
    ),
  ];
  const noted = run.items
    .filter(({ state: one }) => one === 'finding' || one === 'na')
    .map((item) => notedLine(item, values, speech));
  const end: KnownBlock[] = [
    ...(noted.length > 0 ? [section(noted.join('\n'))] : []),
    ...(run.excuse ? context(t('run.excused', { why: line(run.excuse, 500) })) : []),
    ...(run.status === 'missed' && !run.excuse ? actions(button('run.excuse', t('run.excuse'), run.id)) : []),
    ...(open
      ? actions(
          button('run.finding', t('run.finding'), run.id),
          ...(values.photos ? [button('run.photos', t('run.photos', { count: values.photos }), run.id)] : []),
          ...(playbook
            ? []
            : [
                button('run.sign', t('run.sign'), run.id, {
                  style: run.status === 'settled' ? 'primary' : undefined,
                }),
              ]),
        )
      : []),
  ];
  const text = [title, state.replaceAll('*', ''), owed, ...remarks, ...noted].join('\n');
  return parted(text, [
    part(header(title), section(`${state}\n${owed}`), ...context(...remarks)),
    ...(open ? groupParts(run, speech) : [foldedPart(summary(run, speech))]),
    part(...end),
  ]);
}

/** Open lines of a list shown in the channel at a time: whole groups in their order, at least the first open one. */
const atATime = 12;

/** Whether people can settle the item: others are filled in by Lobby. */
const isToDo = (item: Item): boolean => isOwed(item) && !isKnown(item) && item.waits === undefined;

/** Open groups first. In the channel, later groups and done ones are one line each. */
function groupParts(run: Run, speech: Speech): Part[] {
  const groups = groupsOf(run);
  const owed = groups.filter(({ items }) => items.some(isOwed));
  const done = groups.filter(({ items }) => items.every(({ state }) => state !== 'open'));
  // Optional lines that are still open, such as another teller's counter, stay visible.
  const rest = groups.filter((group) => !owed.includes(group) && !done.includes(group));
  const open = [...owed, ...rest];
  const next = open.findIndex(({ items }) => items.some(isToDo));
  let room = atATime;
  const later = open.filter(({ items }, index) => {
    room -= items.filter(({ state }) => state === 'open').length;
    return index > next && room < 0;
  });
  const now = open.filter((group) => !later.includes(group));
  const waits = later.map((group) => `${owed.includes(group) ? '⬜' : '✅'} ${headOf(group, speech)}`);
  const ended = done.map(({ label, items }) => {
    const name = escapeText(label);
    const mark = items.some(({ state }) => state === 'finding') ? '⚠️' : '✅';
    return `${mark} ${speech.t('run.group_done', { name, count: items.length })}`;
  });
  return [
    ...now.map((group) => part(...groupBlocks(run, group, speech))),
    ...asLines(later, waits, run, speech),
    ...asLines(done, ended, run, speech),
  ];
}

/** The lines for groups that are folded in the channel. */
const asLines = (groups: readonly Group[], lines: readonly string[], run: Run, speech: Speech): Part[] =>
  groups.map((group, index) =>
    foldedPart(groupBlocks(run, group, speech), index === 0 ? [section(lines.join('\n'))] : []),
  );

interface Group {
  name: string;
  label: string;
  items: Item[];
}

function groupsOf(run: Run): Group[] {
  const groups = new Map<string, Group>();
  for (const item of run.items) {
    const group = groups.get(item.group) ?? { name: item.group, label: item.groupText, items: [] };
    group.items.push(item);
    groups.set(item.group, group);
  }
  return [...groups.values()];
}

const headOf = (group: Group, speech: Speech) =>
  speech.t('run.group', { name: escapeText(group.label), ...progress(group) });

function groupBlocks(run: Run, group: Group, speech: Speech): KnownBlock[] {
  const waits = ({ waits }: Item) => waits !== undefined;
  const boxes = group.items.filter(
    (item) => isBox(item) && (item.state === 'open' || item.state === 'done') && !waits(item),
  );
  const known = group.items.filter((item) => isKnown(item) || waits(item));
  const questions = group.items.filter(isQuestion);
  const all = boxes.some(goesWithGroup)
    ? button(`run.all:${group.name}`, speech.t('run.all_short'), run.id, {
        says: speech.t('run.all', { group: group.label }),
      })
    : undefined;
  return [
    section(`${group.items.some(isOwed) ? '' : '✅ '}*${headOf(group, speech)}*`, all),
    ...(boxes.length > 0
      ? [
          checkboxes(
            tickBlock(run, group.name),
            'run.tick',
            boxes.map(({ id, text, rule, state }) => ({
              label: rule?.optional ? speech.t('run.optional', { item: text }) : text,
              value: id,
              ticked: state === 'done',
            })),
          ),
        ]
      : []),
    ...(known.length > 0 ? [section(known.map((item) => knownLine(item)).join('\n'))] : []),
    ...(questions.length > 0
      ? [
          section(
            questions.map((item) => questionLine(item, speech)).join('\n'),
            button(`run.answer:${group.name}`, speech.t('run.answer'), run.id),
          ),
        ]
      : []),
  ];
}

/** `18–26`, `= 0`, `≥ 1`, `≤ 30`, `Full`. */
function boundsWords(good: Bounds | GoodOptions): string {
  if ('options' in good) return good.options.map((option) => line(option, 60)).join(' / ');
  const { least, most } = good;
  if (least === undefined) return `≤ ${most}`;
  if (most === undefined) return `≥ ${least}`;
  return least === most ? `= ${least}` : `${least}–${most}`;
}

/** What was answered to a question, in one line; null: nothing. */
export function answerWords({ rule, value }: Pick<Item, 'rule' | 'value'>, speech: Speech): string | null {
  if (value === null) return null;
  const { asks } = rule ?? {};
  if (asks?.type === 'amount' && asks.currency && typeof value === 'number')
    return differenceWords(value, asks.currency, speech);
  return asks?.type === 'photos' ? `📷 ${value}` : line(String(value), 300);
}

const answerMarks: Record<Exclude<ItemState, 'open'>, string> = { done: '✅', finding: '⚠️', na: '➖' };

/** A question with its answer. */
function questionLine(item: Item, speech: Speech): string {
  const { text, rule, state } = item;
  const mark = state === 'open' ? (rule?.optional ? '▫️' : '⬜') : answerMarks[state];
  const bounds = rule?.good ? ` (${boundsWords(rule.good)})` : '';
  const answer = answerWords(item, speech);
  const said = answer === null ? '' : `: *${answer}*`;
  return `${mark} ${line(rule?.optional ? speech.t('run.optional', { item: text }) : text, 150)}${bounds}${said}`;
}

/** A line that Lobby fills in, or that must still wait, with the reason: there is nothing to press. */
function knownLine({ text, state, value, note, waits }: Item): string {
  const mark = waits === undefined ? (state === 'open' ? '⬜' : answerMarks[state]) : '🕒';
  const answer = value === null ? '' : `: *${line(String(value), 300)}*`;
  const why = waits ?? (state === 'na' ? null : note);
  return `${mark} ${line(text, 150)}${answer}${why ? ` · _${line(why, 300)}_` : ''}`;
}

/** What keeps a list from being signed: the first few, and how many more. */
export function openWords(open: readonly Open[], speech: Speech): string {
  const few = open.slice(0, fewOpen).map(({ text, fact, why }) => {
    const name = text ?? speech.t(`facts.lines.${fact ?? ''}`);
    return why ? `${line(name, 120)} (${line(why, 300)})` : line(name, 120);
  });
  const rest = open.length - few.length;
  return [...few, ...(rest > 0 ? [speech.t('briefing.and_more', { count: rest })] : [])].join('; ');
}

/** Up to so many open items are named; of more only the number is given. */
const fewOpen = 8;

/** A signed or missed run: no boxes, only how each group ended and, if they are few, which items stayed open. */
function summary(run: Run, speech: Speech): KnownBlock[] {
  const isOpen = ({ state }: Item) => state === 'open';
  const few = run.items.filter(isOpen).length <= fewOpen;
  const lines = groupsOf(run).flatMap((group) => [
    `${group.items.some(isOwed) ? '❌' : '✅'} ${headOf(group, speech)}`,
    ...group.items
      .filter((item) => !isBox(item) && !isOpen(item))
      .map((item) => (isKnown(item) ? knownLine(item) : questionLine(item, speech))),
    ...(few ? group.items.filter(isOpen).map(({ text }) => `      ⬜ ${line(text, 100)}`) : []),
  ]);
  return [section(lines.join('\n'))];
}

function notedLine(item: Item, { actions: codes, names }: RunValues, speech: Speech): string {
  const slots = { item: line(item.text, 120), note: line(item.note ?? '', 400) };
  const who = item.by ? ` _${escapeText(names.get(item.by) ?? '?')}_` : '';
  if (item.state === 'na') return `➖ ${speech.t(isReleased(item) ? 'run.released' : 'run.na', slots)}${who}`;
  const became = item.actionId ? codes.get(item.actionId) : undefined;
  return `⚠️ ${speech.t('run.found', slots)}${became ? ` → *${became}*` : ''}${who}`;
}

/** A direct message to somebody who must do a list, or to whom it is escalated. */
export function runNudge(
  {
    run,
    rules,
    branch,
    members,
    away,
    now,
  }: Pick<RunValues, 'run' | 'rules' | 'branch' | 'members' | 'away' | 'now'>,
  { why, by }: { why: 'remind' | 'overdue' | 'escalate' | 'unsigned' | 'not_mine'; by?: string },
  link: string | null,
  speech: Speech,
): Message {
  const { done, all } = progress(run);
  const said = speech.t(why === 'not_mine' ? 'run.not_mine_told' : `run.${why}`, {
    list: titleOf(run, speech),
    branch: escapeText(branch.name),
    open: all - done,
    time: dueWords(run, branch, speech),
    name: escapeText(by ?? '?'),
    names: speech.list(ownersOf({ rules, members, away })),
  });
  // No "remind me tomorrow" where the list would be missed by then.
  const keeps = why === 'unsigned' || nextOpening(branchCalendar(branch), now) < run.lateUntil;
  return message(said, [
    section(`*${said}*${link ? `\n<${link}|${speech.t('record.show')}>` : ''}`),
    ...actions(
      button('run.snooze', speech.t('nudge.snooze_short'), run.id),
      ...(keeps ? [button('run.snooze_day', speech.t('nudge.snooze_day'), run.id)] : []),
      button('run.not_mine', speech.t('nudge.not_mine'), run.id),
      button('run.quiet', speech.t('nudge.stop'), run.id),
    ),
  ]);
}
