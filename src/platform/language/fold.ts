import { button, type Message } from '../blocks/kit.js';
import { folded, type Parted } from '../blocks/parts.js';
import type { Speech } from './speak.js';

/** A message as it stands in a channel, folded where it is long. @param key what it is posted as, which the button carries */
export const foldedFor = (drawn: Parted, key: { view: string; subject: string }, speech: Speech): Message =>
  folded(drawn, button(`unfold:${key.view}`, speech.t('unfold.all'), key.subject));
