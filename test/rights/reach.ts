import { commandNamed } from '../../src/home/commands/route.js';
import type { Db } from '../../src/platform/database/db.js';
import { isId } from '../../src/platform/id.js';
import { kinds } from '../../src/records/kinds/index.js';
import { type Payload, textOf } from '../hostile/payload.js';

/** What a press, form or command carries. */
export interface Carried {
  db: Db;
  /** What follows the colon of its id. */
  argument: string;
  /** What a button or a choice carries. */
  value: string;
  /** What a form was opened with. */
  metadata: Record<string, unknown>;
}

/** What of the table it is. */
export interface Needs {
  /** All of them are needed. */
  deeds: string[];
  /** Done in any branch of theirs. */
  anywhere?: true;
  /** It needs a thing of one's own that nobody who tries it has: they come too late, and are not refused. */
  lacking?: true;
  /** It carries the words of whoever asked: for everybody else it is not there. */
  own?: true;
  /** Person ids of those who are a party that is no role. */
  parties?: Record<string, readonly string[]>;
}

type Reach = (carried: Carried) => Needs | Promise<Needs>;

const all =
  (...deeds: string[]): Reach =>
  () => ({ deeds });
const own =
  (...deeds: string[]): Reach =>
  () => ({ deeds, own: true });

async function recordAt({ db }: Carried, id: unknown) {
  if (!isId(id)) throw new Error(`no record is called ${textOf(id)}`);
  return db.prisma.record.findUniqueOrThrow({ where: { id } });
}

/** A deed on the record that a button carries. */
const pressed =
  (deed: string): Reach =>
  async (carried) => ({ deeds: [`records.${(await recordAt(carried, carried.value)).kind}.${deed}`] });
/** A deed on the record that a form was opened with. */
const filled =
  (deed: string): Reach =>
  async (carried) => ({
    deeds: [`records.${(await recordAt(carried, carried.metadata.record)).kind}.${deed}`],
  });

const kindIn = (text: string): string => text.split('/')[0] ?? '';
const logs =
  (kindOf: (carried: Carried) => string): Reach =>
  (carried) => ({ deeds: [`records.${kindOf(carried)}.log`] });

async function handOver(carried: Carried, id: unknown): Promise<Needs> {
  const { kind, ownerId } = await recordAt(carried, id);
  return { deeds: [`records.${kind}.hand_over${ownerId ? '' : '_free'}`] };
}

const more: Reach = async (carried) => {
  const [what = '', id] = carried.value.split('/');
  const { kind } = await recordAt(carried, id);
  if (what === 'hand') return handOver(carried, id);
  return {
    deeds: [`records.${kind}.${what.startsWith('move.') ? what : what === 'edit' ? 'edit' : 'merge'}`],
  };
};

/** The next signature of a list. */
const sign: Reach = async ({ db, value }) => {
  const run = await db.prisma.run.findUniqueOrThrow({ where: { id: value } });
  const given = Array.isArray(run.signatures) ? run.signatures.length : 0;
  return { deeds: ['checklists.answer', `checklists.sign.${run.list}.${given + 1}`] };
};

/** Leave or a swap that waits; nobody of those who try it is concerned. */
const answerSwap: Reach = async ({ db, value }) => {
  const { data } = await db.prisma.request.findUniqueOrThrow({ where: { id: value } });
  return {
    deeds: ['roster.answer_swap'],
    parties: { 'field:withId': [textOf((data as { withId?: unknown }).withId)] },
  };
};
const come: Reach = async ({ db, value }) => {
  const { data } = await db.prisma.request.findUniqueOrThrow({ where: { id: value } });
  return { deeds: ['roster.come'], parties: { 'field:called': (data as { called: string[] }).called } };
};

const logged = kinds.filter((kind) => !('command' in kind) || kind.command !== false);

