import type { InputBlock } from '@slack/types';
import { el, newId } from '../dom.js';
import type { Drawing, Spot } from '../drawing.js';
import { plain } from '../text.js';
import { drawElement } from './element.js';

/** An input block: label, control, hint, and the error after a refused submission. */
export function drawInput(drawing: Drawing, block: InputBlock, spot: Spot): HTMLElement {
  const { words } = drawing.session;
  const labelId = newId('label');
  const hintId = newId('hint');
  const errorId = newId('error');
  const error = drawing.errors[spot.blockId];
  const describedBy = [block.hint && hintId, error && errorId].filter(Boolean).join(' ') || undefined;
  const field = drawElement(drawing, block.element, {
    blockId: spot.blockId,
    tells: block.dispatch_action === true,
    labelId,
    describedBy,
    invalid: error !== undefined,
    required: !block.optional,
  });
  const focusField = () => field.querySelector<HTMLElement>('input, textarea, button')?.focus();
  return el(
    'div',
    { class: error ? 'field wrong' : 'field' },
    el(
      'div',
      { class: 'label', id: labelId, onclick: focusField },
      plain(block.label),
      block.optional && el('span', { class: 'quiet' }, ` ${words.optional}`),
    ),
    field,
    error && el('p', { class: 'error', id: errorId }, error),
    block.hint && el('p', { class: 'hint', id: hintId }, plain(block.hint)),
  );
}
