import type { KnownBlock } from '@slack/types';
import { context, divider, header, limits, type Message, message, section } from '../../blocks/kit.js';
import { cut } from '../../cut.js';
import type { Speech } from '../../language/speak.js';

/** This many are shown in full with their buttons, and up to `lines` more with one line each. */
const full = 8;
const lines = 30;

/** Several reminders for one person in one message. @param news whether all of them are news (see `Weight`) */
export function reminderList(parts: readonly Message[], news: boolean, speech: Speech): Message {
  const head = speech.t(news ? 'nudge.news' : 'nudge.batch', { count: parts.length });
  const blocks: KnownBlock[] = [header(head)];
  let shown = 0;
  for (const part of parts.slice(0, full)) {
    // Leaves room for the lines of the rest.
    if (blocks.length + part.blocks.length > limits.blocks - 8) break;
    blocks.push(divider(), ...part.blocks);
    shown++;
  }
  const rest = parts.slice(shown).map(({ text }) => `• ${cut(text, 200)}`);
  if (rest.length > 0) {
    blocks.push(divider());
    for (let from = 0; from < Math.min(rest.length, lines); from += 10)
      blocks.push(section(rest.slice(from, Math.min(from + 10, lines)).join('\n')));
    const left = rest.length - lines;
    blocks.push(
      ...context(
        ...(left > 0 ? [speech.t('briefing.and_more', { count: left })] : []),
        speech.t('nudge.rest'),
      ),
    );
  }
  return message([head, ...parts.map(({ text }) => text)].join('\n'), blocks);
}
