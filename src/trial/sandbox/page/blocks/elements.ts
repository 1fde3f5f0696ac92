import type {
  Button,
  ChannelsSelect,
  Checkboxes,
  ConversationsSelect,
  Datepicker,
  DateTimepicker,
  EmailInput,
  ExternalSelect,
  FileInput,
  KnownBlock,
  MultiExternalSelect,
  MultiStaticSelect,
  MultiUsersSelect,
  NumberInput,
  Option,
  Overflow,
  PlainTextInput,
  RadioButtons,
  StaticSelect,
  Timepicker,
  URLInput,
  UsersSelect,
} from '@slack/types';
import type { Option as ContractOption, ElementState } from '../../contract.js';

export type Block = KnownBlock;

export type AnySelect =
  | StaticSelect
  | MultiStaticSelect
  | UsersSelect
  | MultiUsersSelect
  | ExternalSelect
  | MultiExternalSelect
  | ConversationsSelect
  | ChannelsSelect;
export type TextField = PlainTextInput | EmailInput | URLInput | NumberInput;
export type DateField = Datepicker | Timepicker | DateTimepicker;

/** Every element that a person can set or press. */
export type Interactive =
  | Button
  | Overflow
  | Checkboxes
  | RadioButtons
  | AnySelect
  | TextField
  | DateField
  | FileInput;

/** An option as it is sent with a press: Slack sends back only text and value. */
export const asSent = (option: Option): ContractOption => ({ text: option.text, value: option.value ?? '' });

/** The initial state of an element, or null for one without a state (button, overflow). */
export function initialState(element: Interactive): ElementState | null {
  const { type } = element;
  switch (element.type) {
    case 'button':
    case 'overflow':
      return null;
    case 'checkboxes':
    case 'multi_static_select':
    case 'multi_external_select':
      return { type, selected_options: (element.initial_options ?? []).map(asSent) };
    case 'radio_buttons':
    case 'static_select':
    case 'external_select':
      return { type, selected_option: element.initial_option ? asSent(element.initial_option) : null };
    case 'users_select':
      return { type, selected_user: element.initial_user ?? null };
    case 'multi_users_select':
      return { type, selected_users: element.initial_users ?? [] };
    case 'conversations_select':
      return { type, selected_conversation: element.initial_conversation ?? null };
    case 'channels_select':
      return { type, selected_channel: element.initial_channel ?? null };
    case 'datepicker':
      return { type, selected_date: element.initial_date ?? null };
    case 'timepicker':
      return { type, selected_time: element.initial_time ?? null };
    case 'datetimepicker':
      return { type, selected_date_time: element.initial_date_time ?? null };
    case 'file_input':
      return { type, files: [] };
    default:
      return { type, value: element.initial_value ?? null };
  }
}

/** The block's id; where the app gave none, one is made up, as Slack does. */
export const blockIdOf = (block: Block, index: number) => block.block_id ?? `block-${index}`;

export interface Placed {
  blockId: string;
  block: Block;
  element: Interactive;
}

/** All elements of some blocks, each with its block, including those in containers. */
export function elementsOf(blocks: readonly Block[]): Placed[] {
  return blocks.flatMap((block, index): Placed[] => {
    const blockId = blockIdOf(block, index);
    const placed = (elements: readonly { type: string }[]) =>
      elements.filter(isInteractive).map((element) => ({ blockId, block, element }));
    if (block.type === 'actions') return placed(block.elements);
    if (block.type === 'section') return placed(block.accessory ? [block.accessory] : []);
    if (block.type === 'input') return placed([block.element]);
    if (block.type === 'card') return placed(block.actions ?? []);
    if (block.type === 'container') return elementsOf(block.child_blocks);
    return [];
  });
}

const interactive = new Set<string>([
  'button',
  'overflow',
  'checkboxes',
  'radio_buttons',
  'static_select',
  'multi_static_select',
  'users_select',
  'multi_users_select',
  'external_select',
  'multi_external_select',
  'conversations_select',
  'channels_select',
  'plain_text_input',
  'email_text_input',
  'url_text_input',
  'number_input',
  'datepicker',
  'timepicker',
  'datetimepicker',
  'file_input',
] satisfies Interactive['type'][]);

export const isInteractive = (element: { type: string }): element is Interactive =>
  interactive.has(element.type);
