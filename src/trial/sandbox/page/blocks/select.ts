import type { ElementState } from '../../contract.js';
import { avatar } from '../avatar.js';
import { el } from '../dom.js';
import { type Drawing, naming, type Spot, stateOf } from '../drawing.js';
import { icon } from '../icons.js';
import { keyOf } from '../memory.js';
import { change } from '../press.js';
import type { Session } from '../session.js';
import { plain } from '../text.js';
import { type Choice, openChoices } from './choices.js';
import { type AnySelect, asSent, initialState } from './elements.js';

/**
 * A select menu: a button that shows what is chosen and opens the choices. A multi-select is sent to the app when the
 * list closes.
 */
export function drawSelect(drawing: Drawing, element: AnySelect, spot: Spot): HTMLElement {
  const { session } = drawing;
  const { type } = element;
  const state = stateOf(
    drawing,
    keyOf(spot.blockId, element.action_id ?? ''),
    initialState(element) ?? { type },
  );
  const several = type.startsWith('multi_');
  const choices = choicesFor(session, element);
  const labelOf = (value: string) => choices.find((choice) => choice.value === value)?.label ?? value;
  const placeholder =
    plain('placeholder' in element ? element.placeholder : undefined) || session.words.choose;
  const shown = el('span', { class: 'chosen' });
  const show = (values: string[]) => {
    shown.classList.toggle('none', values.length === 0);
    shown.replaceChildren(
      ...(values.length === 0
        ? [placeholder]
        : several
          ? values.map((value) => el('span', { class: 'chip' }, labelOf(value)))
          : values.map(labelOf)),
    );
  };
  let chosen = valuesIn(state);
  show(chosen);
  const button: HTMLButtonElement = el(
    'button',
    {
      type: 'button',
      class: 'select',
      'aria-haspopup': 'listbox',
      'aria-expanded': 'false',
      'data-action-id': element.action_id,
      ...naming(spot, placeholder),
      onclick: () =>
        openChoices(session, button, {
          label: placeholder,
          choices,
          chosen,
          most: several
            ? (('max_selected_items' in element ? element.max_selected_items : undefined) ?? 100)
            : 1,
          clearable: !several && spot.required === false,
          empty: type.includes('external') ? session.words.noSuggestions : session.words.nothingFound,
          onChange: (values) => {
            chosen = values;
            show(values);
          },
          onDone: (values) => change(drawing, spot, element, stateWith(element, choices, values)),
        }),
    },
    shown,
    icon('chevron'),
  );
  return button;
}

function choicesFor(session: Session, element: AnySelect): Choice[] {
  const { people, channels } = session.workspace;
  switch (element.type) {
    case 'users_select':
    case 'multi_users_select':
      return people
        .filter((person) => !person.isBot)
        .map((person) => ({
          value: person.id,
          label: person.realName || person.name,
          hint: person.title,
          picture: () => avatar(person),
        }));
    case 'channels_select':
    case 'conversations_select':
      return channels
        .filter((channel) => channel.type === 'channel' && !channel.archived)
        .map((channel) => ({ value: channel.id, label: `#${channel.name}` }));
    case 'external_select':
      return element.initial_option ? [choiceFrom(element.initial_option)] : [];
    case 'multi_external_select':
      return (element.initial_options ?? []).map((option) => choiceFrom(option));
    default:
      return [
        ...(element.options ?? []).map((option) => choiceFrom(option)),
        ...(element.option_groups ?? []).flatMap((group) =>
          group.options.map((option) => choiceFrom(option, plain(group.label))),
        ),
      ];
  }
}

type SelectOption = Parameters<typeof asSent>[0];

const choiceFrom = (option: SelectOption, group?: string): Choice => ({
  value: option.value ?? '',
  label: plain(option.text),
  hint: plain(option.description),
  group,
  option: asSent(option),
});

const valuesIn = (state: ElementState): string[] =>
  state.selected_users ??
  state.selected_options?.map((option) => option.value) ??
  [
    state.selected_user ??
      state.selected_channel ??
      state.selected_conversation ??
      state.selected_option?.value ??
      [],
  ].flat();

function stateWith({ type }: AnySelect, choices: Choice[], values: string[]): ElementState {
  const options = values.flatMap((value) => choices.find((choice) => choice.value === value)?.option ?? []);
  const first = values[0] ?? null;
  switch (type) {
    case 'users_select':
      return { type, selected_user: first };
    case 'multi_users_select':
      return { type, selected_users: values };
    case 'channels_select':
      return { type, selected_channel: first };
    case 'conversations_select':
      return { type, selected_conversation: first };
    case 'static_select':
    case 'external_select':
      return { type, selected_option: options[0] ?? null };
    default:
      return { type, selected_options: options };
  }
}
