import type { Checkboxes, Option, RadioButtons } from '@slack/types';
import { el, newId } from '../dom.js';
import { type Drawing, naming, type Spot, stateOf } from '../drawing.js';
import { keyOf } from '../memory.js';
import { change } from '../press.js';
import { drawText } from '../text.js';
import { asSent, initialState } from './elements.js';

/** Checkboxes; every change sends the whole selection. */
export function drawCheckboxes(drawing: Drawing, element: Checkboxes, spot: Spot): HTMLElement {
  const { type } = element;
  const state = stateOf(
    drawing,
    keyOf(spot.blockId, element.action_id ?? ''),
    initialState(element) ?? { type },
  );
  const ticked = new Set((state.selected_options ?? []).map((option) => option.value));
  const tick = (option: Option, on: boolean) => {
    if (on) ticked.add(option.value ?? '');
    else ticked.delete(option.value ?? '');
    const selected_options = element.options.map(asSent).filter(({ value }) => ticked.has(value));
    return change(drawing, spot, element, { type, selected_options });
  };
  return drawGroup(drawing, { element, type: 'checkbox' }, spot, {
    isOn: (value) => ticked.has(value),
    set: tick,
  });
}

export function drawRadios(drawing: Drawing, element: RadioButtons, spot: Spot): HTMLElement {
  const { type } = element;
  const state = stateOf(
    drawing,
    keyOf(spot.blockId, element.action_id ?? ''),
    initialState(element) ?? { type },
  );
  const pick = (option: Option) => change(drawing, spot, element, { type, selected_option: asSent(option) });
  return drawGroup(drawing, { element, type: 'radio' }, spot, {
    isOn: (value) => state.selected_option?.value === value,
    set: pick,
  });
}

function drawGroup(
  drawing: Drawing,
  { element, type }: { element: Checkboxes | RadioButtons; type: 'checkbox' | 'radio' },
  spot: Spot,
  { isOn, set }: { isOn: (value: string) => boolean; set: (option: Option, on: boolean) => unknown },
): HTMLElement {
  const name = newId('options');
  const options = (element.options as Option[]).map((option) => {
    const value = option.value ?? '';
    const descriptionId = newId('description');
    const input: HTMLInputElement = el('input', {
      type,
      name,
      checked: isOn(value),
      'data-option': value,
      'data-focus': `${keyOf(spot.blockId, element.action_id ?? '')}/${value}`,
      'aria-describedby': option.description && descriptionId,
      onchange: () => set(option, input.checked),
    });
    return el(
      'label',
      { class: 'option' },
      input,
      el(
        'span',
        { class: 'option-text' },
        el('span', {}, ...drawText(drawing.session, option.text)),
        option.description &&
          el('small', { id: descriptionId }, ...drawText(drawing.session, option.description)),
      ),
    );
  });
  const role = type === 'radio' ? 'radiogroup' : 'group';
  return el(
    'div',
    { class: 'options', role, 'data-action-id': element.action_id, ...naming(spot, '') },
    ...options,
  );
}