/** Every command, by its name. */
export const commands: Record<string, Reach> = {
  ...Object.fromEntries(logged.map(({ name }) => [name, all(`records.${name}.log`)])),
  list: all('records.find'),
  find: all('records.find'),
  my: all('records.find'),
  cases: all('records.find'),
  export: all('records.export'),
  daybook: all('day-book.take'),
  checklist: all('checklists.see'),
  checklists: all('checklists.make'),
  briefing: all('briefing.renew'),
  worklog: all('records.worklog.log'),
  report: all('reports.see'),
  hq: all('head-office.see'),
  roster: all('roster.see'),
  leave: all('roster.ask_for_leave'),
  'help-wanted': all('roster.call_hands'),
  schedule: all('timetable.see'),
  setup: all('branches.set_up'),
  settings: all('settings.set'),
  help: all('home.see'),
};

/** Every press, by what it listens to. */
export const presses: Record<string, Reach> = {
  'record.move:*': async (carried) => ({
    deeds: [`records.${(await recordAt(carried, carried.value)).kind}.move.${carried.argument}`],
  }),
  'record.note': pressed('note'),
  'record.step:*': pressed('step'),
  'record.more': more,
  'record.separate': pressed('separate'),
  'record.playbook:*': pressed('open_plan'),
  'record.edit': pressed('edit'),
  'record.reveal': pressed('reveal'),
  // Of somebody else's it only ends one's own reminders: nobody who tries it is its owner.
  'record.not_mine': all('records.hush'),
  'record.snooze': all('records.hush'),
  'record.snooze_day': all('records.hush'),
  'record.quiet': all('records.hush'),
  'record.new:*': logs(({ argument }) => argument),
  'record.choose': logs(({ value }) => kindIn(value)),
  'record.tap:*': logs(({ argument }) => kindIn(argument)),
  'log.from:*': own(),
  'log.choose:*': own(),
  'record.read': pressed('read'),
  'record.readers': pressed('see_readers'),
  'find.page:*': own('records.find'),
  'list.open': all('records.find'),
  'export.file': own('records.export'),
  'export.private': own('records.export'),
  'run.tick': all('checklists.answer'),
  'run.all:*': all('checklists.answer'),
  'run.sign': sign,
  'run.finding': all('checklists.answer'),
  'run.answer:*': all('checklists.answer'),
  'run.excuse': all('checklists.excuse'),
  'run.photos': all('checklists.look_at_photos'),
  'run.snooze': all('checklists.hush'),
  'run.snooze_day': all('checklists.hush'),
  'run.quiet': all('checklists.hush'),
  'run.not_mine': all('checklists.hush'),
  'lists.all': all('checklists.make'),
  'lists.edit:*': all('checklists.make'),
  'lists.new': all('checklists.make'),
  'lists.on:*': all('checklists.make'),
  'lists.off:*': all('checklists.make'),
  'lists.back:*': all('checklists.make'),
  'briefing.here': all('briefing.check_in'),
  'daylog.words:*': all('records.worklog.log'),
  'report.file': all('reports.take'),
  'report.hand:*': all('reports.hand_over'),
  'report.action:*': all('records.action.log'),
  'hq.page:*': own('head-office.see'),
  'hq.measure:*': own('head-office.see'),
  'hq.period:*': own('head-office.see'),
  'hq.branch:*': all('head-office.see'),
  'hq.look:*': all('head-office.see'),
  'hq.post:*': all('head-office.see', 'head-office.post'),
  'hq.file:*': all('head-office.see'),
  'roster.open': all('roster.see'),
  'roster.week:*': all('roster.see'),
  'roster.hours:*': all('roster.see_hours'),
  'roster.day:*': all('roster.fill'),
  'roster.post:*': all('roster.fill'),
  'roster.copy:*': all('roster.fill'),
  'leave.open': all('roster.ask_for_leave'),
  'leave.approve': all('roster.decide'),
  'leave.decline': all('roster.decide'),
  'leave.withdraw': all('roster.withdraw_leave'),
  'swap.open': all('roster.ask_to_swap'),
  'swap.agree': answerSwap,
  'swap.refuse': answerSwap,
  'swap.approve': all('roster.decide'),
  'swap.decline': all('roster.decide'),
  'hands.come': come,
  'schedule.next:*': all('timetable.see'),
  'schedule.week': all('timetable.see'),
  'hq.channel': all('head-office.choose_channel'),
  'hq.remove': all('head-office.choose_channel'),
  'days.many': all('settings.set_days_of_many_branches'),
  'settings.list': all('settings.set'),
  'settings.page:*': all('settings.set'),
  'settings.each:*': all('settings.set'),
  'settings.back:*': all('settings.set'),
  'join.ask': all('people.ask_to_be_let_in'),
  'join.approve': all('people.let_in'),
  'join.decline': all('people.let_in'),
  'say.again:*': own(),
  'say.whole:*': own(),
  'branch.choose:*': own(),
};

