import type { ElementState } from '../../contract.js';
import { el } from '../dom.js';
import { type Drawing, naming, type Spot, stateOf } from '../drawing.js';
import { keyOf } from '../memory.js';
import { change } from '../press.js';
import { plain } from '../text.js';
import { fieldInstant, fieldValue } from '../zone.js';
import { type DateField, initialState } from './elements.js';

const kinds = { datepicker: 'date', timepicker: 'time', datetimepicker: 'datetime-local' } as const;

/** In milliseconds. While somebody types, a date is valid several times; only one that stays this long is sent. */
const settleMs = 700;

/** A field for a date, a time, or both in the viewer's zone. */
export function drawDate(drawing: Drawing, element: DateField, spot: Spot): HTMLElement {
  const { tz, words } = drawing.session;
  const state = stateOf(
    drawing,
    keyOf(spot.blockId, element.action_id ?? ''),
    initialState(element) ?? { type: element.type },
  );
  let told = valueIn(state, tz);
  let waiting: ReturnType<typeof setTimeout> | undefined;
  const settle = () => {
    clearTimeout(waiting);
    if (field.value === told) return;
    told = field.value;
    void change(drawing, spot, element, stateWith(element, field.value, tz));
  };
  const field = el('input', {
    class: 'text-field',
    type: kinds[element.type],
    value: told,
    'data-action-id': element.action_id,
    ...naming(spot, ('placeholder' in element && plain(element.placeholder)) || words.pick[element.type]),
    oninput: () => {
      clearTimeout(waiting);
      waiting = setTimeout(settle, spot.tells ? settleMs : 0);
    },
    onblur: settle,
  });
  return field;
}

function valueIn(state: ElementState, tz: string): string {
  if (state.selected_date_time) return fieldValue(state.selected_date_time * 1000, tz);
  return state.selected_date ?? state.selected_time ?? '';
}

function stateWith({ type }: DateField, value: string, tz: string): ElementState {
  if (type === 'datepicker') return { type, selected_date: value || null };
  if (type === 'timepicker') return { type, selected_time: value || null };
  const instant = fieldInstant(value, tz);
  return { type, selected_date_time: instant === null ? null : instant / 1000 };
}
