import { el } from '../dom.js';
import type { Drawing, Spot } from '../drawing.js';
import { keyOf } from '../memory.js';
import { drawButton } from './button.js';
import { drawDate } from './date.js';
import { type Interactive, isInteractive } from './elements.js';
import { drawFiles } from './files.js';
import { drawCheckboxes, drawRadios } from './options.js';
import { drawOverflow } from './overflow.js';
import { drawSelect } from './select.js';
import { drawTextField } from './text-field.js';

/** Draws one element in a frame that shows whether a press is being sent or has failed. */
export function drawElement(drawing: Drawing, element: { type: string }, spot: Spot): HTMLElement {
  if (!isInteractive(element)) {
    return el('span', { class: 'quiet' }, drawing.session.words.notDrawn(element.type));
  }
  const key = keyOf(spot.blockId, element.action_id ?? '');
  return el(
    'div',
    { class: `control control-${element.type}`, 'data-control': key },
    drawField(drawing, element, spot),
  );
}

function drawField(drawing: Drawing, element: Interactive, spot: Spot): HTMLElement {
  switch (element.type) {
    case 'button':
      return drawButton(drawing, element, spot);
    case 'overflow':
      return drawOverflow(drawing, element, spot);
    case 'checkboxes':
      return drawCheckboxes(drawing, element, spot);
    case 'radio_buttons':
      return drawRadios(drawing, element, spot);
    case 'datepicker':
    case 'timepicker':
    case 'datetimepicker':
      return drawDate(drawing, element, spot);
    case 'plain_text_input':
    case 'email_text_input':
    case 'url_text_input':
    case 'number_input':
      return drawTextField(drawing, element, spot);
    case 'file_input':
      return drawFiles(drawing, element, spot);
    default:
      return drawSelect(drawing, element, spot);
  }
}
