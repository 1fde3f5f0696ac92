import type { Module } from '../platform/module.js';
import { copies } from './beat.js';
import { records as card } from './commands/card.js';
import { exporting } from './commands/export.js';
import { finding } from './commands/find.js';
import { logging } from './commands/log.js';
import { reading } from './commands/reading.js';
import { recordLimits } from './limits.js';
import { cardDrawn, eventDrawn } from './outbox/card.js';
import { exportDrawn } from './outbox/export.js';
import { nudgeDrawn } from './outbox/nudge.js';
import { photosOfRecords } from './outbox/photos.js';

export const records: Module = {
  name: 'records',
  features: [
    card, // log, take, move, note, hand over, edit, look
    logging, // log from anywhere: shortcuts
    reading, // what must be read, and who has
    finding, // what is open, what is mine; by number, words, kind, person, time
    exporting, // what was found, as a file
  ],
  limits: [recordLimits],
  beats: [copies],
  messages: [cardDrawn, eventDrawn, nudgeDrawn, exportDrawn],
  photos: photosOfRecords,
};
