import { limits } from '../blocks/kit.js';
import { kept } from './voices.js';

/** A kind of place in a message or a modal, and the texts that are put there. */
export interface Room {
  what: string;
  /** Characters that Slack takes there. */
  most: number;
  /** Keys without `_one` and `_other`; a `*` is any one part. */
  keys: readonly string[];
}

/** Where a text has little room. A key may stand in several places. */
export const rooms: readonly Room[] = [
  {
    what: 'buttons',
    most: limits.button,
    keys: [
      'record.note',
      'record.hand',
      'record.edit',
      'record.add_details',
      'record.change',
      'record.turn',
      'record.undo',
      'record.seal_name',
      'record.reveal',
      'record.separate',
      'record.merge',
      'record.tap_form',
      'reading.read',
      'reading.who',
      'nudge.snooze',
      'nudge.snooze_short',
      'nudge.snooze_day',
      'nudge.stop',
      'nudge.plan',
      'nudge.not_mine',
      'list.more',
      'list.back',
      'export.button',
      'export.private',
      'run.all',
      'run.all_short',
      'run.finding',
      'run.sign',
      'run.excuse',
      'run.photos',
      'run.answer',
      'own_lists.new',
      'own_lists.change',
      'own_lists.all',
      'own_lists.switch_off',
      'own_lists.switch_on',
      'own_lists.take_back',
      'own_lists.remove',
      'briefing.im_here',
      'briefing.show_all',
      'unfold.all',
      'home.log',
      'home.new',
      'help.log_as',
      'help.yes',
      'join.ask',
      'join.approve',
      'join.decline',
      'kinds.*.moves.*.label',
      'settings.pages.*',
      'settings.change',
      'settings.all',
      'settings.back',
      'days.open',
      'days.again',
      'days.many',
      'days.week',
      'daylog.change',
      'daylog.add',
      'pictures.file.button',
      'hq.post',
      'hq.office.choose',
      'hq.office.remove',
      'hq.look',
      'hq.renew',
      'hq.open',
      'hq.overview',
      'hq.period',
      'roster.name',
      'roster.change',
      'roster.back',
      'roster.edit',
      'roster.gaps.open',
      'roster.attendance.button',
      'roster.attendance.before',
      'roster.attendance.after',
      'roster.attendance.all',
      'roster.attendance.mine',
      'roster.empty.call',
      'setup.by_day',
      'roster.hands.come',
      'roster.leave.approve',
      'roster.leave.decline',
      'roster.leave.withdraw',
    ],
  },
  {
    what: 'titles and submits of modals',
    most: limits.title,
    keys: [
      'app.name',
      'find.title',
      'form.log',
      'form.save',
      'form.cancel',
      'form.close',
      'record.note',
      'record.hand',
      'record.edit',
      'record.reveal',
      'record.merge',
      'reading.who',
      'run.form.title',
      'run.excuse',
      'run.answer',
      'own_lists.title',
      'own_lists.new',
      'own_lists.change',
      'setup.title',
      'home.log',
      'kinds.*.name',
      'kinds.*.moves.*.label',
      'settings.title',
      'settings.pages.*',
      'days.many',
      'daylog.title',
      'hq.office.title',
      'roster.name',
      'roster.attendance.name',
      'roster.leave.title',
      'roster.swap.title',
    ],
  },
  {
    what: 'options',
    most: limits.option,
    keys: [
      'severity.*',
      'form.yes',
      'form.no',
      'run.form.is_finding',
      'run.form.is_fault',
      'run.form.is_na',
      'kinds.*.fields.*.options.*',
      'lists.*.groups.*.name',
      'lists.*.groups.*.items.*',
      'playbooks.*.groups.*.steps.*',
      'reports.*.name',
      'spread.here',
      'spread.all',
      'spread.some',
      'roster.leave.kinds.*',
      'roster.swap.nothing',
    ],
  },
  {
    what: 'headers',
    most: limits.header,
    keys: [
      'run.title',
      'run.here',
      'nudge.batch',
      'nudge.news',
      'briefing.title',
      'reports.*.title',
      'home.title',
      'help.title',
      'schedule.title',
      'list.open',
      'list.mine',
      'list.found',
      'list.cases',
      'roster.title',
      'roster.hours.title',
      'roster.attendance.title',
      'roster.traffic.title',
      'roster.proposal.title',
    ],
  },
  {
    what: 'menus before something is chosen',
    most: limits.placeholder,
    keys: ['days.choose', 'hq.which_figure', 'hq.which_period', 'home.else'],
  },
];

/** Any other text stands in a section at least. */
const elsewhere: Room = { what: 'messages', most: limits.section, keys: [] };

const pattern = kept(
  (keys) => new RegExp(`^(${keys.replaceAll('.', '\\.').replaceAll('*', '\\w+')})(_one|_other)?$`),
);

/** Whether the text of a key is put into such a place. */
export const standsIn = ({ keys }: Room, key: string): boolean => pattern(keys.join('|')).test(key);

/** The place of a key that has the least room. */
export const roomOf = (key: string): Room =>
  rooms
    .filter((room) => standsIn(room, key))
    .reduce((one, other) => (other.most < one.most ? other : one), elsewhere);

/** Typical values of slots, in the language of the texts, to tell how long a text becomes. */
export const typicalSlots = (texts: ReadonlyMap<string, string>): Readonly<Record<string, string>> => ({
  branch: 'Riverside Development Zone Sub-branch',
  kind: texts.get('kinds.incident.name') ?? '',
  name: texts.get('lists.opening.name') ?? '',
  group: texts.get('lists.opening.groups.information.name') ?? '',
  day: 'Wed, 30 September',
  word: 'complaint',
  text: 'printer',
  ambulance: '120',
  police: '110',
  fire: '119',
});

/** The text with its slots filled; a slot without a value stays as it is written. */
export const filled = (text: string, slots: Readonly<Record<string, string>>): string =>
  text.replace(/{{(.*?)}}/g, (written, name: string) => slots[name.trim()] ?? written);
