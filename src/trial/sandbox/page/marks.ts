import type { Place } from '../contract.js';
import { el } from './dom.js';
import { icon } from './icons.js';
import type { Memory } from './memory.js';
import { placeKey } from './session.js';

/** Marks, in every drawing of a place, the elements whose presses are being sent or were not acknowledged. */
export function showMarks(place: Place, memory: Memory): void {
  for (const root of document.querySelectorAll(`[data-place="${CSS.escape(placeKey(place))}"]`))
    markWithin(root, memory);
}

/** The same for a drawing that is not in the document yet. */
export function markWithin(root: Element, memory: Memory): void {
  for (const control of root.querySelectorAll<HTMLElement>('[data-control]')) {
    const key = control.dataset.control ?? '';
    const busy = (memory.busy.get(key) ?? 0) > 0;
    if (busy) control.setAttribute('aria-busy', 'true');
    else control.removeAttribute('aria-busy');
    const warning = memory.warnings.get(key);
    const shown = control.querySelector(':scope > .warning');
    if (shown?.textContent === (warning ?? '')) continue;
    shown?.remove();
    if (warning) control.append(el('span', { class: 'warning', role: 'alert' }, icon('warning'), warning));
  }
}
