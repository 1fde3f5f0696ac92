import type { Fault } from '../contract.js';
import { openBeside } from './beside.js';
import { el, newId } from './dom.js';
import { icon } from './icons.js';
import { setFaults } from './server.js';
import { failureIn, type Session } from './session.js';

const methods = [
  '*',
  'chat.postMessage',
  'chat.update',
  'chat.postEphemeral',
  'views.open',
  'views.update',
  'views.publish',
  'files.completeUploadExternal',
  'files.info',
  'files-pri',
  'users.info',
  'conversations.history',
];

const kinds: Fault['kind'][] = [
  'accept-then-reset',
  'accept-then-503',
  'accept-then-hang',
  'reset',
  'http-503',
  'hang',
  'slow',
  'garbage',
  'rate-limit',
  'error',
];

/** The "weather" menu: switches on faults of the connection between the bot and Slack. */
export function weather(session: Session): HTMLElement {
  const { words } = session;
  const label = el('span', { class: 'weather-text' });
  const count = el('span', { class: 'badge' });
  const show = (faults: Fault[]) => {
    session.workspace.faults = faults;
    count.textContent = String(faults.length);
    count.hidden = faults.length === 0;
    label.textContent = words.weather;
  };
  const button: HTMLButtonElement = el(
    'button',
    {
      type: 'button',
      class: 'pill weather',
      'aria-haspopup': 'dialog',
      'aria-expanded': 'false',
      'aria-label': words.weather,
      title: words.weatherHelp,
      onclick: () => openBeside(button, drawSheet(session, show)),
    },
    icon('cloud'),
    label,
    count,
  );
  show(session.workspace.faults);
  return button;
}

function drawSheet(session: Session, onChange: (faults: Fault[]) => void): HTMLElement {
  const { words } = session;
  const list = el('ul', { class: 'faults' });
  const replace = async (faults: Fault[]) => {
    try {
      onChange(await setFaults(faults));
      showList();
    } catch (error) {
      console.error(error);
      session.say(failureIn(words, error));
    }
  };
  const showList = () => {
    const { faults } = session.workspace;
    const clear = el(
      'button',
      { type: 'button', class: 'button', 'data-clear': true, onclick: () => replace([]) },
      words.clearFaults,
    );
    list.replaceChildren(
      ...faults.map((fault) =>
        drawFault(session, fault, () => replace(faults.filter((kept) => kept !== fault))),
      ),
      el('li', {}, faults.length > 0 ? clear : el('span', { class: 'quiet' }, words.weatherClear)),
    );
  };
  showList();
  return el(
    'div',
    { class: 'sheet weather-sheet', role: 'dialog', 'aria-label': words.weather },
    el('p', { class: 'quiet' }, words.weatherHelp),
    list,
    drawForm(session, (fault) => replace([...session.workspace.faults, fault])),
  );
}

const methodName = (session: Session, method: string) =>
  method === '*' ? session.words.everyMethod : method;

function drawFault(session: Session, fault: Fault, remove: () => void): HTMLElement {
  const { words } = session;
  const kind = words.faultKinds[fault.kind] ?? fault.kind;
  const often = fault.times === undefined ? words.always : `× ${fault.times}`;
  const name = `${methodName(session, fault.method)}: ${kind} · ${often}`;
  return el(
    'li',
    {},
    el('span', {}, name),
    el(
      'button',
      { type: 'button', class: 'plain', 'aria-label': words.remove(name), onclick: remove },
      icon('close'),
    ),
  );
}

function drawForm(session: Session, add: (fault: Fault) => void): HTMLElement {
  const { words } = session;
  const choice = (name: string, options: [string, string][]) => {
    const id = newId('fault');
    const select = el(
      'select',
      { id, class: 'text-field', name },
      ...options.map(([value, text]) => el('option', { value }, text)),
    );
    return { select, label: el('label', { for: id }, name) };
  };
  const method = choice(
    words.method,
    methods.map((name) => [name, methodName(session, name)]),
  );
  const kind = choice(
    words.fault,
    kinds.map((name) => [name, words.faultKinds[name] ?? name]),
  );
  const times = choice(words.times, [
    ['1', '× 1'],
    ['2', '× 2'],
    ['5', '× 5'],
    ['', words.always],
  ]);
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    add({
      method: method.select.value,
      kind: kind.select.value as Fault['kind'],
      ...(times.select.value ? { times: Number(times.select.value) } : {}),
    });
  };
  return el(
    'form',
    { class: 'fault-form', onsubmit: submit },
    ...[method, kind, times].flatMap(({ label, select }) => [label, select]),
    el('button', { type: 'submit', class: 'button primary' }, words.addFault),
  );
}
