import type { Rights } from '../platform/rights/rights.js';
import { checklists } from './lists/index.js';
import type { Checklist } from './rules/checklist.js';
import { rights, signRight } from './rules/list-rights.js';
import { signers } from './rules/own-form.js';

/** All rights to lists, including who signs each shipped list, and whom a branch may name as signers of its own. */
export function checklistRights(): Rights {
  const signed = (checklists as readonly Checklist[]).flatMap(({ name, signatures }) =>
    signatures.map((by, at) => [`checklists.sign.${name}.${at + 1}`, signRight(by)] as const),
  );
  const own = { by: signers, when: 'it is a list of the branch’s own, which names them' };
  return { ...rights, ...Object.fromEntries(signed), 'checklists.sign.own': own };
}
