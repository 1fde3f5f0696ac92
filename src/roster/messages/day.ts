import type { KnownBlock, ModalView } from '@slack/types';
import {
  actions,
  button,
  entries,
  header,
  input,
  modal,
  option,
  section,
} from '../../platform/blocks/kit.js';
import type { Branch } from '../../platform/directory/branch.js';
import type { Member } from '../../platform/directory/roles.js';
import type { Speech } from '../../platform/language/speak.js';
import { type Duty, type Post, posts, shifts } from '../rules/roster.js';
import { mondayOf, type RosterDay } from '../rules/roster-day.js';
import { dayName, type Names, postName, shiftName, shiftsLine } from './duties.js';
import { awayLine, gapLines } from './week.js';

/** What is being edited: the roster itself, with the branch's id, or a proposal. */
export interface Edited {
  of: 'roster' | 'proposal';
  id: string;
}

/** The button back to the whole week or proposal. */
const whole = ({ of }: Edited, date: string) =>
  of === 'roster' ? `roster.week:${mondayOf(date)}` : 'proposal.open';

/** One day, with a line and a button for each post; fits on a phone's screen. */
export function dayView(
  day: RosterDay,
  { branch, names, note, edits }: { branch: Branch; names: Names; note?: string; edits: Edited },
  speech: Speech,
): ModalView {
  const { t } = speech;
  const lines = [...(note ? [note] : []), ...gapLines(day, branch, speech), ...awayLine(day, names, speech)];
  const blocks: KnownBlock[] = [
    header(dayName(day.date, speech)),
    ...(lines.length > 0 ? [section(lines.join('\n'))] : []),
    ...posts.map((post) => {
      const there = day.duties.filter((duty) => duty.post === post);
      const who = there.length > 0 ? shiftsLine(there, names, speech) : t('roster.nobody');
      const name = postName(post, speech);
      return section(
        `*${name}*\n${who}`,
        button(`${edits.of}.post:${day.date}/${post}`, t('roster.change'), edits.id, {
          says: `${t('roster.change')} ${name}`,
        }),
      );
    }),
    ...actions(button(whole(edits, day.date), t('roster.back'), edits.id)),
  ];
  return modal({ callback: 'roster.day', title: t('roster.name') }, blocks, { close: t('form.close') });
}

export interface PostForm {
  edits: Edited;
  day: RosterDay;
  post: Post;
  /** Who can be chosen: staff of the branch who are not away that day. */
  members: readonly Member[];
  names: Names;
  /** Other dates to which the same can be applied. */
  others: readonly string[];
  /** A fresh id for each form that is drawn, so that each is saved at most once. */
  mark: string;
}

/** The form of a post: people by shift, and other days of the week that get the same. */
export function postForm(form: PostForm, speech: Speech): ModalView {
  const { edits, day, post, members, names, others, mark } = form;
  const { t } = speech;
  const options = members.map(({ personId, name }) => option(name, personId));
  const there = day.duties.filter((duty) => duty.post === post);
  const away = day.away.map((personId) => names.get(personId) ?? '?');
  const hint = away.length > 0 ? t('roster.away_hint', { names: speech.list(away) }) : undefined;
  const blocks: KnownBlock[] = [
    header(`${postName(post, speech)} · ${dayName(day.date, speech)}`),
    ...shifts.map((shift, index) => {
      const initial = options.filter(({ value }) =>
        there.some((duty) => duty.shift === shift && duty.personId === value),
      );
      return input(
        shift,
        shiftName(shift, speech),
        {
          type: 'multi_static_select',
          ...entries(options),
          ...(initial.length > 0 ? { initial_options: initial } : {}),
        },
        { optional: true, hint: index === 0 ? hint : undefined },
      );
    }),
    ...(others.length > 0
      ? [
          input(
            'also',
            t('roster.also'),
            { type: 'checkboxes', options: others.map((date) => option(dayName(date, speech), date)) },
            { optional: true },
          ),
        ]
      : []),
    ...actions(button(`${edits.of}.day:${day.date}`, t('roster.back'), edits.id)),
  ];
  return modal(
    { callback: `${edits.of}.saved`, title: t('roster.name') },
    blocks,
    { submit: t('form.save'), close: t('form.close') },
    {
      ...(edits.of === 'roster' ? { branchId: edits.id } : { proposalId: edits.id }),
      ...{ date: day.date, post, mark, shown: shownMark(there) },
    },
  );
}

/** A fingerprint of the duties that a form showed, short enough for `private_metadata`. */
export const shownMark = (there: readonly Duty[]) =>
  there.map(({ shift, personId }) => `${shift}:${personId.slice(0, 8)}`);
