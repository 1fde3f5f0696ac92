import { line } from '../../platform/blocks/escape.js';
import { sentence } from '../../platform/blocks/kit.js';
import { beginning } from '../../platform/cut.js';
import type { Acting } from '../../platform/directory/acting.js';
import { namesOf } from '../../platform/directory/store/people.js';
import type { Values } from '../../platform/forms/field.js';
import { isId } from '../../platform/id.js';
import { Refusal } from '../../platform/refusal.js';
import { assertMay } from '../../platform/rights/rights.js';
import { formScene, standInById } from '../../platform/slack/branch.js';
import type { ButtonPress, Feature, Reply } from '../../platform/slack/request.js';
import {
  action,
  assertCanHandOver,
  assertCanLog,
  code,
  handForm,
  type Kind,
  loadRecordAndActor,
  logForm,
} from '../../records/module.js';
import { rights } from '../rights.js';
import { findingAt } from '../store/report-today.js';

/** Hands on a record. Somebody may have taken it since the report was drawn. */
async function pressHand(request: ButtonPress): Promise<Reply> {
  const { record, here, card, kind, form } = await loadRecordAndActor(request, request.value);
  assertMay(rights['reports.hand_over'], here.who);
  if (request.argument === 'owner' && record.ownerId && !record.closedAt) {
    const names = await namesOf(request.db, [record.ownerId]);
    const slots = { record: code(kind, record.number), name: line(names.get(record.ownerId) ?? '?', 60) };
    return { say: sentence(request.speech.t('digest.taken', slots)) };
  }
  assertCanHandOver(kind, record, here.who);
  return { open: handForm(card, form) };
}

/** Opens the form of a corrective action against a recurring finding or fault. */
async function pressAction(request: ButtonPress): Promise<Reply> {
  const { here, what, values } =
    request.argument === 'failing' ? await failing(request) : await recurring(request);
  assertCanLog(action, here.who, here.scene);
  const given = { text: request.speech.t('digest.remove_cause', { what }), values };
  const { scene } = here;
  return {
    open: logForm(
      action as Kind,
      { given, metadata: { branchId: scene.branch.id } },
      formScene(request, scene),
    ),
  };
}

interface Cause {
  here: Acting;
  what: string;
  values: Values;
}

async function failing(request: ButtonPress): Promise<Cause> {
  const { record, here } = await loadRecordAndActor(request, request.value);
  const { device } = record.details;
  if (typeof device !== 'string') throw new Refusal('gone');
  return { here, what: device, values: { device } };
}

async function recurring(request: ButtonPress): Promise<Cause> {
  const found = isId(request.value) ? await findingAt(request.db, request.value) : null;
  if (!found) throw new Refusal('gone');
  const here = await standInById(request, found.branchId);
  return { here, what: found.text, values: { source: beginning(found.text, action.fields.source.max) } };
}

/** Buttons for decisions in a report for which no card or page has one. */
export const reportDecisions: Feature = {
  presses: { 'report.hand:*': pressHand, 'report.action:*': pressAction },
};
