import type { Module } from '../platform/module.js';
import { setup } from './commands.js';
import { rights } from './rights.js';

export { differences, type FileFault, isSameOffice, readBranchFile, writeBranchFile } from './rules/file.js';
export { entriesIn, everyEntry } from './store/entries.js';
export { saveBranches } from './store/save.js';

export const branchesModule: Module = {
  name: 'branches',
  features: [setup], // making a channel a branch
  rights: () => rights,
};
