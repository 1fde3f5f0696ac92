import type { Button } from '@slack/types';
import { el, safeUrl } from '../dom.js';
import type { Drawing, Spot } from '../drawing.js';
import { press } from '../press.js';
import { plain } from '../text.js';

/** A button. One with a URL opens it and, as in Slack, is also sent to the app. */
export function drawButton(drawing: Drawing, element: Button, spot: Spot): HTMLElement {
  const className = ['button', element.style].filter(Boolean).join(' ');
  const common = {
    class: className,
    'data-action-id': element.action_id,
    'aria-label': element.accessibility_label,
    onclick: () => press(drawing, spot, element),
  };
  const href = element.url ? safeUrl(element.url) : null;
  return href
    ? el('a', { ...common, href, target: '_blank', rel: 'noopener noreferrer' }, plain(element.text))
    : el('button', { ...common, type: 'button' }, plain(element.text));
}
