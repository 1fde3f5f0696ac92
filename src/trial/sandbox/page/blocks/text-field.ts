import { el } from '../dom.js';
import { type Drawing, naming, type Spot, stateOf } from '../drawing.js';
import { keyOf } from '../memory.js';
import { press } from '../press.js';
import { plain } from '../text.js';
import { initialState, type TextField } from './elements.js';

const kinds = {
  plain_text_input: 'text',
  email_text_input: 'email',
  url_text_input: 'url',
  number_input: 'text',
} as const;

/**
 * A text input. Where changes are sent at once, that is on Enter or, if `dispatch_action_config` says so, on every
 * character.
 */
export function drawTextField(drawing: Drawing, element: TextField, spot: Spot): HTMLElement {
  const { type } = element;
  const key = keyOf(spot.blockId, element.action_id ?? '');
  const { value } = stateOf(drawing, key, initialState(element) ?? { type });
  const triggers = element.dispatch_action_config?.trigger_actions_on ?? ['on_enter_pressed'];
  const keep = () => drawing.memory.states.set(key, { type, value: field.value === '' ? null : field.value });
  const dispatch = () => {
    keep();
    return press(drawing, spot, element, { type, value: field.value });
  };
  const multiline = element.type === 'plain_text_input' && element.multiline === true;
  const common = {
    class: 'text-field',
    placeholder: plain(element.placeholder) || undefined,
    'data-action-id': element.action_id,
    autocomplete: 'off',
    ...naming(spot, plain(element.placeholder)),
    oninput: (event: InputEvent) => {
      keep();
      if (spot.tells && !event.isComposing && triggers.includes('on_character_entered')) void dispatch();
    },
    onkeydown: (event: KeyboardEvent) => {
      if (event.key !== 'Enter' || event.isComposing || multiline) return;
      if (!spot.tells || !triggers.includes('on_enter_pressed')) return;
      event.preventDefault();
      void dispatch();
    },
  };
  const field = multiline
    ? el('textarea', { ...common, rows: 4 }, value)
    : el('input', {
        ...common,
        type: kinds[type],
        value: value ?? '',
        inputmode: type === 'number_input' ? (element.is_decimal_allowed ? 'decimal' : 'numeric') : undefined,
      });
  return field;
}
