import { defineMessage } from '../platform/outbox/message.js';
import { idSubject } from '../platform/outbox/subject.js';
import { reportSubject } from './rules/subject.js';

/** A report in the branch's channel. */
export const reportPost = defineMessage({
  name: 'report',
  subject: reportSubject,
  to: 'channel',
  kept: true,
  folds: true,
  inDoubt: 'again',
});

/** The pictures of a report, in the thread of its message. */
export const reportPictures = defineMessage({
  name: 'report_pictures',
  subject: reportSubject,
  to: 'channel',
  kept: false,
  inDoubt: 'never',
  traceless: true,
  priority: 6,
});

/** A report's workbook in a direct message. */
export const reportFile = defineMessage({
  name: 'report_workbook',
  subject: reportSubject,
  to: 'person',
  kept: false,
  // The person can ask for it.
  inDoubt: 'never',
  traceless: true,
});

/**
 * A reminder, sent once, to whoever has to write the work log of the day before; its subject is the occurrence of
 * that day's log.
 */
export const wordsNudge = defineMessage({
  name: 'words_nudge',
  subject: idSubject,
  to: 'person',
  kept: false,
  inDoubt: 'never',
  batched: {},
});
