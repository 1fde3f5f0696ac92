import type { Overflow } from '@slack/types';
import { el, safeUrl } from '../dom.js';
import type { Drawing, Spot } from '../drawing.js';
import { icon } from '../icons.js';
import { openMenu } from '../menu.js';
import { press } from '../press.js';
import { plain } from '../text.js';
import { asSent } from './elements.js';

/** The ⋯ menu of further actions. */
export function drawOverflow(drawing: Drawing, element: Overflow, spot: Spot): HTMLElement {
  const { words } = drawing.session;
  const items = element.options.map((option) => ({
    label: plain(option.text),
    hint: plain(option.description),
    value: option.value ?? '',
    choose: () => {
      const href = option.url ? safeUrl(option.url) : null;
      if (href) window.open(href, '_blank', 'noopener');
      return press(drawing, spot, element, { type: 'overflow', selected_option: asSent(option) });
    },
  }));
  const button: HTMLButtonElement = el(
    'button',
    {
      type: 'button',
      class: 'button square',
      'aria-label': words.moreActions,
      'aria-describedby': spot.labelId,
      'aria-haspopup': 'menu',
      'data-action-id': element.action_id,
      onclick: () => openMenu(button, words.moreActions, items),
    },
    icon('more'),
  );
  return button;
}
