import type { Module } from '../platform/module.js';
import { rollUps } from './beat.js';
import { hqChannel } from './commands/channel.js';
import { hq } from './commands/overview.js';
import { headOfficeFollows } from './follow.js';
import { branchWordsDrawn, branchWordsFilesDrawn } from './outbox/branch-words.js';
import { rollUpDrawn, rollUpToldDrawn } from './outbox/roll-up.js';
import { rollUpFileDrawn } from './outbox/workbook.js';
import { rights } from './rights.js';
import { nextTellingAt } from './store/head-office.js';

export { officeForm, officeOffer } from './messages/office.js';
export type { HeadOffice } from './rules/head-office.js';
export { headOfficeOf, saveHeadOffice } from './store/head-office.js';

export const headOfficeModule: Module = {
  name: 'head-office',
  features: [
    hq, // all branches at a glance
    hqChannel, // a channel of its own
  ],
  beats: [rollUps],
  nextAt: nextTellingAt,
  messages: [rollUpDrawn, rollUpToldDrawn, rollUpFileDrawn, branchWordsDrawn, branchWordsFilesDrawn],
  follows: headOfficeFollows,
  rights: () => rights,
};
