import { line } from '../../platform/blocks/escape.js';
import { sentence } from '../../platform/blocks/kit.js';
import type { Acting } from '../../platform/directory/acting.js';
import { namesOf } from '../../platform/directory/store/people.js';
import type { Values } from '../../platform/forms/field.js';
import { isId } from '../../platform/id.js';
import { Refusal } from '../../platform/refusal.js';
import { assertMay } from '../../platform/rights/rights.js';
import type { Feature, Pressed, Reply } from '../../platform/slack/asked.js';
import { formScene, standInById } from '../../platform/slack/branch.js';
import {
  action,
  assertCanHandOver,
  assertCanLog,
  at,
  code,
  handForm,
  type Kind,
  logForm,
} from '../../records/module.js';
import { rights } from '../rights.js';
import { findingAt } from '../store/report-today.js';

/** Handing over. What nobody had somebody may have taken since the report was drawn. */
async function pressHand(asked: Pressed): Promise<Reply> {
  const { record, here, card, kind, form } = await at(asked, asked.value);
  assertMay(rights['reports.hand_over'], here.who);
  if (asked.argument === 'owner' && record.ownerId && !record.closedAt) {
    const names = await namesOf(asked.db, [record.ownerId]);
    const slots = { record: code(kind, record.number), name: line(names.get(record.ownerId) ?? '?', 60) };
    return { say: sentence(asked.speech.t('digest.taken', slots)) };
  }
  assertCanHandOver(kind, record, here.who);
  return { open: handForm(card, form) };
}

/** A corrective action that ends what was found, or what failed, again and again. */
async function pressAction(asked: Pressed): Promise<Reply> {
  const { here, what, values } = asked.argument === 'failing' ? await failing(asked) : await recurring(asked);
  assertCanLog(action, here.who, here.scene);
  const given = { text: asked.speech.t('digest.remove_cause', { what }), values };
  const { scene } = here;
  return { open: logForm(action as Kind, given, formScene(asked, scene), { branchId: scene.branch.id }) };
}

interface Cause {
  here: Acting;
  what: string;
  values: Values;
}

async function failing(asked: Pressed): Promise<Cause> {
  const { record, here } = await at(asked, asked.value);
  const { device } = record.details;
  if (typeof device !== 'string') throw new Refusal('gone');
  return { here, what: device, values: { device } };
}

async function recurring(asked: Pressed): Promise<Cause> {
  const found = isId(asked.value) ? await findingAt(asked.db, asked.value) : null;
  if (!found) throw new Refusal('gone');
  const here = await standInById(asked, found.branchId);
  return { here, what: found.text, values: { source: found.text.slice(0, action.fields.source.max) } };
}

/** What a report asks to be decided, where no card or page does it already. */
export const reportDecisions: Feature = {
  presses: { 'report.hand:*': pressHand, 'report.action:*': pressAction },
};
