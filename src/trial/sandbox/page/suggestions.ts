import { el, newId } from './dom.js';
import type { Session } from './session.js';

export interface Suggestions {
  element: HTMLElement;
  /** Shows the suggestions for what is typed; for a command that is typed in full, its usage; else nothing. */
  show(): string;
  hide(): void;
  /** True where the list used the key, which the text field must then ignore. */
  onKey(event: KeyboardEvent): boolean;
}

/** The commands that begin with what is typed after a slash. */
export function suggestCommands(
  session: Session,
  field: HTMLTextAreaElement,
  onChosen: () => void,
): Suggestions {
  const { commands } = session.workspace;
  const id = newId('commands');
  const element = el('div', {
    class: 'suggestions',
    id,
    role: 'listbox',
    'aria-label': session.words.commands,
    hidden: true,
  });
  let fitting: typeof commands = [];
  let active = 0;
  field.setAttribute('aria-controls', id);
  field.setAttribute('aria-autocomplete', 'list');

  const draw = () => {
    const rows = fitting.map(({ command, description, usageHint }, index) =>
      el(
        'div',
        {
          class: index === active ? 'choice active' : 'choice',
          id: `${id}-${index}`,
          role: 'option',
          'aria-selected': String(index === active),
          'data-option': command,
          onclick: () => choose(index),
        },
        el(
          'span',
          { class: 'menu-text' },
          el('span', {}, el('strong', {}, command), usageHint && ` ${usageHint}`),
          el('small', {}, description),
        ),
      ),
    );
    element.replaceChildren(...rows);
    element.hidden = rows.length === 0;
    if (rows.length > 0) field.setAttribute('aria-activedescendant', `${id}-${active}`);
    else field.removeAttribute('aria-activedescendant');
  };
  const hide = () => {
    fitting = [];
    draw();
  };
  const choose = (index: number) => {
    const chosen = fitting[index];
    if (!chosen) return;
    field.value = `${chosen.command} `;
    field.focus();
    onChosen();
  };

  return {
    element,
    hide,
    show() {
      const text = field.value;
      fitting = /^\/\S*$/.test(text) ? commands.filter(({ command }) => command.startsWith(text)) : [];
      active = 0;
      draw();
      const typed = commands.find(({ command }) => text.startsWith(`${command} `));
      return typed ? `${typed.command} ${typed.usageHint}` : '';
    },
    onKey(event) {
      if (fitting.length === 0) return false;
      const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
      const isWhole = fitting[active]?.command === field.value;
      if (by) {
        active = (active + by + fitting.length) % fitting.length;
        draw();
      } else if (event.key === 'Tab' || (event.key === 'Enter' && !isWhole)) choose(active);
      else if (event.key === 'Escape') hide();
      else return false;
      event.preventDefault();
      return true;
    },
  };
}
