import type { KnownBlock, ModalView } from '@slack/types';
import { escapeText, line } from '../../platform/blocks/escape.js';
import { actions, button, context, modal, section } from '../../platform/blocks/kit.js';
import type { Branch } from '../../platform/directory/branch.js';
import { inputs, type Labels } from '../../platform/forms/inputs.js';
import type { Speech } from '../../platform/language/speak.js';
import { timingWords } from '../../platform/language/timing.js';
import { checklistOf, isShipped } from '../lists/index.js';
import { inBranch } from '../rules/counters.js';
import { inWords, lineOf } from '../rules/line.js';
import { type ListRules, type OwnList, rulesNow, saysSomething } from '../rules/own.js';
import { formFields, formValues, type OwnFault, type Standing } from '../rules/own-form.js';
import { writeDown } from '../rules/written.js';
import { readTiming } from '../rules/written-time.js';
import { listName } from './run.js';
import { listWords } from './words.js';

/** A list as the page of lists shows it. */
export interface ListShown {
  own: OwnList;
  on: boolean;
}

/** What was just done, and to which list. */
export interface Done {
  what: 'saved' | 'unchanged' | 'switched_on' | 'switched_off' | 'taken_back' | 'removed';
  title: string;
}

/** A list's title: in the branch's own words, else as shipped, in the reader's language. */
export const titleNow = (own: OwnList, speech: Speech): string =>
  own.text === null && isShipped(own.name) ? listName(own.name, speech) : own.title;

/** A list's title and lines for its form: in the branch's own words, or as shipped in the branch's language. */
export function standingOf(own: OwnList, branch: Branch): Standing {
  if (own.text !== null || !isShipped(own.name)) return { own, title: own.title, text: own.text ?? '' };
  const { list, words } = inBranch(checklistOf(own.name), listWords(own.name, branch), branch);
  const { oneByOne = [] } = rulesNow(own);
  const groups = Object.entries(list.groups).map(([group, lines]) => ({
    title: words.group(group),
    ...(oneByOne.includes(group) ? { oneByOne: true as const } : {}),
    lines: lines.map(lineOf).map((one) => {
      return { ...inWords(one, words.options?.(group, one.name)), text: words.item(group, one.name) };
    }),
  }));
  return { own, title: words.title, text: writeDown(groups), groups: Object.keys(list.groups) };
}

/** Every list of the branch, when it comes and whether it is on. */
export function listsPage(
  branch: Branch,
  lists: readonly ListShown[],
  { done, full }: { done?: Done | undefined; full: boolean },
  speech: Speech,
): ModalView {
  const { t } = speech;
  return modal(
    { callback: 'lists.page', title: t('own_lists.title') },
    [
      ...(done ? [section(`✅ ${t(`own_lists.done.${done.what}`, { list: line(done.title, 80) })}`)] : []),
      ...lists.map((shown) => listSection(shown, branch, speech)),
      ...(full ? context(t('own_lists.full')) : actions(button('lists.new', t('own_lists.new'), branch.id))),
      ...context(t('own_lists.of', { branch: escapeText(branch.name) })),
    ],
    { close: t('form.close') },
  );
}

function listSection({ own, on }: ListShown, branch: Branch, speech: Speech): KnownBlock {
  const { t } = speech;
  const title = line(titleNow(own, speech), 80);
  const marks = [
    ...(isShipped(own.name) && saysSomething(own) ? [t('own_lists.changed')] : []),
    ...(isShipped(own.name) ? [] : [t('own_lists.own')]),
  ];
  const rules: ListRules = rulesNow(own);
  const about = `${timingWords(rules.timing, speech)} · ${t(`roles.${rules.owner}`)}`;
  const head = [on ? `*${title}*` : `~${title}~ · ${t('own_lists.is_off')}`, ...marks].join(' · ');
  return section(
    `${head}\n${about}`,
    button(`lists.edit:${own.name}`, t('own_lists.change'), branch.id, {
      says: `${t('own_lists.change')}: ${title}`,
    }),
  );
}

/**
 * What the form of a list carries: an id, so that each drawn form is saved at most once, and the version that it
 * showed.
 */
export interface Carried {
  branchId: string;
  name: string;
  seen: number;
  form: string;
}

