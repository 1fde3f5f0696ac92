import type { KnownBlock, ModalView } from '@slack/types';
import { escapeText } from '../../platform/blocks/escape.js';
import {
  actions,
  button,
  context,
  divider,
  modal,
  option,
  section,
  select,
} from '../../platform/blocks/kit.js';
import type { Branch } from '../../platform/directory/branch.js';
import { isFault } from '../../platform/forms/field.js';
import { inputs } from '../../platform/forms/inputs.js';
import { catalogues, type Words } from '../../platform/language/locales/index.js';
import { type Speech, speak } from '../../platform/language/speak.js';
import { wallClock } from '../../platform/time/zone.js';
import { emergencyNumbers, playbookOf } from '../../playbooks/module.js';
import { type PageName, pages } from '../pages/index.js';
import type { Each, Form, Place, Unfitting } from '../rules/page.js';
import { markOf } from '../rules/set.js';
import { manyDaysEntry } from './days.js';
import { labelsFor, type ManyName, many, pageSummaries } from './wording.js';

/** What was just saved: fields of a page, or one of a page's many things. */
export interface Saved {
  page: PageName;
  of: string;
  changed: readonly string[];
  /** It was reset to what is shipped. */
  back?: true;
}

/** What the form carries in its `private_metadata`, to save each drawn form at most once. */
export interface Carried {
  branchId: string;
  page: PageName;
  of: string;
  seen: string;
  /** Fresh for every form that is drawn, since the modal's own id stays the same. */
  form: string;
}

/** A branch as its settings pages need it, with the shipped words in its language. */
export function placeOf(branch: Branch, of: string, now: Date): Place {
  const { t } = speak(branch.language);
  const numbers = { ...emergencyNumbers(branch.country) };
  return {
    branch,
    of,
    closed: t('days.closed_word'),
    today: wallClock(now, branch.timezone).date,
    steps: (name) =>
      Object.entries(playbookOf(name)?.groups ?? {}).flatMap(([group, steps]) =>
        steps.map((step) => t(`playbooks.${name}.groups.${group}.steps.${step}`, numbers)),
      ),
  };
}

/**
 * All pages, each with a summary of its present values.
 * @param options.headOffice whether the person may set days for many branches at once
 */
export function settingsList(
  branch: Branch,
  speech: Speech,
  now: Date,
  options: { saved?: Saved; headOffice?: boolean } = {},
): ModalView {
  const { t } = speech;
  const { saved, headOffice } = options;
  return modal(
    { callback: 'settings.list', title: t('settings.title') },
    [
      ...savedBlocks(branch, saved, speech),
      ...pages.map(({ name }) => {
        const title = t(`settings.pages.${name}`);
        const says = { says: `${t('settings.change')}: ${title}` };
        return section(
          `*${title}*\n${pageSummaries[name](branch, speech, now)}`,
          button(`settings.page:${name}`, t('settings.change'), branch.id, says),
        );
      }),
      ...(headOffice ? [divider(), manyDaysEntry(speech)] : []),
      ...context(t('settings.of', { branch: escapeText(branch.name) })),
    ],
    { close: t('form.close') },
  );
}

/** A page: its form, and the menu of things that have a form of their own. */
export function settingsPage(
  { name, form, each }: { name: PageName; form?: Form; each?: Each },
  { place, speech }: { place: Place; speech: Speech },
  draw: string,
  saved?: Saved,
): ModalView {
  const { branch } = place;
  return modal(
    { callback: 'settings.saved', title: speech.t(`settings.pages.${name}`) },
    [
      ...savedBlocks(branch, saved, speech),
      ...(each ? menuOf(name, each, branch, speech) : []),
      ...(each && form ? [divider()] : []),
      ...(form ? inputsOf(form, place, speech) : []),
      ...toList(branch, speech),
    ],
    { ...(form ? { submit: speech.t('form.save') } : {}), close: speech.t('form.close') },
    form ? carried(name, form, place, draw) : {},
  );
}

/** The form of one thing of a page: a limit, or a playbook. */
export function settingsOf(
  { name, form }: { name: PageName; form: Form },
  place: Place,
  speech: Speech,
  draw: string,
): ModalView {
  const words = many[name as ManyName];
  return modal(
    { callback: 'settings.saved', title: speech.t(`settings.pages.${name}`) },
    [
      section(`*${words.title(place.of, speech)}*`),
      ...context(...words.remarks(place.of, speech)),
      ...inputsOf(form, place, speech),
      ...toList(place.branch, speech),
    ],
    { submit: speech.t('form.save'), close: speech.t('form.close') },
    carried(name, form, place, draw),
  );
}

/** Why an input cannot be saved, to stand under it. */
export function unfitting({ why, slots, hours }: Unfitting, speech: Speech): string {
  if (why === 'bad_hours' || why === 'bad_day_hours') {
    const problem = speech.t(`hours.faults.${hours ?? 'format'}`, { right: String(slots?.right ?? '') });
    return why === 'bad_hours' ? problem : speech.t('days.faults.bad_day_hours', { ...slots, problem });
  }
  if (isFault(why)) return speech.t(`faults.${why}`);
  if (isOfDays(why)) return speech.t(`days.faults.${why}`, slots ?? {});
  return speech.t(`settings.faults.${why}`, slots ?? {});
}

const isOfDays = (why: string): why is keyof Words['days']['faults'] => why in catalogues.en.days.faults;

const carried = (page: PageName, form: Form, place: Place, draw: string): Carried => ({
  branchId: place.branch.id,
  page,
  of: place.of,
  seen: markOf(form, place),
  form: draw,
});

const inputsOf = (form: Form, place: Place, speech: Speech): KnownBlock[] =>
  inputs(form.fields, form.read(place), labelsFor(place.branch, speech), {
    members: [],
    branch: place.branch,
    speech,
    photos: false,
  });

const toList = ({ id }: Branch, { t }: Speech) => actions(button('settings.list', t('settings.all'), id));

/**
 * Slack allows a hundred blocks in a modal. Of what the branch has changed, so many get a section with a button; the
 * rest is in the menu.
 */
const MAX_BUTTONS = 80;

function menuOf(name: PageName, each: Each, branch: Branch, speech: Speech): KnownBlock[] {
  const words = many[name as ManyName];
  const options = each.names(branch).map((of) => option(words.entry(of, branch, speech), of));
  const own = each.own(branch.settings);
  const left = own.length - MAX_BUTTONS;
  return [
    ...actions(select(`settings.each:${name}/${branch.id}`, words.placeholder(speech), options)),
    ...own
      .slice(0, MAX_BUTTONS)
      .map((of) =>
        section(
          words.own(of, branch, speech),
          button(`settings.back:${name}/${of}`, speech.t('settings.back'), branch.id),
        ),
      ),
    ...(left > 0 ? context(speech.t('briefing.and_more', { count: left })) : []),
  ];
}

function savedBlocks(branch: Branch, saved: Saved | undefined, speech: Speech): KnownBlock[] {
  const { t } = speech;
  if (!saved) return [];
  const { page, of, changed } = saved;
  if (changed.length === 0) return [section(t('settings.unchanged'))];
  const labels = labelsFor(branch, speech);
  const what =
    of === ''
      ? speech.list(changed.map((field) => labels.label(field)))
      : many[page as ManyName].entry(of, branch, speech);
  const slots = { page: t(`settings.pages.${page}`), what };
  return [section(`✅ ${t(saved.back ? 'settings.given_back' : 'settings.saved', slots)}`)];
}
