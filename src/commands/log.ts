import { draftOf, keepDraft } from '../database/drafts.js';
import { mask } from '../domain/privacy/mask.js';
import { isKind, kindOf } from '../domain/records/index.js';
import { Refusal } from '../domain/records/record.js';
import { chooseKind } from '../messages/log.js';
import type { Asked, Called, Feature, Pressed, Reply } from '../slack/asked.js';
import { openForm } from './records.js';
import { standInById } from './scene.js';

const where = ({ standing: { here, theirs } }: Asked) => (here ? [here] : theirs);

/** From the lightning: what is it, and in which branch? */
async function fromAnywhere(asked: Called): Promise<Reply> {
  const branches = where(asked);
  if (branches.length === 0) throw new Refusal('not_branch');
  return { open: chooseKind(branches, null, asked.speech) };
}

/** From a message: the same, with its words carried over. */
async function fromMessage(asked: Called): Promise<Reply> {
  const branches = where(asked);
  const { person, here } = asked.standing;
  if (!person && here) throw new Refusal('not_member', { branch: here.id });
  if (branches.length === 0 || !person) throw new Refusal('not_branch');
  const text = mask(asked.message?.text ?? '').text;
  const id = await keepDraft(
    asked.db,
    { personId: person.id, branchId: null, what: 'message', text },
    asked.now,
  );
  return { open: chooseKind(branches, { id, text }, asked.speech) };
}

async function formFromMessage(asked: Pressed): Promise<Reply> {
  const [name = '', branchId] = asked.argument.split('/');
  const { person } = asked.standing;
  const draft = person && (await draftOf(asked.db, asked.value, person.id));
  if (!draft || !isKind(name)) throw new Refusal('gone');
  return openForm(asked, kindOf(name), await standInById(asked, branchId), { text: draft.text });
}

/** Logging from anywhere in Slack. */
export const logging: Feature = {
  shortcuts: { log: fromAnywhere, log_message: fromMessage },
  presses: { 'log.from:*': formFromMessage },
};
