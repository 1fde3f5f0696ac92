import { counterLines, tillCurrencies } from '../../checklists/module.js';
import { escapeText, line } from '../../platform/blocks/escape.js';
import type { Branch } from '../../platform/directory/branch.js';
import { currencyOf, usualSum } from '../../platform/directory/money.js';
import { emergencyCalls, listNames } from '../../platform/directory/settings.js';
import type { Labels } from '../../platform/forms/inputs.js';
import type { Words } from '../../platform/language/locales/index.js';
import type { Speech } from '../../platform/language/speak.js';
import type { Limit } from '../../platform/time/limits.js';
import { usualWork } from '../../platform/time/work-time.js';
import { wallClock } from '../../platform/time/zone.js';
import { isKind, profileOf, thresholdOf } from '../../records/module.js';
import { neededPosts, type Post, staffingOf } from '../../roster/module.js';
import { clocks, isDated, partsOf, severitiesOf, shippedLimit } from '../pages/clocks.js';
import type { pages } from '../pages/index.js';
import { playbooks } from '../pages/playbooks.js';
import { sums } from '../pages/signals.js';
import { spansOf, writeSpan } from '../rules/own-days.js';

type Page = (typeof pages)[number];
type Profile = keyof Words['settings']['profiles'];
type Unit = keyof Words['settings']['units'];
type FieldName = keyof Words['settings']['fields'];

/** The label of the input for a sum from which on something counts. */
function sumName({ kind, of }: (typeof sums)[number], { t }: Speech): string {
  const { signal } = kind.thresholds ?? {};
  return t(signal ? `kinds.${kind.name}.fields.${signal.field}.options.${of}` : `kinds.${kind.name}.name`);
}

/** The labels of the inputs of all pages. */
export function labelsFor(branch: Branch, speech: Speech): Labels {
  const { t } = speech;
  const sumOf = (field: string) => sums.find(({ of }) => of === field);
  const unset = { ...branch, settings: { ...branch.settings, thresholds: {} } };
  const usual = (one: (typeof sums)[number]) => {
    const currency = currencyOf(branch);
    const least = thresholdOf(one.kind, one.of, unset);
    return least === null
      ? t('settings.signal_unusual', { currency })
      : t('settings.signal_usual', { amount: speech.amount(least, currency), currency });
  };
  return {
    label: (field) => {
      const one = sumOf(field);
      if (one) return t('settings.signal', { signal: sumName(one, speech) });
      return field === 'days' ? t('days.field.label') : t(`settings.fields.${field as FieldName}.label`);
    },
    hint: (field) => {
      const one = sumOf(field);
      if (one) return usual(one);
      return field === 'days' ? t('days.field.hint') : t(`settings.fields.${field as FieldName}.hint`);
    },
    option: (field, one) => {
      if (field === 'kinds') return t(`kinds.${one}.name`);
      if (field === 'posts') return t(`roster.posts.${one as Post}`);
      if (field === 'profile') return t(`settings.profiles.${one as Profile}`);
      return t(`settings.units.${one as Unit}`);
    },
  };
}

type Holds = (branch: Branch, speech: Speech, now: Date) => string;

