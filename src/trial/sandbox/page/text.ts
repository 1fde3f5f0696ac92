import type { TextObject } from '@slack/types';
import { fillDateTokens } from './dates.js';
import { type Child, el, safeUrl } from './dom.js';
import { withEmoji } from './emoji.js';
import { type Mark, readMrkdwn } from './mrkdwn.js';
import { channelOf, nameOf, type Session } from './session.js';

/** Draws a Block Kit text object. */
export const drawText = (session: Session, text: TextObject): Node[] =>
  text.type === 'mrkdwn' ? drawMrkdwn(session, text.text) : [new Text(plain(text))];

/** A text object's words alone, for names and labels. */
export const plain = (text: { text: string; emoji?: boolean } | undefined) =>
  text ? (text.emoji === false ? text.text : withEmoji(text.text)) : '';

export const drawMrkdwn = (session: Session, source: string): Node[] =>
  readMrkdwn(source).map((mark) => drawMark(session, mark));

function drawMark(session: Session, mark: Mark): Node {
  const inner = (marks: Mark[]) => marks.map((found) => drawMark(session, found));
  switch (mark.type) {
    case 'text':
      return new Text(withEmoji(mark.text));
    case 'code':
      return el('code', {}, mark.text);
    case 'pre':
      return el('pre', {}, mark.text);
    case 'bold':
      return el('strong', {}, ...inner(mark.marks));
    case 'italic':
      return el('em', {}, ...inner(mark.marks));
    case 'strike':
      return el('s', {}, ...inner(mark.marks));
    case 'quote':
      return el('blockquote', {}, ...inner(mark.marks));
    case 'break':
      return el('br');
    case 'link':
      return drawLink(mark.url, mark.text ?? mark.url);
    case 'user':
      return drawPerson(session, mark.id);
    case 'channel':
      return drawChannel(session, mark.id);
    case 'broadcast':
      return el('span', { class: 'mention mention-me' }, `@${mark.range}`);
    case 'date':
      return drawDate(session, mark.seconds, mark);
  }
}

export function drawLink(url: string, ...children: Child[]): HTMLElement {
  const href = safeUrl(url);
  if (!href) return el('span', {}, ...children);
  return el('a', { href, target: '_blank', rel: 'noopener noreferrer' }, ...children);
}

export const drawPerson = (session: Session, id: string) =>
  el(
    'span',
    { class: id === session.user ? 'mention mention-me' : 'mention', 'data-mention': id },
    `@${nameOf(session, id)}`,
  );

export function drawChannel(session: Session, id: string): HTMLElement {
  const channel = channelOf(session, id);
  if (!channel) return el('span', { class: 'mention' }, `#${id}`);
  const open = () => session.go({ channel: id, tab: 'messages', thread: null });
  return el('button', { type: 'button', class: 'mention', onclick: open }, `#${channel.name}`);
}

export function drawDate(
  session: Session,
  seconds: number,
  { format, url, fallback }: { format: string; url: string | null; fallback: string },
): HTMLElement {
  const instant = new Date(seconds * 1000);
  const shown = Number.isFinite(instant.getTime()) ? fillDateTokens(session, seconds, format) : fallback;
  const time = el(
    'time',
    { datetime: shown === fallback ? '' : instant.toISOString(), title: fallback },
    shown,
  );
  return url ? drawLink(url, time) : time;
}
