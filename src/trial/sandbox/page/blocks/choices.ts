import type { Option } from '../../contract.js';
import { openBeside } from '../beside.js';
import { el, newId } from '../dom.js';
import { icon } from '../icons.js';
import type { Session } from '../session.js';

export interface Choice {
  value: string;
  label: string;
  hint?: string | undefined;
  group?: string | undefined;
  /** The app's option, which is sent back. */
  option?: Option;
  picture?: () => Node;
}

export interface Choosing {
  label: string;
  choices: Choice[];
  chosen: string[];
  /** How many can be chosen; at 1, choosing closes the list. */
  most: number;
  /** Whether choosing the chosen option again clears it. */
  clearable: boolean;
  empty: string;
  onChange(values: string[]): void;
  /** Called once when the list closes, if the choice changed. */
  onDone(values: string[]): unknown;
}

/** Opens a searchable list of choices beside its button: typing filters, arrows move, Enter chooses. */
export function openChoices(session: Session, anchor: HTMLElement, choosing: Choosing): void {
  const { words } = session;
  const listId = newId('choices');
  const before = choosing.chosen.join('\n');
  let chosen = choosing.chosen;
  let shown: { choice: Choice; row: HTMLElement }[] = [];
  let active = 0;

  const search = el('input', {
    type: 'text',
    class: 'search',
    role: 'combobox',
    placeholder: words.search,
    autocomplete: 'off',
    'aria-label': `${choosing.label} ${words.search}`,
    'aria-expanded': 'true',
    'aria-controls': listId,
    'aria-autocomplete': 'list',
    oninput: () => list(),
    onkeydown: (event: KeyboardEvent) => onKey(event),
  });
  const rows = el('div', {
    id: listId,
    class: 'choices',
    role: 'listbox',
    'aria-label': choosing.label,
    'aria-multiselectable': choosing.most > 1 ? 'true' : undefined,
  });
  const box = el('div', { class: 'sheet choosing' }, search, rows);

  function list(): void {
    const sought = search.value.trim().toLowerCase();
    const found = choosing.choices.filter(({ label, hint }) =>
      `${label} ${hint ?? ''}`.toLowerCase().includes(sought),
    );
    shown = found.map((choice) => ({ choice, row: drawRow(choice) }));
    const drawn: Node[] = [];
    for (const [index, { choice, row }] of shown.entries()) {
      if (choice.group && choice.group !== shown[index - 1]?.choice.group) {
        drawn.push(el('div', { class: 'group', role: 'presentation' }, choice.group));
      }
      drawn.push(row);
    }
    rows.replaceChildren(...(drawn.length > 0 ? drawn : [el('p', { class: 'quiet' }, choosing.empty)]));
    activate(Math.max(0, sought ? 0 : shown.findIndex(({ choice }) => chosen.includes(choice.value))));
  }

  function drawRow(choice: Choice): HTMLElement {
    const isChosen = chosen.includes(choice.value);
    return el(
      'div',
      {
        id: newId('choice'),
        class: 'choice',
        role: 'option',
        'aria-selected': String(isChosen),
        'data-option': choice.value,
        onclick: () => toggle(choice),
      },
      choice.picture?.(),
      el(
        'span',
        { class: 'menu-text' },
        el('span', {}, choice.label),
        choice.hint && el('small', {}, choice.hint),
      ),
      isChosen && icon('check'),
    );
  }

  function activate(index: number): void {
    shown[active]?.row.classList.remove('active');
    active = index;
    const row = shown[index]?.row;
    row?.classList.add('active');
    row?.scrollIntoView({ block: 'nearest' });
    search.setAttribute('aria-activedescendant', row?.id ?? '');
  }

  function toggle(choice: Choice): void {
    const has = chosen.includes(choice.value);
    if (choosing.most === 1) {
      chosen = has && choosing.clearable ? [] : [choice.value];
    } else if (has) chosen = chosen.filter((value) => value !== choice.value);
    else if (chosen.length < choosing.most) chosen = [...chosen, choice.value];
    choosing.onChange(chosen);
    if (choosing.most === 1) {
      box.hidePopover();
      return;
    }
    const at = active;
    list();
    activate(Math.min(at, shown.length - 1));
  }

  function chooseActive(): void {
    const row = shown[active];
    if (row) toggle(row.choice);
  }

  function onKey(event: KeyboardEvent): void {
    if (event.isComposing) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) activate((active + step + shown.length) % Math.max(1, shown.length));
    else if (event.key === 'Enter') chooseActive();
    else if (event.key === 'Tab') box.hidePopover();
    else return;
    if (event.key !== 'Tab') event.preventDefault();
  }

  list();
  openBeside(anchor, box, () => {
    if (chosen.join('\n') !== before) choosing.onDone(chosen);
  });
  // On a phone the field gets no focus, since the keyboard would cover the list.
  if (!matchMedia('(pointer: coarse)').matches) search.focus();
  activate(active);
}