/** A page's present values in one line. */
export const pageSummaries: Record<Page['name'], Holds> = {
  kinds: ({ settings }, { t, list }) => {
    const off = (settings.kindsOff ?? []).filter(isKind).map((name) => t(`kinds.${name}.name`));
    return off.length === 0
      ? t('settings.holds.all_kinds')
      : t('settings.holds.kinds_off', { kinds: list(off) });
  },
  lists: ({ settings }, { t }) => {
    const kept = listNames.flatMap((name) => {
      const count = settings.lists?.[name]?.length ?? 0;
      return count > 0 ? [t('settings.holds.list', { list: t(`settings.fields.${name}.label`), count })] : [];
    });
    return kept.length === 0 ? t('settings.holds.no_lists') : kept.join(' · ');
  },
  counters: (branch, { t, list }) => {
    const named = (counterLines.of(branch.settings) ?? []).length;
    const said =
      named > 0 ? t('settings.holds.counters', { count: named }) : t('settings.holds.usual_counters');
    return [said, list([currencyOf(branch), ...(tillCurrencies.of(branch.settings) ?? [])])].join(' · ');
  },
  days: (branch, { t }, now) => {
    const today = wallClock(now, branch.timezone).date;
    const coming = spansOf(branch.settings).filter(({ last }) => last >= today);
    const [next] = coming;
    if (!next) return t('days.none_ahead');
    const shown = escapeText(writeSpan(next, t('days.closed_word')));
    return coming.length === 1 ? shown : t('days.and_more', { day: shown, count: coming.length - 1 });
  },
  work: ({ settings }, { t, list }) =>
    t('settings.holds.work', {
      ...(settings.work ?? usualWork),
      posts: list(neededPosts.of(settings).map((post) => t(`roster.posts.${post}`))),
    }),
  signals: (branch, { t }) => {
    const count = Object.keys(branch.settings.thresholds ?? {}).length;
    const known =
      usualSum(1, currencyOf(branch)) === null ? 'settings.holds.no_amounts' : 'settings.holds.usual_amounts';
    return [currencyOf(branch), count > 0 ? t('settings.holds.own_amounts', { count }) : t(known)].join(
      ' · ',
    );
  },
  clocks: (branch, { t }) => {
    const profile = (profileOf(branch)?.name ?? 'own') as Profile;
    const count = clocks.each.own(branch.settings).length;
    const own = count > 0 ? [t('settings.holds.own_limits', { count })] : [];
    const rules = t('settings.holds.rules', { profile: t(`settings.profiles.${profile}`) });
    return [rules, ...own].join(' · ');
  },
  staffing: (branch, { t }) => {
    const { aim, share } = staffingOf(branch);
    return t('settings.holds.aim', { aim, share });
  },
  emergency: ({ settings }, { t, list }) => {
    const calls = emergencyCalls.of(settings) ?? [];
    return calls.length > 0 ? line(list(calls), 200) : t('settings.holds.no_calls');
  },
  playbooks: ({ settings }, { t, list }) => {
    const own = playbooks.each.own(settings).map((name) => t(`playbooks.${name}.name`));
    return own.length === 0
      ? t('settings.holds.shipped')
      : t('settings.holds.own_words', { playbooks: list(own) });
  },
};

/** The words for the things of which a page has many. */
interface Many {
  placeholder(speech: Speech): string;
  /** Its name in the menu, with its present value where that is short. */
  entry(of: string, branch: Branch, speech: Speech): string;
  title(of: string, speech: Speech): string;
  /** The line that says how the branch has changed it. */
  own(of: string, branch: Branch, speech: Speech): string;
  remarks(of: string, speech: Speech): string[];
}

export type ManyName = Extract<Page, { each: unknown }>['name'];

function clockName(clock: string, { t }: Speech): string {
  const [kind] = clock.split('.');
  const name = t('settings.clock', { kind: t(`kinds.${kind}.name`), limit: t(`clocks.${clock}`) });
  const severities = severitiesOf(clock);
  if (severities.length === 0) return name;
  const severity = t('record.severity', { severity: severities.join(', ') });
  return t('settings.clock_severe', { clock: name, severity });
}

function length(limit: Limit | undefined, { t }: Speech): string {
  if (!limit) return '–';
  const { number, unit } = partsOf(limit);
  return t(`settings.lengths.${unit}`, { count: number });
}

export const many: Record<ManyName, Many> = {
  clocks: {
    placeholder: ({ t }) => t('settings.choose.clocks'),
    entry: (clock, { settings }, speech) =>
      speech.t('settings.clock_now', {
        clock: clockName(clock, speech),
        length: length(settings.limits?.[clock] ?? shippedLimit(clock), speech),
      }),
    title: clockName,
    own: (clock, { settings }, speech) =>
      speech.t('settings.clock_own', {
        clock: clockName(clock, speech),
        length: length(settings.limits?.[clock], speech),
        shipped: length(shippedLimit(clock), speech),
      }),
    remarks: (clock, speech) => [
      speech.t('settings.clock_shipped', { length: length(shippedLimit(clock), speech) }),
      ...(isDated(clock) ? [speech.t('settings.clock_dated')] : []),
    ],
  },
  playbooks: {
    placeholder: ({ t }) => t('settings.choose.playbooks'),
    entry: (name, _, { t }) => t(`playbooks.${name}.name`),
    title: (name, { t }) => t(`playbooks.${name}.name`),
    own: (name, _, { t }) => t('settings.own_playbook', { playbook: t(`playbooks.${name}.name`) }),
    remarks: (_, { t }) => [t('settings.playbook_running')],
  },
};
