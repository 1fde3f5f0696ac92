import type { SandboxUser } from '../contract.js';
import { avatar } from './avatar.js';
import { el } from './dom.js';
import { icon } from './icons.js';
import { openMenu } from './menu.js';
import type { Session } from './session.js';
import { languageOf } from './words.js';

/** The "You are …" menu: the person who acts, and everybody else one can act as. */
export function peopleSwitch(session: Session): HTMLElement {
  const { words, workspace } = session;
  const { me } = workspace;
  const languageIn = (person: SandboxUser) => words.languages[languageOf(person.locale)] ?? person.locale;
  const items = workspace.people
    .filter((person) => !person.isBot)
    .map((person) => ({
      label: person.realName || person.name,
      hint: [person.title, languageIn(person)].filter(Boolean).join(' · '),
      value: person.id,
      picture: avatar(person),
      current: person.id === me.id,
      data: { 'data-person': person.id },
      choose: () => session.actAs(person.id),
    }));
  const name = me.realName || me.name;
  const button: HTMLButtonElement = el(
    'button',
    {
      type: 'button',
      class: 'person',
      'data-me': me.id,
      'aria-haspopup': 'menu',
      'aria-expanded': 'false',
      'aria-label': `${words.youAre}: ${name} · ${me.title}. ${words.switchPerson}`,
      title: words.switchPerson,
      onclick: () => openMenu(button, words.switchPerson, items),
    },
    avatar(me),
    el(
      'span',
      { class: 'menu-text' },
      el('span', {}, el('span', { class: 'you-are' }, `${words.youAre}: `), name),
      el('small', {}, [me.title, languageIn(me)].filter(Boolean).join(' · ')),
    ),
    icon('chevron'),
  );
  return button;
}
