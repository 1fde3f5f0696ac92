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
import { cut } from './escape.js';

/** What is posted: `text` says it all for notifications and screen readers; `blocks` draw it. */
export interface Message {
  text: string;
  blocks: KnownBlock[];
}

// Slack's limits, kept here so that nothing else has to know them.
export const limits = {
  blocks: 50,
  header: 150,
  section: 3000,
  button: 75,
  option: 75,
  title: 24,
  metadata: 3000,
  text: 4000,
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
/** Two columns of label and value; Slack takes ten a section. */
export function fields(pairs: readonly (readonly [label: string, value: string])[]): SectionBlock[] {
  const sections: SectionBlock[] = [];
  for (let from = 0; from < pairs.length; from += 10)
    sections.push({
      type: 'section',
      fields: pairs.slice(from, from + 10).map(([label, value]) => mrkdwn(`*${label}*\n${value}`, 2000)),
    });
  return sections;
}
export const context = (...texts: string[]): ContextBlock[] =>
  texts.length === 0
    ? []
    : [{ type: 'context', elements: texts.slice(0, 10).map((text) => mrkdwn(text, 2000)) }];
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
export const actions = (...elements: ActionsBlock['elements']): ActionsBlock[] =>
  elements.length === 0 ? [] : [{ type: 'actions', elements: elements.slice(0, 25) }];

/** A small menu of what is pressed less often; five entries at most. */
export const overflow = (action: string, options: readonly PlainTextOption[]): Overflow => ({
  type: 'overflow',
  action_id: action,
  options: options.slice(0, 5),
});

/** A menu to choose one thing from; a hundred entries at most. */
export const select = (
  action: string,
  placeholder: string,
  options: readonly PlainTextOption[],
): StaticSelect => ({
  type: 'static_select',
  action_id: action,
  placeholder: plain(placeholder, 150),
  options: options.slice(0, 100),
});

export const option = (label: string, value: string): PlainTextOption => ({
  text: plain(label, limits.option),
  value,
});

/** Checkboxes that are pressed in a message; ten options at most. `block` names what they show, version and all. */
export function checkboxes(
  block: string,
  action: string,
  items: readonly { label: string; value: string; ticked: boolean }[],
): ActionsBlock {
  const options = items.slice(0, 10).map((item) => option(item.label, item.value));
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
  callback: string,
  title: string,
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
  blocks: blocks.slice(0, 100),
});

/** Puts a message together; says in its last line that something was left out where there was more than Slack takes. */
export function message(text: string, blocks: KnownBlock[], more?: string): Message {
  const fits = blocks.length <= limits.blocks;
  return {
    text: cut(text, limits.text),
    blocks: fits ? blocks : [...blocks.slice(0, limits.blocks - 1), ...context(more ?? '…')],
  };
}

/** One sentence, for one person. */
export const sentence = (text: string): Message => ({
  text: cut(text, limits.text),
  blocks: [section(text)],
});