/** A list's form, with the buttons to switch, reset or remove it. */
export function listForm(
  standing: Standing,
  { branch, on, form }: { branch: Branch; on: boolean; form: string },
  speech: Speech,
): ModalView {
  const { t, language } = speech;
  const { own } = standing;
  const shown = { ...standing, text: inMarks(standing.text, language) };
  const carried: Carried = { branchId: branch.id, name: own.name, seen: own.version, form };
  return modal(
    {
      callback: 'lists.saved',
      title: own.version === 0 && !isShipped(own.name) ? t('own_lists.new') : t('own_lists.change'),
    },
    [
      ...deeds(standing, on, branch, speech),
      ...inputs(formFields(shown), formValues(shown), labelsIn(speech), {
        members: [],
        branch,
        speech,
        photos: false,
      }),
      ...actions(button('lists.all', t('own_lists.all'), branch.id)),
    ],
    { submit: t('form.save'), close: t('form.close') },
    carried,
  );
}

/** Buttons to switch a list on or off, and to reset or remove it, with what each means. */
function deeds({ own, title }: Standing, on: boolean, branch: Branch, { t }: Speech): KnownBlock[] {
  const shipped = isShipped(own.name);
  if (!shipped && own.version === 0) return [];
  const said = saysSomething(own);
  const toggle = on
    ? button(`lists.off:${own.name}`, t('own_lists.switch_off'), branch.id)
    : button(`lists.on:${own.name}`, t('own_lists.switch_on'), branch.id, { style: 'primary' });
  const back = shipped
    ? button(`lists.back:${own.name}`, t('own_lists.take_back'), branch.id)
    : button(`lists.back:${own.name}`, t('own_lists.remove'), branch.id, { style: 'danger' });
  return [
    section(`*${line(title, 80)}*${on ? '' : ` · ${t('own_lists.is_off')}`}`),
    ...actions(toggle, ...(said ? [back] : [])),
    ...context(
      t('own_lists.posted_stay'),
      ...(said ? [t(shipped ? 'own_lists.take_back_means' : 'own_lists.remove_means')] : []),
    ),
  ];
}

/** Rewrites the marks at the end of a line in the reader's language; on reading, all languages are understood. */
function inMarks(text: string, language: Speech['language']): string {
  const marks = {
    'zh-CN': {
      number: '数字',
      choice: '选择',
      text: '文字',
      photo: '照片',
      optional: '选填',
      known: '已知',
      seen: '核对',
      after: '之后',
    },
    'zh-TW': {
      number: '數字',
      choice: '選擇',
      text: '文字',
      photo: '照片',
      optional: '選填',
      known: '已知',
      seen: '核對',
      after: '之後',
    },
  } as const;
  if (language === 'en') return text;
  return text.replace(
    / \[(number|choice|text|photo|optional|known|seen|after)(?=[ \]][^[\]]*\]?(?: \[[^[\]]*\])*$)/gm,
    (_, mark: keyof (typeof marks)['zh-CN']) => ` [${marks[language][mark]}`,
  );
}

/** `items_2`, `items_3` … continue `items`. */
const stem = (field: string) => field.replace(/_\d+$/, '');

function labelsIn(speech: Speech): Labels {
  const { t } = speech;
  const isMore = (field: string) => stem(field) !== field;
  const key = (field: string) => stem(field) as 'title';
  return {
    label: (field) => (isMore(field) ? t('own_lists.items_more') : t(`own_lists.fields.${key(field)}.label`)),
    hint: (field) => (isMore(field) ? null : t(`own_lists.fields.${key(field)}.hint`)),
    option(field, option) {
      if (field === 'when') {
        const timing = readTiming(option);
        return timing ? timingWords(timing, speech) : option;
      }
      if (field === 'on_closed') return t(`own_lists.on_closed.${option as 'skip'}`);
      return option === 'member' ? t('own_lists.anybody') : t(`roles.${option as 'staff'}`);
    },
  };
}

/** The error under an input: why it cannot be saved, and what to do. */
export const ownFaultWords = ({ why, slots }: OwnFault, { t }: Speech): string =>
  t(`own_lists.faults.${why}`, slots ?? {});
