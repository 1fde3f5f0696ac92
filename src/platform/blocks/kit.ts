import type {
  ActionsBlock,
  Button,
  Checkboxes,
  ContextBlock,
  HeaderBlock,
  InputBlock,
  KnownBlock,
  ModalView,
  MrkdwnElement,
  Overflow,
  PlainTextElement,
  PlainTextOption,
  SectionBlock,
  StaticSelect,
} from '@slack/types';
import { cut } from '../cut.js';

/** A message to post: people see `blocks`; `text` says the same for notifications and screen readers. */
export interface Message {
  text: string;
  blocks: KnownBlock[];
}

/*
 * Slack's documented limits, in characters or entries. The functions below keep to them, so that no caller has to
 * know them: long menus are grouped, long rows continue in a further block, and where blocks have to be left out, the
 * last line says how many. What can be too long only by a mistake in our own definitions throws.
 */
export const limits = {
  blocks: 50,
  modal: 100,
  row: 25,
  notes: 10,
  menu: 100,
  overflow: 5,
  checkboxes: 10,
  header: 150,
  section: 3000,
  button: 75,
  option: 75,
  placeholder: 150,
  title: 24,
  metadata: 3000,
  text: 4000,
  /**
   * Characters in all blocks of a message together. Slack refuses somewhat longer messages; the exact limit is not
   * documented.
   */
  message: 10_000,
};

export const plain = (text: string, max = limits.section): PlainTextElement => ({
  type: 'plain_text',
  text: cut(text, max) || ' ',
  emoji: true,
});
export const mrkdwn = (text: string, max = limits.section): MrkdwnElement => ({
  type: 'mrkdwn',
  text: cut(text, max) || ' ',
});

export const header = (text: string): HeaderBlock => ({ type: 'header', text: plain(text, limits.header) });
export const section = (text: string, accessory?: SectionBlock['accessory']): SectionBlock => ({
  type: 'section',
  text: mrkdwn(text),
  ...(accessory ? { accessory } : {}),
});
/** Labels and values in two columns; Slack takes at most ten fields in a section. */
export function fields(pairs: readonly (readonly [label: string, value: string])[]): SectionBlock[] {
  const sections: SectionBlock[] = [];
  for (let from = 0; from < pairs.length; from += 10)
    sections.push({
      type: 'section',
      fields: pairs.slice(from, from + 10).map(([label, value]) => mrkdwn(`*${label}*\n${value}`, 2000)),
    });
  return sections;
}
/** Small print; Slack takes at most ten elements in a context block. */
export const context = (...texts: string[]): ContextBlock[] =>
  inParts(texts, limits.notes).map((part) => ({
    type: 'context',
    elements: part.map((text) => mrkdwn(text, 2000)),
  }));
export const divider = (): KnownBlock => ({ type: 'divider' });

export interface ButtonOptions {
  style?: 'primary' | 'danger' | undefined;
  /** What a screen reader says instead of the label. */
  says?: string;
}
/** A button carries a row's id and nothing else. */
export const button = (
  action: string,
  label: string,
  value: string,
  options: ButtonOptions = {},
): Button => ({
  type: 'button',
  action_id: action,
  text: plain(label, limits.button),
  value,
  ...(options.style ? { style: options.style } : {}),
  ...(options.says ? { accessibility_label: cut(options.says, limits.button) } : {}),
});
/** Buttons and menus; Slack takes at most twenty-five in an actions block. */
export const actions = (...elements: ActionsBlock['elements']): ActionsBlock[] =>
  inParts(elements, limits.row).map((part) => ({ type: 'actions', elements: part }));

/** A small menu of what is pressed less often. @throws RangeError beyond five entries */
export const overflow = (action: string, options: readonly PlainTextOption[]): Overflow => ({
  type: 'overflow',
  action_id: action,
  options: within(options, limits.overflow),
});

type Entries = Pick<StaticSelect, 'options'> | Pick<StaticSelect, 'option_groups'>;

/**
 * The entries of a menu: as they are, or, where there are more than Slack takes, in groups of a hundred, each named by its
 * first and last. @throws RangeError beyond ten thousand
 */
export function entries(options: readonly PlainTextOption[]): Entries {
  if (options.length <= limits.menu) return { options: [...options] };
  const half = Math.floor(limits.option / 2) - 2;
  const groups = inParts(options, limits.menu).map((part) => {
    const [from = '', to = ''] = [part[0], part.at(-1)].map((one) => cut(one?.text.text ?? '', half));
    return { label: plain(`${from} – ${to}`, limits.option), options: part };
  });
  return { option_groups: within(groups, limits.menu) };
}

