import type { AlertBlock, CardBlock, ContainerBlock } from '@slack/types';
import { type Child, el } from '../dom.js';
import type { Drawing, Spot } from '../drawing.js';
import type { Session } from '../session.js';
import { drawText, plain } from '../text.js';
import { drawElement } from './element.js';
import type { Block } from './elements.js';
import { drawPicture } from './image.js';
import { drawRichText } from './rich-text.js';

export const drawAlert = (session: Session, block: AlertBlock) =>
  el(
    'div',
    { class: `alert ${block.level ?? 'default'}`, role: block.level === 'error' ? 'alert' : 'note' },
    ...drawText(session, block.text),
  );

export function drawCard(drawing: Drawing, block: CardBlock, spot: Spot): HTMLElement {
  const line = (className: string, text: CardBlock['title']): Child =>
    text && el('div', { class: className }, ...drawText(drawing.session, text));
  const actions = block.actions?.map((action) => drawElement(drawing, action, spot)) ?? [];
  return el(
    'div',
    { class: 'card' },
    block.hero_image && drawPicture(block.hero_image, 'picture'),
    block.icon && drawPicture(block.icon, 'context-picture'),
    line('card-title', block.title),
    line('quiet', block.subtitle),
    line('text', block.body),
    actions.length > 0 && el('div', { class: 'actions' }, ...actions),
  );
}

/** Blocks in a frame; a collapsible one is a disclosure. `drawInside` draws the blocks within. */
export function drawContainer(
  drawing: Drawing,
  block: ContainerBlock,
  drawInside: (drawing: Drawing, blocks: readonly Block[]) => HTMLElement[],
): HTMLElement {
  const { session } = drawing;
  const title = block.rich_text_title ? drawRichText(session, block.rich_text_title) : [plain(block.title)];
  const subtitle = block.subtitle && el('div', { class: 'quiet' }, ...drawText(session, block.subtitle));
  const inside = drawInside(drawing, block.child_blocks);
  if (!block.is_collapsible) {
    return el('div', { class: 'card' }, el('div', { class: 'card-title' }, ...title), subtitle, ...inside);
  }
  return el(
    'details',
    { class: 'card', open: !block.default_collapsed },
    el('summary', {}, el('span', { class: 'card-title' }, ...title), subtitle),
    ...inside,
  );
}
