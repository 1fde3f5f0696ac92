import { el, newId } from './dom.js';
import { icon } from './icons.js';
import { openMenu } from './menu.js';
import { type Session, troubleIn } from './session.js';
import { suggestCommands } from './suggestions.js';

/**
 * The field for writing: messages and slash commands in a channel, only messages in a thread.
 * @param sent called when something was sent, so that the list can scroll to what will appear.
 */
export function composer(
  session: Session,
  { channel, thread }: { channel: string; thread: string | null },
  name: string,
  sent: () => void,
): HTMLElement {
  const { words } = session;
  const label = thread ? words.reply : words.writeTo(name);
  const noteId = newId('note');
  const note = el('p', { class: 'composer-note', id: noteId, role: 'status' });
  const field = el('textarea', {
    rows: 1,
    placeholder: label,
    'aria-label': label,
    'aria-describedby': noteId,
    'data-composer': thread ? 'thread' : 'channel',
    oninput: () => onInput(),
    onkeydown: (event: KeyboardEvent) => onKey(event),
  });
  const send = el(
    'button',
    { type: 'submit', class: 'tool send', 'aria-label': words.send, disabled: true },
    icon('send'),
  );
  const suggestions = thread ? null : suggestCommands(session, field, () => onInput());

  const onInput = () => {
    field.style.height = 'auto';
    field.style.height = `${Math.min(field.scrollHeight, 200)}px`;
    const text = field.value.trimStart();
    send.disabled = text === '';
    note.textContent = thread && text.startsWith('/') ? words.noCommandInThread : (suggestions?.show() ?? '');
  };
  const onKey = (event: KeyboardEvent) => {
    if (event.isComposing || suggestions?.onKey(event)) return;
    if (event.key !== 'Enter' || event.shiftKey) return;
    event.preventDefault();
    void submit();
  };
  const submit = async () => {
    const text = field.value.trim();
    if (text === '' || (thread && text.startsWith('/'))) return;
    field.value = '';
    onInput();
    sent();
    const isCommand = text.startsWith('/');
    const outcome = await session.act(
      isCommand
        ? { act: 'command', channel, text }
        : { act: 'say', channel, text, ...(thread ? { thread } : {}) },
    );
    const trouble = troubleIn(words, outcome);
    if (!trouble) return;
    if (field.value === '') {
      field.value = text;
      onInput();
      suggestions?.hide();
    }
    const command = text.split(/\s/)[0] ?? '';
    note.textContent = isCommand && outcome.error ? words.commandFailed(command, outcome.error) : trouble;
  };
  return el(
    'form',
    {
      class: 'composer',
      onsubmit: (event: SubmitEvent) => {
        event.preventDefault();
        void submit();
      },
    },
    suggestions?.element,
    el('div', { class: 'composer-box' }, !thread && lightning(session), field, send),
    note,
  );
}

/** The lightning button: the app's global shortcuts. */
function lightning(session: Session): HTMLElement {
  const { words, workspace } = session;
  const run = async (callbackId: string) => {
    const trouble = troubleIn(words, await session.act({ act: 'shortcut', callbackId }));
    if (trouble) session.say(trouble);
  };
  const items = workspace.shortcuts
    .filter((shortcut) => shortcut.type === 'global')
    .map(({ name, description, callbackId }) => ({
      label: name,
      hint: description,
      value: callbackId,
      choose: () => run(callbackId),
    }));
  const button: HTMLButtonElement = el(
    'button',
    {
      type: 'button',
      class: 'tool',
      'aria-label': words.shortcuts,
      title: words.shortcuts,
      'aria-haspopup': 'menu',
      'data-focus': 'lightning',
      onclick: () => openMenu(button, words.shortcuts, items, words.noGlobalShortcuts),
    },
    icon('bolt'),
  );
  return button;
}
