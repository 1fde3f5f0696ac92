import type { RichTextBlock, RichTextBlockElement, RichTextElement, RichTextList } from '@slack/types';
import { el, safeUrl } from '../dom.js';
import { emojiOf } from '../emoji.js';
import type { Session } from '../session.js';
import { drawChannel, drawDate, drawLink, drawPerson } from '../text.js';

export const drawRichText = (session: Session, block: RichTextBlock): HTMLElement[] =>
  block.elements.map((element) => drawPart(session, element));

function drawPart(session: Session, part: RichTextBlockElement): HTMLElement {
  if (part.type === 'rich_text_list') return drawList(session, part);
  const inner = part.elements.map((element) => drawPiece(session, element));
  if (part.type === 'rich_text_quote') return el('blockquote', {}, ...inner);
  if (part.type === 'rich_text_preformatted') return el('pre', {}, ...inner);
  return el('div', { class: 'text' }, ...inner);
}

function drawList(session: Session, part: RichTextList): HTMLElement {
  const items = part.elements.map((section) =>
    el('li', {}, ...section.elements.map((element) => drawPiece(session, element))),
  );
  const start = 'offset' in part && typeof part.offset === 'number' ? part.offset + 1 : undefined;
  const list = part.style === 'ordered' ? el('ol', { start }, ...items) : el('ul', {}, ...items);
  list.classList.add(`indent-${Math.min(part.indent ?? 0, 5)}`);
  if (part.border) list.classList.add('bordered');
  return list;
}

function drawPiece(session: Session, element: RichTextElement): Node {
  const drawn = drawBare(session, element);
  const { bold, italic, strike, code } = element.style ?? {};
  let node = drawn;
  if (code) node = el('code', {}, node);
  if (strike) node = el('s', {}, node);
  if (italic) node = el('em', {}, node);
  if (bold) node = el('strong', {}, node);
  return node;
}

function drawBare(session: Session, element: RichTextElement): Node {
  switch (element.type) {
    case 'text':
      return new Text(element.text);
    case 'link':
      return drawLink(element.url, element.text || element.url);
    case 'user':
      return drawPerson(session, element.user_id);
    case 'channel':
      return drawChannel(session, element.channel_id);
    case 'broadcast':
      return el('span', { class: 'mention mention-me' }, `@${element.range}`);
    case 'emoji':
      return drawEmoji(element.name, element.unicode, element.url);
    case 'date':
      return drawDate(session, element.timestamp, {
        format: element.format,
        url: element.url ?? null,
        fallback: element.fallback ?? '',
      });
    case 'color':
      return drawColour(element.value);
    case 'usergroup':
      return el('span', { class: 'mention' }, `@${element.usergroup_id}`);
    case 'team':
      return el('span', { class: 'mention' }, `@${session.workspace.team.name}`);
  }
}

function drawEmoji(name: string, unicode: string | undefined, url: string | undefined): Node {
  if (url) return el('img', { class: 'emoji', src: safeUrl(url), alt: `:${name}:` });
  const points = unicode?.split('-').map((point) => Number.parseInt(point, 16));
  const given = points?.every((point) => point > 0 && point <= 0x10ffff)
    ? String.fromCodePoint(...points)
    : null;
  return new Text(emojiOf(name) ?? given ?? `:${name}:`);
}

function drawColour(value: string): HTMLElement {
  const swatch = el('span', { class: 'swatch' });
  swatch.style.backgroundColor = value;
  return el('span', {}, swatch, value);
}
