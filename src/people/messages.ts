import { escapeText } from '../platform/blocks/escape.js';
import { actions, button, type Message, message, section, sentence } from '../platform/blocks/kit.js';
import type { Speech } from '../platform/language/speak.js';

/** A request to be admitted; once decided, the same message shows the answer. */
export function joinRequest(
  request: { id: string; state: 'asked' | 'granted' | 'declined' },
  { name, branch }: { name: string; branch: string },
  speech: Speech,
): Message {
  const slots = { name: escapeText(name), branch: escapeText(branch) };
  if (request.state !== 'asked')
    return sentence(speech.t(request.state === 'granted' ? 'join.approved' : 'join.declined', slots));
  const text = speech.t('join.request', slots);
  return message(text, [
    section(text),
    ...actions(
      button('join.approve', speech.t('join.approve'), request.id, { style: 'primary' }),
      button('join.decline', speech.t('join.decline'), request.id, { style: 'danger' }),
    ),
  ]);
}

/** The answer, to the person who asked. */
export function joinAnswer(state: string, branch: string, speech: Speech): Message {
  return sentence(
    speech.t(state === 'granted' ? 'join.welcome' : 'join.sorry', { branch: escapeText(branch) }),
  );
}