/** A menu to choose one thing from. */
export const select = (
  action: string,
  placeholder: string,
  options: readonly PlainTextOption[],
): StaticSelect => ({
  type: 'static_select',
  action_id: action,
  placeholder: plain(placeholder, limits.placeholder),
  ...entries(options),
});

export const option = (label: string, value: string): PlainTextOption => ({
  text: plain(label, limits.option),
  value,
});

/**
 * Checkboxes that are pressed in a message. `block` names what they show, version and all.
 * @throws RangeError beyond ten
 */
export function checkboxes(
  block: string,
  action: string,
  items: readonly { label: string; value: string; ticked: boolean }[],
): ActionsBlock {
  const options = within(items, limits.checkboxes).map((item) => option(item.label, item.value));
  const initial = options.filter((_, index) => items[index]?.ticked);
  const element: Checkboxes = {
    type: 'checkboxes',
    action_id: action,
    options,
    ...(initial.length > 0 ? { initial_options: initial } : {}),
  };
  return { type: 'actions', block_id: block, elements: [element] };
}

/** An input of a modal. Its value is read as `values[block][value]`; faults are shown under the block of this name. */
export const input = (
  block: string,
  label: string,
  element: InputBlock['element'],
  options: { optional?: boolean; hint?: string | undefined } = {},
): InputBlock => ({
  type: 'input',
  block_id: block,
  label: plain(label, 2000),
  element: { ...element, action_id: 'value' } as InputBlock['element'],
  optional: options.optional ?? false,
  ...(options.hint ? { hint: plain(options.hint, 2000) } : {}),
});

export const modal = (
  { callback, title }: { callback: string; title: string },
  blocks: KnownBlock[],
  words: { submit?: string; close: string },
  metadata: unknown = {},
): ModalView => ({
  type: 'modal',
  callback_id: callback,
  title: plain(title, limits.title),
  ...(words.submit ? { submit: plain(words.submit, limits.title) } : {}),
  close: plain(words.close, limits.title),
  private_metadata: JSON.stringify(metadata),
  blocks: fitted(blocks, limits.modal),
});

/** Puts a message together. */
export const message = (text: string, blocks: KnownBlock[]): Message => ({
  text: cut(text, limits.text),
  blocks: shortened(fitted(blocks, limits.blocks), limits.message),
});

/** Texts of up to this many characters are not cut: they say what the longer ones are about. */
const shortest = 200;

/**
 * Cuts blocks to `most` characters: the longest texts of sections first, each with an ellipsis; everything else
 * stays.
 */
function shortened(blocks: KnownBlock[], most: number): KnownBlock[] {
  let excess = characters(blocks) - most;
  if (excess <= 0) return blocks;
  const after = structuredClone(blocks);
  const texts = after
    .flatMap((block) => (block.type === 'section' ? [block.text, ...(block.fields ?? [])] : []))
    .filter((text) => text !== undefined)
    // Of equally long texts the later one is cut first: what matters most stands at the top.
    .toReversed()
    .sort((a, b) => b.text.length - a.text.length);
  for (const text of texts) {
    if (excess <= 0 || text.text.length <= shortest) break;
    const before = text.text.length;
    text.text = cut(text.text, Math.max(shortest, before - excess));
    excess -= before - text.text.length;
  }
  return after;
}

const READABLE = new Set(['text', 'alt_text']);

/** How many characters people read in a block, at any depth. */
function characters(value: unknown): number {
  if (Array.isArray(value)) return value.reduce<number>((sum, one) => sum + characters(one), 0);
  if (typeof value !== 'object' || value === null) return 0;
  return Object.entries(value).reduce(
    (sum, [key, one]) =>
      sum + (typeof one === 'string' ? (READABLE.has(key) ? one.length : 0) : characters(one)),
    0,
  );
}

/** At most `most` blocks; where there are more, the last line says how many are not shown: `… +12`. */
export function fitted(blocks: KnownBlock[], most: number): KnownBlock[] {
  if (blocks.length <= most) return blocks;
  return [...blocks.slice(0, most - 1), ...context(`… +${blocks.length - most + 1}`)];
}

const inParts = <T>(all: readonly T[], size: number): T[][] =>
  Array.from({ length: Math.ceil(all.length / size) }, (_, index) =>
    all.slice(index * size, (index + 1) * size),
  );

function within<T>(all: readonly T[], most: number): T[] {
  if (all.length > most) throw new RangeError(`${all.length} entries where Slack takes ${most}`);
  return [...all];
}

/** One sentence, for one person. */
export const sentence = (text: string): Message => ({
  text: cut(text, limits.text),
  blocks: [section(text)],
});