/** Every form, by what it listens to. */
export const submits: Record<string, Reach> = {
  'record.moved:*': async (carried) => ({
    deeds: [`records.${(await recordAt(carried, carried.metadata.record)).kind}.move.${carried.argument}`],
  }),
  'record.noted': filled('note'),
  'record.handed': (carried) => handOver(carried, carried.metadata.record),
  'record.edited': filled('edit'),
  'record.merged': filled('merge'),
  'record.log:*': logs(({ argument }) => argument),
  'find.asked': all('records.find'),
  'run.found': all('checklists.answer'),
  'run.answered': all('checklists.answer'),
  'run.excused': all('checklists.excuse'),
  'lists.saved': all('checklists.make'),
  'daylog.words': all('records.worklog.log'),
  'roster.saved': all('roster.fill'),
  'leave.asked': all('roster.ask_for_leave'),
  'swap.with': all('roster.ask_to_swap'),
  // A shift of one's own.
  'swap.asked': () => ({ deeds: ['roster.ask_to_swap'], lacking: true }),
  'setup.saved': all('branches.set_up'),
  'hq.saved': all('head-office.choose_channel'),
  'days.asked': all('settings.set_days_of_many_branches'),
  'days.confirmed': all('settings.set_days_of_many_branches'),
  'settings.saved': all('settings.set'),
};

/** What is logged then is asked about then. */
export const shortcuts: Record<string, Reach> = {
  log: () => ({ deeds: ['records.choose_kind'], anywhere: true }),
  log_message: all('records.choose_kind'),
};

const listensTo = (table: Record<string, Reach>, id: string): string | undefined => {
  if (Object.hasOwn(table, id)) return id;
  const [name] = id.split(':');
  return Object.hasOwn(table, `${name}:*`) ? `${name}:*` : undefined;
};

/** What listens to a request, and what that needs; null where nothing does: a page was opened, or nobody knew the word. */
export function reachOf({
  wrapped,
  body,
}: Payload): { id: string; reach: Reach; carried: Omit<Carried, 'db'> } | null {
  const {
    actions,
    view,
    callback_id: called,
  } = body as {
    actions?: { action_id: string; value?: string; selected_option?: { value: string } }[];
    view?: { callback_id: string; private_metadata?: string };
    callback_id?: string;
  };
  const argumentOf = (id: string) => id.slice(id.indexOf(':') + 1 || id.length);
  const found = (kind: string, table: Record<string, Reach>, id: string, value = '', metadata = {}) => {
    const name = listensTo(table, id);
    const reach = name === undefined ? undefined : table[name];
    return reach
      ? { id: `${kind} ${name}`, reach, carried: { argument: argumentOf(id), value, metadata } }
      : null;
  };
  if (wrapped === 'command') {
    const [word = ''] = textOf(body.text).trim().split(/\s/);
    return found('command', commands, commandNamed(word) ?? '');
  }
  if (wrapped === 'event') return null;
  const [action] = actions ?? [];
  if (action)
    return found('press', presses, action.action_id, action.value ?? action.selected_option?.value ?? '');
  if (body.type === 'view_submission' && view)
    return found('form', submits, view.callback_id, '', JSON.parse(view.private_metadata || '{}'));
  return found('shortcut', shortcuts, called ?? '');
}
