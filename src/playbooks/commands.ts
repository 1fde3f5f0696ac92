import { Refusal } from '../platform/refusal.js';
import { assertMay } from '../platform/rights/rights.js';
import type { ButtonPress, Feature, Reply } from '../platform/slack/request.js';
import { carryOut, confirmation, loadRecordAndActor, rightsOf } from '../records/module.js';
import { playbookOf } from './emergencies/index.js';
import { playbookWords } from './messages.js';
import { openByHand } from './rules/open.js';

/** Opens a playbook in the thread of a record, when a watch has found a pattern and offers it. */
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
