import { Refusal } from '../platform/refusal.js';
import { assertMay } from '../platform/rights/rights.js';
import type { ButtonPress, Feature, Reply } from '../platform/slack/request.js';
import { carryOut, confirmation, loadRecordAndActor, rightsOf } from '../records/module.js';
import { playbookOf } from './emergencies/index.js';
import { playbookWords } from './messages.js';
import { openByHand } from './rules/open.js';

/** The plan for what looks like a pattern, in the thread of the record that made it one. */
async function pressPlaybook(request: ButtonPress): Promise<Reply> {
  const { record, here, kind } = await loadRecordAndActor(request, request.value);
  assertMay(rightsOf(kind).openPlan, here.who, record);
  const name = request.argument;
  if (!playbookOf(name)) throw new Refusal('gone');
  const { title } = playbookWords(name, here.scene.branch);
  await carryOut(request, record, here, (now) => openByHand(now, name, title, here));
  return { say: confirmation('record.plan_opened', record, request.speech) };
}

/** Opening a playbook by hand. */
export const playbooks: Feature = { presses: { 'record.playbook:*': pressPlaybook } };
