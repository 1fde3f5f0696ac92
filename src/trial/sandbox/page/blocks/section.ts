import type { SectionBlock } from '@slack/types';
import { el, newId } from '../dom.js';
import type { Drawing, Spot } from '../drawing.js';
import { drawText } from '../text.js';
import { drawElement } from './element.js';
import { drawPicture } from './image.js';

/** A section: text, fields and accessory. The text is the accessory's accessible name. */
export function drawSection(drawing: Drawing, block: SectionBlock, spot: Spot): Node[] {
  const { session } = drawing;
  const labelId = newId('section');
  const body = el('div', { class: 'section-body' });
  if (block.text) body.append(el('div', { class: 'text', id: labelId }, ...drawText(session, block.text)));
  if (block.fields) {
    const fields = block.fields.map((field) => el('div', { class: 'text' }, ...drawText(session, field)));
    body.append(el('div', { class: 'fields' }, ...fields));
  }
  if (!block.accessory) return [body];
  const accessory =
    block.accessory.type === 'image'
      ? drawPicture(block.accessory, 'accessory-picture')
      : drawElement(drawing, block.accessory, block.text ? { ...spot, labelId } : spot);
  const below = ['checkboxes', 'radio_buttons'].includes(block.accessory.type);
  return [el('div', { class: below ? 'section below' : 'section' }, body, accessory)];
}
