import type { ActionsBlock, ContextBlock, HeaderBlock, ImageBlock } from '@slack/types';
import { type Child, el } from '../dom.js';
import type { Drawing, Spot } from '../drawing.js';
import { drawMrkdwn, drawText, plain } from '../text.js';
import { drawAlert, drawCard, drawContainer } from './boxes.js';
import { drawElement } from './element.js';
import { type Block, blockIdOf } from './elements.js';
import { drawImage, drawPicture } from './image.js';
import { drawInput } from './input.js';
import { drawRichText } from './rich-text.js';
import { drawSection } from './section.js';
import { drawDataTable, drawTable } from './table.js';

/** Draws the blocks of a message or view, one element each. */
export const drawBlocks = (drawing: Drawing, blocks: readonly Block[]): HTMLElement[] =>
  blocks.map((block, index) => {
    const blockId = blockIdOf(block, index);
    const drawn = el('div', { class: `block block-${block.type}`, 'data-block-id': blockId });
    drawn.append(...drawOne(drawing, block, { blockId, tells: true }));
    return drawn;
  });

function drawOne(drawing: Drawing, block: Block, spot: Spot): Node[] {
  const { session } = drawing;
  switch (block.type) {
    case 'section':
      return drawSection(drawing, block, spot);
    case 'actions':
      return [drawActions(drawing, block, spot)];
    case 'input':
      return [drawInput(drawing, block, spot)];
    case 'context':
      return drawContext(drawing, block);
    case 'header':
      return [drawHeader(block)];
    case 'divider':
      return [el('hr')];
    case 'image':
      return [drawTitledImage(block)];
    case 'rich_text':
      return drawRichText(session, block);
    case 'markdown':
      return drawMrkdwn(session, block.text);
    case 'table':
      return [drawTable(session, block)];
    case 'data_table':
      return [drawDataTable(session, block)];
    case 'alert':
      return [drawAlert(session, block)];
    case 'card':
      return [drawCard(drawing, block, spot)];
    case 'container':
      return [drawContainer(drawing, block, drawBlocks)];
    default:
      return [el('p', { class: 'quiet' }, session.words.notDrawn(block.type))];
  }
}

const drawHeader = (block: HeaderBlock) => el('h3', { class: 'header' }, plain(block.text));

const drawActions = (drawing: Drawing, block: ActionsBlock, spot: Spot) =>
  el('div', { class: 'actions' }, ...block.elements.map((element) => drawElement(drawing, element, spot)));

const drawContext = (drawing: Drawing, block: ContextBlock): Node[] =>
  block.elements.map((element) =>
    element.type === 'image'
      ? drawPicture(element, 'context-picture')
      : el('span', {}, ...drawText(drawing.session, element)),
  );

function drawTitledImage(block: ImageBlock): HTMLElement {
  const title: Child = block.title && el('figcaption', {}, plain(block.title));
  return el('figure', {}, title, drawImage(block));
}
