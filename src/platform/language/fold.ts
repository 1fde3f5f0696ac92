import { button, type Message } from '../blocks/kit.js';
import { folded, type Parted } from '../blocks/parts.js';
import type { Speech } from './speak.js';

/** A message as posted in a channel, folded if it is long. @param key its view and subject, which the button carries */
export const foldedFor = (drawn: Parted, key: { view: string; subject: string }, speech: Speech): Message =>
  folded(drawn, button(`unfold:${key.view}`, speech.t('unfold.all'), key.subject));
