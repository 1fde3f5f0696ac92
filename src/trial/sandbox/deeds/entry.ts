import { interactives, type Node, offeredBy } from '../blocks/walk.js';
import type { ElementState, ViewState } from '../contract.js';
import type { OpenView } from '../modals.js';
import { Refused } from '../refused.js';
import { stateField, valuesOf } from '../state.js';

/**
 * The sentences that Slack itself shows below fields before it sends the form to the app, by block id. Empty where
 * all is well.
 */
export function entryErrors(view: OpenView): Record<string, string> {
  const values = valuesOf(view);
  const errors: Record<string, string> = {};
  for (const { block, blockId, actionId, element } of interactives(view.content.blocks)) {
    if (block.type !== 'input') continue;
    const state = values[blockId]?.[actionId];
    const sentence = state && errorIn(element, state, block.optional === true);
    if (sentence) errors[blockId] = sentence;
  }
  return errors;
}

/** Throws `no_such_element` where a value was entered for an element that the view does not have. */
export function refuseStrangers(view: OpenView, values: ViewState): void {
  const known = new Set(interactives(view.content.blocks).map((one) => `${one.blockId} ${one.actionId}`));
  for (const [blockId, actions] of Object.entries(values)) {
    for (const actionId of Object.keys(actions)) {
      if (!known.has(`${blockId} ${actionId}`)) throw new Refused('no_such_element');
    }
  }
}

function isEmpty(value: unknown): boolean {
  return (
    value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0)
  );
}

function errorIn(element: Node, state: ElementState, optional: boolean): string | undefined {
  const value = (state as unknown as Record<string, unknown>)[stateField(element.type) ?? ''];
  if (isEmpty(value)) return optional ? undefined : 'Please complete this required field.';
  if (typeof value === 'string' && element.type === 'plain_text_input') return lengthError(element, value);
  if (typeof value === 'string' && element.type === 'number_input') return numberError(element, value);
  if (typeof value === 'string' && element.type === 'email_text_input' && !/^\S+@\S+\.\S+$/.test(value)) {
    return 'Please enter a valid email address.';
  }
  if (typeof value === 'string' && element.type === 'url_text_input' && !URL.canParse(value)) {
    return 'Please enter a valid URL.';
  }
  if (element.type.endsWith('static_select') || ['checkboxes', 'radio_buttons'].includes(element.type)) {
    const offered = new Set(offeredBy(element).map((option) => option.value));
    const chosen = (Array.isArray(value) ? value : [value]) as { value: string }[];
    if (chosen.some((option) => !offered.has(option.value))) throw new Refused('no_such_option');
  }
  return undefined;
}

function lengthError({ min_length = 0, max_length = 3000 }: Node, value: string): string | undefined {
  if (value.length < Number(min_length)) return `Please enter at least ${min_length} characters.`;
  if (value.length > Number(max_length)) return `Please enter at most ${max_length} characters.`;
  return undefined;
}

function numberError({ min_value, max_value, is_decimal_allowed }: Node, value: string): string | undefined {
  const number = Number(value);
  if (Number.isNaN(number)) return 'Please enter a valid number.';
  if (!is_decimal_allowed && !Number.isInteger(number)) return 'Please enter a whole number.';
  if (min_value !== undefined && number < Number(min_value)) return `Must be at least ${min_value}.`;
  if (max_value !== undefined && number > Number(max_value)) return `Must be at most ${max_value}.`;
  return undefined;
}
