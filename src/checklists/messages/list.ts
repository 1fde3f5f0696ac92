import { escapeText } from '../../platform/blocks/escape.js';
import { header, type Message, message, section } from '../../platform/blocks/kit.js';
import type { Branch } from '../../platform/directory/branch.js';
import type { Speech } from '../../platform/language/speak.js';
import { type Run, runState } from '../rules/run.js';
import { dueWords, progress, titleOf } from './run.js';

/** One line for a list: its state, with a link to it. */
export function runLine(
  run: Run,
  { branch, link, now }: { branch: Branch; link: string | null; now: Date },
  speech: Speech,
): string {
  const name = escapeText(titleOf(run, speech));
  const { done, all } = progress(run);
  const state = speech.t(`run.standing.${runState(run, now)}`);
  const due = speech.t('run.by', { time: dueWords(run, branch, speech) });
  return `${link ? `<${link}|${name}>` : `*${name}*`} · ${state} · ${speech.t('run.progress', { done, all })} · ${due}`;
}

export function runLines(
  runs: readonly Run[],
  { branch, link, now }: { branch: Branch; link(run: Run): string | null; now: Date },
  speech: Speech,
): Message {
  const place = { branch: escapeText(branch.name) };
  const lines = runs.map((run) => runLine(run, { branch, link: link(run), now }, speech));
  if (lines.length === 0) return message(speech.t('run.none', place), [section(speech.t('run.none', place))]);
  return message([speech.t('run.here', place), ...lines].join('\n'), [
    header(speech.t('run.here', { branch: branch.name })),
    section(lines.join('\n')),
  ]);
}
