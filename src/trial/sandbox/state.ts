import { interactives, type Node } from './blocks/walk.js';
import type { ViewState } from './contract.js';
import type { OpenView } from './modals.js';

/** The field of an element's state that holds what was chosen, the one that presets it, and what empty looks like. */
const stateful: Record<string, readonly [field: string, initial: string, empty: unknown]> = {
  plain_text_input: ['value', 'initial_value', null],
  email_text_input: ['value', 'initial_value', null],
  url_text_input: ['value', 'initial_value', null],
  number_input: ['value', 'initial_value', null],
  rich_text_input: ['rich_text_value', 'initial_value', null],
  checkboxes: ['selected_options', 'initial_options', []],
  radio_buttons: ['selected_option', 'initial_option', null],
  static_select: ['selected_option', 'initial_option', null],
  external_select: ['selected_option', 'initial_option', null],
  users_select: ['selected_user', 'initial_user', null],
  conversations_select: ['selected_conversation', 'initial_conversation', null],
  channels_select: ['selected_channel', 'initial_channel', null],
  multi_static_select: ['selected_options', 'initial_options', []],
  multi_external_select: ['selected_options', 'initial_options', []],
  multi_users_select: ['selected_users', 'initial_users', []],
  multi_conversations_select: ['selected_conversations', 'initial_conversations', []],
  multi_channels_select: ['selected_channels', 'initial_channels', []],
  datepicker: ['selected_date', 'initial_date', null],
  timepicker: ['selected_time', 'initial_time', null],
  datetimepicker: ['selected_date_time', 'initial_date_time', null],
  file_input: ['files', '', []],
};

/** Which field of its state tells what is chosen in an element; undefined for a button. */
export function stateField(type: string): string | undefined {
  return stateful[type]?.[0];
}

/**
 * The whole `state.values` of a surface: for every element that has a state what was entered, else what the app
 * preset, else nothing.
 */
export function stateOf(blocks: readonly unknown[], entered: ViewState): ViewState {
  const values: ViewState = {};
  for (const { blockId, actionId, element } of interactives(blocks)) {
    const known = stateful[element.type];
    if (!known) continue;
    const [field, initial, empty] = known;
    const given = entered[blockId]?.[actionId];
    const preset = { type: element.type, [field]: element[initial] ?? empty };
    values[blockId] = { ...values[blockId], [actionId]: { ...preset, ...given, type: element.type } };
    const state = values[blockId][actionId];
    if (state?.value === '') state.value = null;
  }
  return values;
}

/** `state.values` of an open view. */
export function valuesOf(view: OpenView): ViewState {
  return stateOf(view.content.blocks, view.entered);
}

/** Adds what a person entered to what is known. */
export function merge(known: ViewState, added: ViewState): ViewState {
  const merged = { ...known };
  for (const [blockId, actions] of Object.entries(added))
    merged[blockId] = { ...merged[blockId], ...actions };
  return merged;
}

/**
 * After an update keeps what was entered in inputs that are still there under the same block and action, as Slack
 * does, and forgets the rest.
 */
export function keepEntered(view: OpenView, before: OpenView['content']): void {
  const key = (blockId: string, actionId: string, element: Node) => `${blockId} ${actionId} ${element.type}`;
  const had = new Set(interactives(before.blocks).map((one) => key(one.blockId, one.actionId, one.element)));
  const kept: ViewState = {};
  for (const { blockId, actionId, element } of interactives(view.content.blocks)) {
    const state = view.entered[blockId]?.[actionId];
    if (state && had.has(key(blockId, actionId, element)))
      kept[blockId] = { ...kept[blockId], [actionId]: state };
  }
  view.entered = kept;
}
