import type { InputBlock, KnownBlock, PlainTextInput } from '@slack/types';
import { entries, input, option, plain } from '../blocks/kit.js';
import { beginning } from '../cut.js';
import type { Branch } from '../directory/branch.js';
import type { Member } from '../directory/roles.js';
import type { Speech } from '../language/speak.js';
import type { Field, Fields, Values } from './field.js';

/** The labels of a definition's fields: `label`, `hint` and `options` under one key of the catalogues. */
export interface Labels {
  label(field: string): string;
  /** What to write there, where the label does not say it all. */
  hint?(field: string): string | null;
  option(field: string, option: string): string;
}

/** What the inputs need besides the definition. */
export interface FormScene {
  members: readonly Member[];
  branch: Branch;
  speech: Speech;
  /** Whether the bot can receive pictures. */
  photos: boolean;
}

const oneLine = (max: number, initial?: string): PlainTextInput => ({
  type: 'plain_text_input',
  max_length: Math.min(max, 3000),
  ...(initial ? { initial_value: beginning(initial, Math.min(max, 3000)) } : {}),
});

/** A text input of several lines. Slack holds 3000 characters at most. */
export const manyLines = (max: number, initial?: string): PlainTextInput => ({
  ...oneLine(max, initial),
  multiline: true,
});

/** One input per field, drawn from what the field is. `given` are the values it starts with. */
export function inputs(fields: Fields, given: Values, labels: Labels, scene: FormScene): KnownBlock[] {
  const shown = Object.entries(fields).filter(
    ([, field]) => !field.derived && (field.type !== 'photos' || scene.photos),
  );
  return shown.map(([name, field]) =>
    input(
      name,
      labels.label(name),
      element({ name, field }, given[field.from ?? name] ?? given[name], labels, scene),
      {
        optional: !field.required,
        hint: labels.hint?.(name) ?? (field.private ? scene.speech.t('form.private') : undefined),
      },
    ),
  );
}

function element(
  { name, field }: { name: string; field: Field },
  given: Values[string] | undefined,
  labels: Labels,
  { members, branch, speech }: FormScene,
): InputBlock['element'] {
  switch (field.type) {
    case 'text':
      return (field.lines === 'many' ? manyLines : oneLine)(
        field.max,
        typeof given === 'string' ? given : undefined,
      );
    case 'choice':
    case 'steps':
      return select(
        field.options.map((one) => option(labels.option(name, one), one)),
        given,
      );
    case 'choices':
      return selectMany(
        field.options.map((one) => option(labels.option(name, one), one)),
        given,
      );
    case 'people':
      return selectMany(people(members), given);
    case 'entry': {
      const entries = branch.settings.lists?.[field.list] ?? [];
      // Where the branch has no list, people type the entry.
      if (entries.length === 0) return oneLine(100, typeof given === 'string' ? given : undefined);
      const known = typeof given === 'string' && !entries.includes(given) ? [given, ...entries] : entries;
      return select(
        known.map((one) => option(one, one)),
        given,
      );
    }
    case 'person':
      return select(people(members, field.role), given);
    case 'amount':
      if (field.difference)
        return {
          ...oneLine(40, typeof given === 'number' ? signed(given) : undefined),
          placeholder: plain(speech.t('form.difference_example'), 150),
        };
      // As people write sums: 300,000, 300k, 30万.
      return {
        ...oneLine(40, typeof given === 'number' ? String(given) : undefined),
        placeholder: plain(speech.t('form.amount_example'), 150),
      };
    case 'count':
      return number(given, field.max);
    case 'date':
      return { type: 'datepicker', ...(typeof given === 'string' ? { initial_date: given } : {}) };
    case 'moment':
      return {
        type: 'datetimepicker',
        ...(typeof given === 'string' ? { initial_date_time: Math.floor(Date.parse(given) / 1000) } : {}),
      };
    case 'photos':
      return { type: 'file_input', filetypes: ['jpg', 'jpeg', 'png', 'heic', 'webp'], max_files: 5 };
    case 'flag':
      return select(
        [option(speech.t('form.yes'), 'yes'), option(speech.t('form.no'), 'no')],
        given === undefined ? undefined : given ? 'yes' : 'no',
      );
  }
}

/** The value as a person would type it. */
const signed = (value: number): string => (value > 0 ? `+${value}` : String(value));

const number = (given: Values[string] | undefined, max?: number): InputBlock['element'] => ({
  type: 'number_input',
  is_decimal_allowed: false,
  min_value: '0',
  ...(max === undefined ? {} : { max_value: String(max) }),
  ...(typeof given === 'number' ? { initial_value: String(given) } : {}),
});

function select(
  options: ReturnType<typeof option>[],
  given: Values[string] | undefined,
): InputBlock['element'] {
  const initial = options.find(({ value }) => value === given);
  return { type: 'static_select', ...entries(options), ...(initial ? { initial_option: initial } : {}) };
}

function selectMany(
  options: ReturnType<typeof option>[],
  given: Values[string] | undefined,
): InputBlock['element'] {
  const initial = options.filter(({ value }) => Array.isArray(given) && given.includes(value ?? ''));
  return {
    type: 'multi_static_select',
    ...entries(options),
    ...(initial.length > 0 ? { initial_options: initial } : {}),
  };
}

/** Members to choose from: those with the role, or everybody where nobody has it. */
export function people(members: readonly Member[], role?: Member['roles'][number]) {
  const able = members.filter(({ roles }) => roles.some((one) => one !== 'auditor'));
  const fitting = role ? able.filter(({ roles }) => roles.includes(role)) : able;
  return (fitting.length > 0 ? fitting : able).map(({ name, personId }) => option(name, personId));
}

/** `short 5.50 CNY`, `over 3.00 CNY`, `0`: to the cent. */
export function differenceWords(value: number, currency: string, speech: Speech): string {
  if (value === 0) return '0';
  const amount = speech.cents(Math.abs(value), currency);
  return speech.t(value > 0 ? 'form.over' : 'form.short', { amount });
}

/** A field's value in words, as it stands on a card. */
export function said(
  { name, field }: { name: string; field: Field | undefined },
  value: Values[string],
  labels: Labels,
  words: { speech: Speech; names: ReadonlyMap<string, string>; currency: string; timezone: string },
): string {
  const { speech } = words;
  switch (field?.type) {
    case 'choice':
      return labels.option(name, String(value));
    case 'steps': {
      const reached = field.options.indexOf(String(value)) + 1;
      const bar = '●'.repeat(reached) + '○'.repeat(field.options.length - reached);
      return `${bar} ${reached}/${field.options.length} ${labels.option(name, String(value))}`;
    }
    case 'people':
      return speech.list((value as string[]).map((one) => words.names.get(one) ?? '?'));
    case 'moment':
      return speech.moment(new Date(String(value)), words.timezone);
    case 'choices':
      return speech.list((value as string[]).map((one) => labels.option(name, one)));
    case 'person':
      return words.names.get(String(value)) ?? speech.t('nobody');
    case 'amount': {
      const currency = field.currency ?? words.currency;
      return field.difference
        ? differenceWords(Number(value), currency, speech)
        : speech.amount(Number(value), currency);
    }
    case 'count':
      return speech.number(Number(value));
    case 'flag':
      return speech.t(value ? 'form.yes' : 'form.no');
    case 'date':
      return speech.day(new Date(`${value}T12:00:00Z`), 'UTC');
    default:
      return String(value);
  }
}
