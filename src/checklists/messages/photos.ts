import { escapeText } from '../../platform/blocks/escape.js';
import type { Branch } from '../../platform/directory/branch.js';
import type { Speech } from '../../platform/language/speak.js';
import type { PhotosShown } from '../../platform/photos/messages.js';
import type { Run } from '../rules/run.js';
import { titleOf } from './run.js';

/** The captions of a list's photos: the line for which each was given. */
export const photosOfRun = (
  run: Pick<Run, 'rules' | 'list' | 'items'>,
  { timezone }: Pick<Branch, 'timezone'>,
  speech: Speech,
): PhotosShown => ({
  title: titleOf(run, speech),
  timezone,
  label(field) {
    const line = run.items.find(({ id }) => id === field);
    return line ? escapeText(line.text) : null;
  },
});
