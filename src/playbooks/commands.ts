import { Refusal } from '../platform/refusal.js';
import { assertMay } from '../platform/rights/rights.js';
import type { Feature, Pressed, Reply } from '../platform/slack/asked.js';
import { at, carryOut, rightsOf, told } from '../records/module.js';
import { playbookOf } from './emergencies/index.js';
import { playbookWords } from './messages.js';
import { openByHand } from './rules/open.js';

/** The plan for what looks like a pattern, in the thread of the record that made it one. */
async function pressPlaybook(asked: Pressed): Promise<Reply> {
  const { record, here, kind } = await at(asked, asked.value);
  assertMay(rightsOf(kind).openPlan, here.who, record);
  const name = asked.argument;
  if (!playbookOf(name)) throw new Refusal('gone');
  const { title } = playbookWords(name, here.scene.branch);
  await carryOut(asked, record, here, (now) => openByHand(now, name, title, here));
  return { say: told('record.plan_opened', record, asked.speech) };
}

/** Opening a playbook by hand. */
export const playbooks: Feature = { presses: { 'record.playbook:*': pressPlaybook } };
