import { defineMessage } from '../platform/outbox/message.js';
import { idSubject } from '../platform/outbox/subject.js';
import { rolledSubject } from './rules/rolled.js';

/** The roll-up of all branches in head office's channel. */
export const rollUp = defineMessage({
  name: 'hq',
  subject: rolledSubject,
  to: 'channel',
  kept: true,
  inDoubt: 'again',
});

/** The same as a direct message to a member of head office, while head office has no channel. */
export const rollUpTold = defineMessage({
  name: 'hq_told',
  subject: rolledSubject,
  to: 'person',
  kept: false,
  // Whoever may see it can ask for it.
  inDoubt: 'never',
});

/** All figures of all branches as a workbook: in the roll-up's thread, or to a person who may see all branches. */
export const rollUpFile = defineMessage({
  name: 'hq_workbook',
  subject: rolledSubject,
  to: 'either',
  kept: false,
  // Whoever may see it can ask for it.
  inDoubt: 'never',
  traceless: true,
});

/** A branch's narrative of a month or a quarter, signed off; its subject is the record. */
export const branchWords = defineMessage({
  name: 'branch_words',
  subject: idSubject,
  to: 'either',
  kept: false,
  inDoubt: 'again',
});

/** The same as a document, with the workbook of its figures. */
export const branchWordsFiles = defineMessage({
  name: 'branch_words_files',
  subject: idSubject,
  to: 'either',
  kept: false,
  inDoubt: 'never',
  traceless: true,
  priority: 6,
});
