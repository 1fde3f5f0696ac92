import { defineMessage } from '../platform/outbox/message.js';
import { idSubject } from '../platform/outbox/subject.js';
import { rolledSubject } from './rules/rolled.js';

/** All branches in head office's channel. */
export const rollUp = defineMessage({
  name: 'hq',
  subject: rolledSubject,
  to: 'channel',
  kept: true,
  inDoubt: 'again',
});

/** The same to somebody of head office, where it has no channel. */
export const rollUpTold = defineMessage({
  name: 'hq_told',
  subject: rolledSubject,
  to: 'person',
  kept: false,
  // Whoever may see it can ask for it.
  inDoubt: 'never',
});

/** All branches by every figure as a workbook: in the roll-up's thread, or to a person who may see all branches. */
export const rollUpFile = defineMessage({
  name: 'hq_workbook',
  subject: rolledSubject,
  to: 'either',
  kept: false,
  // Whoever may see it can ask for it.
  inDoubt: 'never',
  traceless: true,
});

/** What a branch says of a month or a quarter, signed off; its subject is the record. */
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
