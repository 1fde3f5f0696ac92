import type { Branch } from '../domain/branch.js';
import { routineName } from './briefing.js';
import { header, type Message, message, section } from './kit.js';
import type { Speech } from './speak.js';

/** What comes next, a line each; what falls out says why. */
export function scheduleLines(
  branch: Branch,
  coming: readonly { name: string; dueAt: Date; state: string }[],
  speech: Speech,
): Message {
  const title = speech.t('schedule.title', { branch: branch.name });
  const lines = coming.map(({ name, dueAt, state }) => {
    const line = `${speech.moment(dueAt, branch.timezone)}  ${routineName(name, speech)}`;
    return state === 'skipped' ? `~${line}~ ${speech.t('schedule.closed')}` : line;
  });
  const shown = lines.length > 0 ? lines : [speech.t('list.none')];
  return message([title, ...shown].join('\n'), [header(title), section(shown.join('\n'))]);
}
