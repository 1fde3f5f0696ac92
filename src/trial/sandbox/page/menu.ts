import { openBeside } from './beside.js';
import { type Child, el } from './dom.js';

export interface MenuItem {
  label: string;
  hint?: string | undefined;
  value: string;
  /** Drawn before the label. */
  picture?: Child;
  /** Whether the item is the current one, in a menu that has one. */
  current?: boolean;
  /** Further attributes, for the page's tests and the style sheet. */
  data?: Record<string, string>;
  choose(): unknown;
}

/** Opens a menu beside its button; it works with the arrow keys, Home, End, Enter and first letters. */
export function openMenu(anchor: HTMLElement, label: string, items: MenuItem[], empty = ''): void {
  const chooses = items.some((item) => item.current !== undefined);
  const buttons = items.map((item) =>
    el(
      'button',
      {
        type: 'button',
        class: 'menu-item',
        role: chooses ? 'menuitemradio' : 'menuitem',
        'aria-checked': chooses ? String(item.current === true) : undefined,
        'data-option': item.value,
        ...item.data,
        onclick: () => {
          menu.hidePopover();
          item.choose();
        },
      },
      item.picture,
      el('span', { class: 'menu-text' }, el('span', {}, item.label), item.hint && el('small', {}, item.hint)),
    ),
  );
  const menu = el(
    'div',
    {
      class: 'sheet menu',
      role: 'menu',
      'aria-label': label,
      onkeydown: (event: KeyboardEvent) => move(event, buttons),
    },
    ...buttons,
    items.length === 0 && el('p', { class: 'quiet' }, empty),
  );
  openBeside(anchor, menu);
  (buttons.find((_, index) => items[index]?.current) ?? buttons[0])?.focus();
}

function move(event: KeyboardEvent, buttons: HTMLElement[]): void {
  const at = buttons.indexOf(document.activeElement as HTMLElement);
  const last = buttons.length - 1;
  const letter = event.key.length === 1 && event.key !== ' ' ? event.key.toLowerCase() : null;
  const byLetter = letter
    ? [...buttons.slice(at + 1), ...buttons].find((button) =>
        button.textContent?.trim().toLowerCase().startsWith(letter),
      )
    : undefined;
  const target =
    event.key === 'ArrowDown'
      ? buttons[at === last ? 0 : at + 1]
      : event.key === 'ArrowUp'
        ? buttons[at <= 0 ? last : at - 1]
        : event.key === 'Home'
          ? buttons[0]
          : event.key === 'End'
            ? buttons[last]
            : byLetter;
  if (!target) return;
  event.preventDefault();
  target.focus();
}
